#pragma once
// Following a changed parameter without a full pass. See incremental_sums.h for many changes in a row.
#include <cstdint>

#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

class ThreadPool;

// sums[n,output,p] += delta * in[n,input,p] for every image n. Each call adds up to one rounding error per position.
// False where a sum is not finite: then x or a sum was not, or overflowed, and only update_row gives what a full pass
// would (Inf - Inf is NaN here, and not there).
bool update_weight(TensorView in, std::int64_t output, std::int64_t input, float delta, MutableTensorView sums);

// sums[n,output,p] += delta. False as above.
bool update_bias(std::int64_t output, float delta, MutableTensorView sums);

// One output computed anew from its row of weights and its bias: the same bytes as those of pointwise_linear on a layer
// that has this row alone.
void update_row(TensorView in, const PointwiseLayer& layer, std::int64_t output, MutableTensorView sums,
                ThreadPool* pool = nullptr);

}  // namespace pw
