#pragma once
// What the outputs predict, and which pictures of the prediction make sense for these weights.
#include <optional>
#include <vector>

#include "app/document/document.h"
#include "app/presentation/display.h"
#include "app/presentation/selection.h"
#include "compute/analysis/road_score.h"

namespace pw {

// Whether each output answers for itself, with a sigmoid, instead of competing with the others.
bool answers_alone(const PointwiseLayer& layer);

// Which outputs are for the road, and from which probability on. Empty without an output for the road.
std::optional<RoadRule> road_rule(const Weights& weights, float threshold);

// Whether the prediction of road can be scored: there is a ground truth, and the weights were made for it.
bool can_be_scored(const Document& document);

// What can be drawn over the picture, the most telling first.
std::vector<OverlayMode> overlay_modes(const Document& document);
// The one that the user has chosen, if it makes sense for this document, else the most telling.
OverlayMode shown_overlay(const Display& display, const Document& document);

// The output that the overlay is about: of two competing outputs the road's, or the last; else the selected one.
std::int64_t predicted_output(const Document& document, const Selection& selection, OverlayMode mode);

// Whether the overlay shows where all road is predicted, the prediction that the score judges: lane marks may be
// outputs of their own.
bool shows_road(const Document& document, OverlayMode mode, std::int64_t output);

// Whether the prediction depends on a threshold of the probability: there is one, of a class or after an activation.
bool has_threshold(const Document& document, OverlayMode mode);

}  // namespace pw
