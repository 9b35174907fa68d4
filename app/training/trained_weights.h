#pragma once
// Weights that a training run has made.
#include <memory>

#include "app/document/document.h"

namespace pw {

// With the names, classes and activation of the document's weights, for the maps that it has now.
std::shared_ptr<const Weights> trained_weights(const Document& document, const PointwiseLayer& layer);
// Whether they come from training; numbers of them may have been changed since.
bool are_trained_here(const Weights& weights);

}  // namespace pw
