#pragma once
// A 1x1 convolution that tells the classes of positions apart, fitted to their labels.
#include <cstdint>
#include <span>

#include "compute/core/progress.h"
#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

// By fit_classifier() on the standardised maps, in the units of the maps. `labels`: one per position of all images, its
// class below `classes`, any other number where there is none. All zero without a label.
PointwiseLayer fit_class_layer(TensorView maps, std::span<const std::uint8_t> labels, std::int64_t classes,
                               double ridge, const Progress* progress = nullptr);

}  // namespace pw
