#pragma once
// What a linear 1x1 makes of a layer's outputs: the maps again, as far as they are still there.
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/fitting/explained.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

// The moments and principal components of a stack, kept between reconstructions. Immutable, shared between threads.
class StackModel;
// Takes about 15 ms for 256 maps. Does not keep the stack. Of many maps only the leading components are found: ask
// for at most kMostComponents outputs.
inline constexpr std::int64_t kMostComponents = 64;
std::shared_ptr<const StackModel> make_stack_model(TensorView stack);

struct Reconstruction {
  PointwiseLayer decoder;          // maps x outputs: x̂ = decoder(y); constant maps come back as their mean
  Explained explained;             // by `decoder`
  double most_standardised = 0.0;  // that as many outputs can leave, of any linear ones: principal components
};
// The best linear decoder by least squares of y = W x + b, before the activation. Fast for a few outputs.
Reconstruction reconstruct(const StackModel& model, const PointwiseLayer& layer);

// The share of the variance (standardised) that 1, 2, 3 … components have, as many as were found. Empty if no map
// varies.
std::vector<double> component_shares(const StackModel& model);
// The number of components for half, 90 % … of the variance (standardised): the fewest that explain `share`.
// Absent if more than were found are needed.
std::optional<std::int64_t> components_for(const StackModel& model, double share);
// Pearson's correlation of two outputs of the layer over the stack; absent where one of them is constant.
std::optional<double> output_correlation(const StackModel& model, const PointwiseLayer& layer, std::int64_t a,
                                         std::int64_t b);

// The principal components of the standardised maps as a layer, biases such that each output's mean is 0.
PointwiseLayer principal_layer(const StackModel& model, std::int64_t outputs);
// Row 0 is the difference of the layer's first two rows (of a single row: itself), the others are principal components.
PointwiseLayer difference_and_principal_layer(const StackModel& model, const PointwiseLayer& layer,
                                              std::int64_t outputs);

}  // namespace pw
