#pragma once
// The rows of a comparison: their pictures, scores, and the button that puts their weights into the document.
#include <vector>

#include "app/comparison/comparison.h"
#include "app/panels/compare/row_drawing.h"
#include "app/widgets/controls.h"

namespace pw {

class CompareTable {
 public:
  // With rows of their full height.
  float wanted_height(const Frame& frame) const;
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame);

  ReductionKind marked() const { return marked_; }
  // For keys: marks the next or the previous row; uses the marked one; puts its outputs alone into the document.
  void step(const Frame& frame, int by);
  void use(Frame& frame) const;
  void use_bare(Frame& frame) const;

 private:
  std::vector<ReductionKind> kinds(const Frame& frame) const;
  // Nothing is computed, and nothing is about to be.
  static bool is_empty(const Frame& frame);
  RowColumns columns(const Frame& frame, std::size_t row) const;
  Rect row_area(std::size_t row) const;
  Button use_button(const Frame& frame, ReductionKind kind, Rect row) const;
  void preview(Frame& frame, const ReductionRow& row);
  void draw_head(const Frame& frame) const;
  void draw_heads(const Frame& frame) const;
  // Returns whether one of its pictures has a line at zero.
  bool draw_row(const Frame& frame, ReductionKind kind, std::size_t index);
  void draw_foot(const Frame& frame, const std::vector<Button>& below, bool has_line) const;

  Rect panel_, area_, rows_, foot_;
  float row_h_ = 1.0F;
  std::optional<CardGrid> cards_;  // in the place of rows
  bool is_spoken_ = false;
  ReductionKind marked_ = ReductionKind::kLearned;
  RowPictures pictures_;
  std::shared_ptr<const WeightsPreview> preview_;
};

}  // namespace pw
