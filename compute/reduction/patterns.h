#pragma once
// Layers that show what a 1×1 convolution can do, whatever the maps are.
#include <cstdint>
#include <span>

#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

// Output k is map k, or, in reverse order, the k-th last; outputs beyond the maps are 0.
PointwiseLayer identity_layer(std::int64_t cout, std::int64_t cin);
PointwiseLayer reversing_layer(std::int64_t cout, std::int64_t cin);
// One weight for each map, as a depthwise 1×1 convolution: output k is map k times 1, −1/2, 2, −1, 1/2, −2 …
PointwiseLayer diagonal_layer(std::int64_t cout, std::int64_t cin);
// Output k is map 2k minus map 2k + 1, counted around; at least two maps.
PointwiseLayer difference_layer(std::int64_t cout, std::int64_t cin);
// The leading principal components of the standardised maps, over all images, each about its mean; at most as many as
// there are maps.
PointwiseLayer principal_layer(TensorView stack, std::int64_t cout);
// Uniform weights, the same each time, so that maps with these deviations contribute equally.
PointwiseLayer random_layer(std::int64_t cout, std::span<const double> deviations);
// The same numbers added to every row, uniform in ± the largest |w|; the same for the same seed.
PointwiseLayer with_vector_added(const PointwiseLayer& layer, std::uint64_t seed);

}  // namespace pw
