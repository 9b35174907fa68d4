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

MatrixXColours matrix_x_colours(const Frame& frame, const DrawnAxis& maps) {
  const Document& document = frame.document();
  const std::int64_t n = frame.selection().n;
  const RangeMode mode = frame.display().range_mode;
  const auto colours = input_colours(document, n, mode, frame.theme());
  MatrixXColours made{colours.map, {}};
  // The range of the whole layer combines all maps.
  const bool is_shared = mode == RangeMode::kWholeLayer || document.shape().pixels() == 1;
  for (std::int64_t i = 0; i < maps.drawn; ++i)
    made.ranges.push_back(is_shared && i > 0 ? made.ranges.front()
                                             : input_range(document, n, i * maps.step, mode, colours.signed_values));
  return made;
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
