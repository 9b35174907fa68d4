#pragma once
// The weights as bars or, if there are many filters, as a matrix of colours; each is a slider.
#include <optional>

#include "app/frame/frame.h"
#include "app/geometry/matrix_geometry.h"
#include "app/panels/weights/weight_loupe.h"

namespace pw {

class WeightRows {
 public:
  void lay_out(Rect area, Rect scroll_bar, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame) const;
  // The magnifier under the pointer, or the value being dragged; draw after whatever may cover it.
  void draw_on_top(const Frame& frame) const;

  const MatrixGeometry& geometry() const { return geometry_; }
  // The column of this map, if it is visible.
  std::optional<Rect> column_of(const Frame& frame, std::int64_t map) const;

 private:
  struct Drag {
    std::int64_t output = 0, map = 0;
    bool paints = false;
  };

  MatrixGeometry arrange(const Frame& frame, Rect area) const;
  bool has_scroll_bar(const Frame& frame) const;
  void input_bars(Frame& frame);
  void input_scroll_bar(Frame& frame);
  void type(Frame& frame, std::int64_t output, std::int64_t map);
  void begin_drag(Frame& frame, std::int64_t output, std::int64_t map);
  void drag(Frame& frame);
  void paint_to(Frame& frame, ImVec2 point);
  void point_at(Frame& frame, std::int64_t output, std::int64_t map);
  Rect added_handle(const Frame& frame) const;
  void input_added(Frame& frame);
  void draw_added(const Frame& frame) const;
  std::optional<WeightLoupe> loupe(const Frame& frame) const;
  void draw_scroll_bar(const Frame& frame) const;
  void draw_drag_value(const Frame& frame) const;
  void mark_cells(const Frame& frame) const;

  Rect scroll_bar_;
  MatrixGeometry geometry_;
  std::optional<Drag> drag_;
  std::int64_t first_column_ = 0;  // scroll position, if not all columns fit
  std::int64_t followed_column_ = -1;
};

}  // namespace pw
