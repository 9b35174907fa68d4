#pragma once
// Cells with one number of the pair each: a bar from the middle, dragged sideways.
#include "app/panels/two_layers/pair_view.h"

namespace pw {

struct PairCell {
  WidgetKey key;
  Rect area;
  ParameterId id;  // of the pair
};
void input_pair_cell(Frame& frame, const PairView& view, const PairCell& cell);
void draw_pair_cell(const Frame& frame, const PairView& view, const PairCell& cell);

// One that cannot be edited.
struct ShownNumber {
  WidgetKey key;
  Rect area;
  float value = 0.0F;
  float half_range = 1.0F;
};
void draw_shown_number(const Frame& frame, const ShownNumber& number);

// A bias as a slider with its number: "b ────●── 0"; without a slider a click on the number types it.
struct PairBias {
  WidgetKey key;
  Rect slider, value;
  ParameterId id;
};
void input_pair_bias(Frame& frame, const PairView& view, const PairBias& bias);
void draw_pair_bias(const Frame& frame, const PairView& view, const PairBias& bias);

// "w1[0, 2] = −1 …" with what it does and how it is changed.
std::string explain_pair_number(const Frame& frame, const ShownPair& shown, const ParameterId& id,
                                std::string_view drag);
float pair_number(const ShownPair& shown, const ParameterId& id);

}  // namespace pw
