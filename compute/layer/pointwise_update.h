#pragma once
// Following one changed parameter without a full pass.
#include <cstdint>

#include "compute/core/tensor.h"

namespace pw {

// sums[n,output,p] += delta * in[n,input,p] for every image n. Each call adds up to one rounding error per position;
// whoever follows many changes ends with a full pointwise_linear.
void update_weight(TensorView in, std::int64_t output, std::int64_t input, float delta, MutableTensorView sums);

// sums[n,output,p] += delta.
void update_bias(std::int64_t output, float delta, MutableTensorView sums);

}  // namespace pw
