#include "app/panels/matrix/matrix_colours.h"

#include <cmath>

#include "app/presentation/map_colours.h"

namespace pw {

float share_of(Range range, float value) {
  return std::isfinite(value) ? position_in(range, value) : value;
}

Range matrix_x_range(const Frame& frame, std::int64_t map) {
  const Document& document = frame.document();
  const std::int64_t n = frame.selection().n;
  const RangeMode mode = frame.display().range_mode;
  return input_range(document, n, map, mode, input_colours(document, n, mode, frame.theme()).signed_values);
}

Rgb matrix_x_colour(const Frame& frame, std::int64_t map, float value) {
  const auto colours = input_colours(frame.document(), frame.selection().n, frame.display().range_mode, frame.theme());
  return color_of(*colours.map, matrix_x_range(frame, map), value);
}

const ColorMap& matrix_y_map(const Frame& frame) {
  const bool as_shown = frame.session().outputs().activation() == Activation::kNone;
  return as_shown ? *frame.scales().outputs.front().map : *frame.theme().diverging;
}

Range matrix_y_range(const Frame& frame, std::int64_t output, float largest) {
  // The ranges of the window are those after the activation.
  if (frame.session().outputs().activation() != Activation::kNone) return symmetric_range(largest);
  return frame.scales().outputs[static_cast<std::size_t>(output)].range;
}

}  // namespace pw
