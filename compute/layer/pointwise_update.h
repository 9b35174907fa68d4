#pragma once
// Updates the sums after a change of one parameter, without a full pass. See incremental_sums.h for many changes.
#include <cstdint>

#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

class ThreadPool;

// sums[n,output,p] += delta * in[n,input,p] for every image n. Each call adds at most one rounding error per position.
// False if a sum is not finite: then x or the sum was not finite before, or the sum has overflowed, and only update_row
// gives the result of a full pass (Inf - Inf is NaN here, but not there).
bool update_weight(TensorView in, std::int64_t output, std::int64_t input, float delta, MutableTensorView sums);

// sums[n,output,p] += delta. False as above.
bool update_bias(std::int64_t output, float delta, MutableTensorView sums);

// Recomputes one output from its row of weights and its bias: bit-identical to pointwise_linear on a layer with this
// row alone.
void update_row(TensorView in, const PointwiseLayer& layer, std::int64_t output, MutableTensorView sums,
                ThreadPool* pool = nullptr);

}  // namespace pw
