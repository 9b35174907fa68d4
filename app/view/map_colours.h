#pragma once
// Which colour map and which ranges the pictures use.
#include <cstdint>

#include "app/document/document.h"
#include "app/session/outputs.h"
#include "app/view/view_state.h"

namespace pw {

// Sequential where every activation of image n is ≥ 0, else diverging with zero pinned to the neutral; greys for the
// channels of a picture, which run from 0 to 1.
struct InputColours {
  const ColorMap* map;
  bool signed_values;
};
InputColours input_colours(const Document& document, std::int64_t n, RangeMode mode, const Theme& theme);
Range input_range(const Document& document, std::int64_t n, std::int64_t channel, RangeMode mode, bool signed_values);

// Of an output after its activation: sums are diverging and symmetric about zero, ReLU starts at zero, probabilities
// run from 0 to 1. What is mixed from a picture's channels and stays between 0 and 1 is a picture in greys.
OutputColours output_colours(const Document& document, const OutputMaps& outputs, std::int64_t n, std::int64_t output,
                             const Theme& theme);

}  // namespace pw
