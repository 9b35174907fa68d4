#include "app/frame/scales.h"

#include <algorithm>
#include <cmath>

#include "app/presentation/scale_steps.h"

namespace pw {
namespace {

// As many undo steps back the sliders find their scale again.
constexpr std::size_t kMostShown = 256;

// Weights that were loaded, as opposed to some that were edited.
bool are_others(const Weights& before, const Weights& now) {
  const std::vector<float>& a = before.parameters.weight;
  const std::vector<float>& b = now.parameters.weight;
  if (a.size() != b.size() || before.parameters.cout != now.parameters.cout || before.name != now.name) return true;
  std::size_t changed = 0;
  for (std::size_t i = 0; i < a.size(); ++i) changed += a[i] != b[i] ? 1 : 0;
  return changed > std::max<std::size_t>(1, a.size() / 2);
}

OutputScales::Shown fitted(const OutputScales& scales, const std::shared_ptr<const Weights>& now) {
  const float weights = largest_magnitude(now->parameters.weight);
  const float biases = std::max(1.0F, largest_magnitude(now->parameters.bias));
  const float usual = usual_magnitude(now->parameters.weight);
  if (scales.fitted_to == nullptr || are_others(*scales.fitted_to, *now))
    return {now, scale_step(weights), scale_step(biases), scale_step(usual)};
  const OutputScales::Shown& last = scales.shown.back();
  return {now, kept_scale(last.weights, weights), kept_scale(last.biases, biases),
          kept_colour_scale(last.colours, usual)};
}

void fit_sliders(OutputScales& scales, const std::shared_ptr<const Weights>& now) {
  if (scales.fitted_to != now) {
    const auto is_now = [&](const OutputScales::Shown& shown) { return shown.with.lock() == now; };
    const auto known = std::ranges::find_if(scales.shown, is_now);
    const OutputScales::Shown shown = known != scales.shown.end() ? *known : fitted(scales, now);
    if (known != scales.shown.end()) scales.shown.erase(known);
    scales.shown.push_back(shown);
    if (scales.shown.size() > kMostShown) scales.shown.pop_front();
    scales.fitted_to = now;
  }
  scales.weights = scales.shown.back().weights;
  scales.biases = scales.shown.back().biases;
  scales.weight_colours = std::min(scales.weights, scales.shown.back().colours);
}

// Whether each range of `inner` is within that of `outer`.
bool contains(const std::vector<OutputColours>& outer, const std::vector<OutputColours>& inner) {
  return std::ranges::equal(outer, inner, [](const OutputColours& a, const OutputColours& b) {
    return a.range.lo <= b.range.lo && a.range.hi >= b.range.hi;
  });
}

// What the scales are of, besides the session.
struct ScalesOf {
  const Selection& selection;
  const Display& display;
  const OutputMaps* changed;
};

// `keeps_colours`: if the weights are the same and nothing is beyond the ranges.
void compute_scales(OutputScales& scales, const Session& session, const ScalesOf& of, bool keeps_colours) {
  const PointwiseLayer& layer = session.document().parameters();
  const bool from_pixels = holds_pixels(session.document());
  const auto colours = [&](const OutputRange& range) {
    return output_colours(layer.activation, range, from_pixels, theme_of(of.display.theme));
  };
  const std::int64_t n = of.selection.n;
  std::vector<OutputColours> fitted;
  for (std::int64_t o = 0; o < layer.cout; ++o) fitted.push_back(colours(session.outputs().of(n, o)));
  const auto& weights = session.document().network.layers.front();
  const bool is_held = keeps_colours && scales.outputs_fitted_to == weights && contains(scales.unchanged, fitted);
  if (!is_held) {
    scales.unchanged = std::move(fitted);
    scales.outputs_fitted_to = weights;
  }
  scales.outputs = scales.unchanged;
  fit_sliders(scales, weights);
  if (of.changed == nullptr || !(of.changed->sums().shape() == session.outputs().sums().shape())) return;
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    OutputRange both = session.outputs().of(n, o);
    both.min = std::min(both.min, of.changed->of(n, o).min);
    both.max = std::max(both.max, of.changed->of(n, o).max);
    const OutputColours wider = colours(both);
    OutputColours& now = scales.outputs[static_cast<std::size_t>(o)];
    if (wider.range.lo < now.range.lo || wider.range.hi > now.range.hi) now = wider;
  }
}

// Uses scales pinned in an earlier run or by a project, if they have a range for every output.
void use_pinned(OutputScales& scales, const PinnedScales& pinned) {
  if (pinned.outputs.size() != scales.outputs.size()) return;
  for (std::size_t o = 0; o < scales.outputs.size(); ++o) scales.outputs[o].range = pinned.outputs[o];
  scales.weights = pinned.weights;
  scales.biases = pinned.biases;
  scales.weight_colours = std::min(scales.weights, scales.weight_colours);
}

}  // namespace

void refresh(OutputScales& scales, const Session& session, const Selection& selection, Display& display,
             const OutputMaps* changed) {
  if (!session.outputs_fit() || !session.outputs_are_current()) return;
  const PointwiseLayer& layer = session.document().parameters();
  const OutputScales::Made now{session.document().input, selection.n, layer.cout, layer.activation, display.theme};
  const bool is_first = scales.made_for.cout < 0;
  const bool same = scales.made_for == now;
  if (session.in_gesture() && same) return;
  if (display.pinned && same) {
    use_pinned(scales, *display.pinned);
    return;
  }
  scales.made_for = now;
  compute_scales(scales, session, {selection, display, changed}, same);
  if (!display.pinned) return;
  if (is_first) use_pinned(scales, *display.pinned);
  display.pinned = pinned(scales);
}

bool is_hardly_used(const OutputColours& colours, const OutputRange& range) {
  constexpr float kLeastShare = 0.2F;
  const float used = std::max(std::fabs(range.min), std::fabs(range.max));
  return used < kLeastShare * std::max(std::fabs(colours.range.lo), std::fabs(colours.range.hi));
}

PinnedScales pinned(const OutputScales& scales) {
  PinnedScales held;
  for (const OutputColours& colours : scales.outputs) held.outputs.push_back(colours.range);
  held.weights = scales.weights;
  held.biases = scales.biases;
  return held;
}

}  // namespace pw
