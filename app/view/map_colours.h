#pragma once
// Which colour map and which ranges the pictures use.
#include <cstdint>

#include "app/document/document.h"
#include "app/session/outputs.h"
#include "app/view/view_state.h"

namespace pw {

// Sequential where every activation of image n is ≥ 0, else diverging with zero pinned to the neutral.
struct InputColours {
  const ColorMap* map;
  bool signed_values;
};
InputColours input_colours(const InputStack& input, std::int64_t n, RangeMode mode, const Theme& theme);
Range input_range(const InputStack& input, std::int64_t n, std::int64_t channel, RangeMode mode, bool signed_values);

// Of an output after its activation: sums are diverging and symmetric about zero, ReLU starts at zero, probabilities
// run from 0 to 1.
const ColorMap& output_map(Activation activation, const Theme& theme);
Range output_range(const OutputMaps& outputs, std::int64_t n, std::int64_t output);

}  // namespace pw
