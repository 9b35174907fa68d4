#pragma once
// The rows of a comparison: their pictures, scores, and the button that puts their weights into the document.
#include <vector>

#include "app/comparison/comparison.h"
#include "app/panels/compare/row_pictures.h"
#include "app/widgets/controls.h"

namespace pw {

class CompareTable {
 public:
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame);

  // For keys: marks the next or the previous row; uses the marked one; puts its outputs alone into the document.
  void step(const Frame& frame, int by);
  void use(Frame& frame) const;
  void use_bare(Frame& frame) const;
  void flip_more() { shows_more_ = !shows_more_; }
  bool shows_more() const { return shows_more_; }

 private:
  struct Columns {
    float name = 0.0F, output[2] = {}, road = 0.0F, iou = 0.0F, variance = 0.0F, use = 0.0F, picture_w = 0.0F;
  };
  std::vector<ReductionKind> kinds(const Frame& frame) const;
  Rect row_area(std::size_t row) const;
  Columns columns(const Frame& frame) const;
  std::vector<Button> head_buttons(const Frame& frame) const;
  std::vector<Button> foot_buttons(const Frame& frame) const;
  Button use_button(const Frame& frame, ReductionKind kind, Rect row) const;
  void draw_heads(const Frame& frame) const;
  void draw_row(const Frame& frame, ReductionKind kind, Rect row);
  void draw_pictures(const Frame& frame, const ReductionRow& row, Rect area);
  void draw_scores(const Frame& frame, const ReductionRow& row, Rect area) const;

  Rect panel_, area_, rows_, foot_;
  float row_h_ = 1.0F;
  bool shows_more_ = false, is_spoken_ = false;
  ReductionKind marked_ = ReductionKind::kLearned;
  RowPictures pictures_;
};

}  // namespace pw
