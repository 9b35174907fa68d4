#pragma once
// The gradient that reaches each map, in the columns of W; gains; locks.
#include <vector>

#include "app/geometry/matrix_geometry.h"
#include "app/panels/learn/gradient_rows.h"
#include "app/widgets/controls.h"

namespace pw {

class GradientPanel {
 public:
  // The height that it needs, in points.
  static float height(const Frame& frame);
  // The width that its labels need.
  static float least_labels(const Frame& frame);

  // `columns`: where W's columns stand. Labels go into `labels_column`.
  void lay_out(Rect panel, Rect labels_column, const MatrixGeometry& columns, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame) const;

 private:
  std::vector<GradientRow> all_rows(const Frame& frame) const;
  std::vector<GradientRow> rows(const Frame& frame) const;
  std::vector<Button> buttons(const Frame& frame) const;
  void input_row(Frame& frame, const GradientRow& row) const;
  void draw_name(const Frame& frame, const GradientRow& row, Rgb colour) const;
  void draw_row(const Frame& frame, const GradientRow& row) const;
  void draw_bars(const Frame& frame, const GradientRow& row) const;
  void draw_what_comes(const Frame& frame) const;
  void draw_locked(const Frame& frame, Rect area) const;

  Rect panel_, labels_;
  MatrixGeometry columns_;
};

}  // namespace pw
