#include "app/view/ranges.h"

#include <algorithm>
#include <cmath>

#include "app/view/map_colours.h"

namespace pw {
namespace {

float largest_magnitude(const std::vector<float>& values) {
  float largest = 0.0F;
  for (const float value : values) {
    if (std::isfinite(value)) largest = std::max(largest, std::fabs(value));
  }
  return largest;
}

}  // namespace

void refresh_ranges(const Session& session, ViewState& view, RangeSources& made_for) {
  if (!session.outputs_fit() || !session.outputs_are_current()) return;
  const PointwiseLayer& layer = session.document().parameters();
  const RangeSources sources{session.document().input, view.image, layer.cout, layer.activation, view.theme};
  const bool still = session.history().in_gesture() || view.pin_ranges;
  if (still && sources == made_for) return;
  made_for = sources;
  view.output_colours.clear();
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    view.output_colours.push_back(
        output_colours(session.document(), session.outputs(), view.image, o, theme_of(view.theme)));
  }
  const float weights = largest_magnitude(layer.weight);
  view.weight_reach = weights > 0.0F ? weights : 1.0F;
  view.bias_reach = std::max(1.0F, 2.0F * largest_magnitude(layer.bias));
}

}  // namespace pw
