#pragma once
// W: one row per filter, in the order of the maps.
#include <optional>
#include <string>
#include <vector>

#include "app/panels/weights/filter_label.h"
#include "app/panels/weights/weight_rows.h"
#include "app/panels/weights/weights_head.h"
#include "app/widgets/controls.h"

namespace pw {

class WeightsPanel {
 public:
  // Labels go into `labels_column`, W below the maps in `maps_column`; in a narrow window W takes of the labels' room
  // what `least_labels` leaves.
  void lay_out(Rect panel, Rect labels_column, Rect maps_column, const Frame& frame, float least_labels = 0.0F);
  void input(Frame& frame);
  void draw(const Frame& frame) const;
  // Heading and buttons; draw after whatever may cross them.
  void draw_head(const Frame& frame) const;
  const WeightsHead& head() const { return head_; }
  const WeightRows& rows() const { return geometry_; }

 private:
  // Where the names of the outputs stand: the same for all labels.
  enum class NamePlace { kBeside, kBelow, kInstead, kNone };  // of "filter 0"
  NamePlace name_place(const Frame& frame) const;
  void lay_out_labels(const Frame& frame);
  void lay_out_low_labels(const Frame& frame);
  Slider bias_slider(const Frame& frame, const FilterLabel& label) const;
  void input_label(Frame& frame, const FilterLabel& label) const;
  void input_name(Frame& frame, const FilterLabel& label) const;
  void draw_label(const Frame& frame, const FilterLabel& label) const;
  void draw_bias(const Frame& frame, const FilterLabel& label) const;
  std::int64_t worded_name(const Frame& frame) const;
  void draw_name(const Frame& frame, const FilterLabel& label) const;

  Rect panel_, labels_area_;
  WeightRows geometry_;
  std::vector<FilterLabel> labels_;
  std::vector<FilterLabel> names_;  // of rows that are too low for a bias
  std::int64_t rows_a_name_ = 1;    // so many stand beside a name
  NamePlace name_place_ = NamePlace::kNone;
  float widest_bias_ = 0.0F;  // of the biases as text
  WeightsHead head_;
};

}  // namespace pw
