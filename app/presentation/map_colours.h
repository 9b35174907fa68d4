#pragma once
// The colour maps and ranges of pictures.
#include <cstdint>
#include <vector>

#include "app/document/document.h"
#include "app/style/theme.h"
#include "compute/layer/output_ranges.h"
#include "renderer/colors/color_map.h"

namespace pw {

// Whether the stack holds the channels of a picture, between 0 and 1.
bool holds_pixels(const Document& document);

// Sequential if every value of image n is ≥ 0, else diverging with zero at the neutral colour; greys for the channels
// of a picture, which range from 0 to 1.
struct InputColours {
  const ColorMap* map;
  bool signed_values;
};
InputColours input_colours(const Document& document, std::int64_t n, RangeMode mode, const Theme& theme);
Range input_range(const Document& document, std::int64_t n, std::int64_t channel, RangeMode mode, bool signed_values);

// Whether the map has one value at all of several positions. Such a map is drawn in the lowest colour, and hatched.
bool is_constant(const InputStack& input, std::int64_t n, std::int64_t channel);
std::int64_t constant_maps(const InputStack& input, std::int64_t n);

// The colours of an output.
struct OutputColours {
  const ColorMap* map = nullptr;
  Range range;
  bool operator==(const OutputColours&) const = default;
};
// For an output after its activation, in the window and in saved pictures: sums are diverging and symmetric about zero,
// ReLU starts at zero; a sigmoid's probabilities range from 0 to 1, those of a softmax from 0 to a round number above
// the largest. Outputs of a picture's pixels without negative values are shown in greys from 0 to 1, or to the largest.
OutputColours output_colours(Activation activation, const OutputRange& range, bool from_pixels, const Theme& theme);
// The same for all outputs, each with one range over all images of the batch. `pool` may be null.
std::vector<OutputColours> output_colours(Activation activation, TensorView outputs, bool from_pixels,
                                          const Theme& theme, ThreadPool* pool);

}  // namespace pw
