#include "app/frame/scales.h"

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

float largest_magnitude(const std::vector<float>& values) {
  float largest = 0.0F;
  for (const float value : values) {
    if (std::isfinite(value)) largest = std::max(largest, std::fabs(value));
  }
  return largest;
}

void compute_scales(OutputScales& scales, const Session& session, const Selection& selection, const Display& display) {
  const PointwiseLayer& layer = session.document().parameters();
  const bool from_pixels = holds_pixels(session.document());
  scales.outputs.clear();
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    scales.outputs.push_back(
        output_colours(layer.activation, session.outputs().of(selection.n, o), from_pixels, theme_of(display.theme)));
  }
  const float weights = largest_magnitude(layer.weight);
  scales.weights = weights > 0.0F ? weights : 1.0F;
  scales.biases = std::max(1.0F, 2.0F * largest_magnitude(layer.bias));
}

// Uses scales pinned in an earlier run or by a project, if they have a range for every output.
void use_pinned(OutputScales& scales, const PinnedScales& pinned) {
  if (pinned.outputs.size() != scales.outputs.size()) return;
  for (std::size_t o = 0; o < scales.outputs.size(); ++o) scales.outputs[o].range = pinned.outputs[o];
  scales.weights = pinned.weights;
  scales.biases = pinned.biases;
}

}  // namespace

void refresh(OutputScales& scales, const Session& session, const Selection& selection, Display& display) {
  if (!session.outputs_fit() || !session.outputs_are_current()) return;
  const PointwiseLayer& layer = session.document().parameters();
  const OutputScales::Made now{session.document().input, selection.n, layer.cout, layer.activation, display.theme};
  const bool is_first = scales.made_for.cout < 0;
  const bool same = scales.made_for == now;
  if (session.history().in_gesture() && same) return;
  if (display.pinned && same) {
    use_pinned(scales, *display.pinned);
    return;
  }
  scales.made_for = now;
  compute_scales(scales, session, selection, display);
  if (!display.pinned) return;
  if (is_first) use_pinned(scales, *display.pinned);
  display.pinned = pinned(scales);
}

PinnedScales pinned(const OutputScales& scales) {
  PinnedScales held;
  for (const OutputColours& colours : scales.outputs) held.outputs.push_back(colours.range);
  held.weights = scales.weights;
  held.biases = scales.biases;
  return held;
}

}  // namespace pw
