#include "app/presentation/outputs/prediction.h"

#include <algorithm>

#include "app/presentation/map_colours.h"

namespace pw {
namespace {

bool is_road_output(const Weights& weights, std::int64_t output) {
  const auto kind = output_class(weights, output);
  return kind && is_road(*kind);
}

bool is_colour_picture(const Document& document) {
  return holds_pixels(document) && document.network.cout() == 3;
}

// More than two classes that compete, few enough for a hue each.
bool is_class_picture(const Document& document) {
  const Weights& weights = document.weights();
  const std::int64_t cout = document.network.cout();
  if (cout <= 2 || cout > kSceneClasses || answers_alone(weights.parameters)) return false;
  for (std::int64_t o = 0; o < cout; ++o) {
    if (!output_class(weights, o)) return false;
  }
  return true;
}

}  // namespace

bool answers_alone(const PointwiseLayer& layer) {
  return layer.activation == Activation::kSigmoid || layer.cout == 1;
}

std::optional<RoadRule> road_rule(const Weights& weights, float threshold) {
  RoadRule rule{{}, answers_alone(weights.parameters), threshold};
  for (std::int64_t o = 0; o < weights.parameters.cout; ++o) rule.is_road.push_back(is_road_output(weights, o));
  if (std::ranges::find(rule.is_road, true) == rule.is_road.end()) return std::nullopt;
  return rule;
}

bool can_be_scored(const Document& document) {
  return document.ground_truth != nullptr && document.picture != nullptr && document.weights().is_scored &&
         road_output(document.weights()).has_value();
}

std::vector<OverlayMode> overlay_modes(const Document& document) {
  std::vector<OverlayMode> modes = {OverlayMode::kArgmax, OverlayMode::kSoftmax, OverlayMode::kValues};
  if (is_colour_picture(document))
    modes.insert(modes.begin(), OverlayMode::kColour);
  else if (document.network.cout() == 3)
    modes.push_back(OverlayMode::kColour);
  if (is_class_picture(document)) modes.insert(modes.begin(), OverlayMode::kClasses);
  return modes;
}

OverlayMode shown_overlay(const Display& display, const Document& document) {
  const auto modes = overlay_modes(document);
  const bool fits = display.overlay && std::ranges::find(modes, *display.overlay) != modes.end();
  return fits ? *display.overlay : modes.front();
}

std::int64_t predicted_output(const Document& document, const Selection& selection, OverlayMode mode) {
  const std::int64_t cout = document.network.cout();
  if (mode == OverlayMode::kArgmax && cout == 2 && !answers_alone(document.parameters()))
    return road_output(document.weights()).value_or(cout - 1);
  return std::min(selection.output, cout - 1);
}

bool shows_road(const Document& document, OverlayMode mode, std::int64_t output) {
  if (mode == OverlayMode::kClasses) return true;
  if (mode != OverlayMode::kArgmax || !is_road_output(document.weights(), output)) return false;
  for (std::int64_t o = 0; o < document.network.cout(); ++o) {
    if (o != output && is_road_output(document.weights(), o)) return false;
  }
  return true;
}

bool has_threshold(const Document& document, OverlayMode mode) {
  const Weights& weights = document.weights();
  const bool is_probability =
      weights.parameters.activation == Activation::kSigmoid || weights.parameters.activation == Activation::kSoftmax;
  const bool is_of_one = weights.parameters.cout <= 2 || answers_alone(weights.parameters);
  return mode == OverlayMode::kArgmax && is_of_one && (has_classes(weights) || is_probability);
}

}  // namespace pw
