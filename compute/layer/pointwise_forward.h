#pragma once
// The 1x1 convolution.
#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

class ThreadPool;

// sums[n,o,p] = bias[o] + sum_i weight[o,i] * in[n,i,p]: before the activation.
// in: (N, cin, H, W), sums: (N, cout, H, W); they must not overlap. Summed in float32 in an order that depends on the
// shape alone: bit-identical for any pool. NaN and Inf propagate as in IEEE 754, denormals are not flushed. `pool` may
// be null; it is used if the work is long enough.
void pointwise_linear(TensorView in, const PointwiseLayer& layer, MutableTensorView sums, ThreadPool* pool = nullptr);

// The same in a tensor of its own.
Tensor pointwise_sums(TensorView in, const PointwiseLayer& layer, ThreadPool* pool = nullptr);

// out = activation(sums), in place if both are the same. Softmax runs over the maps of one position and subtracts the
// largest first, so that no finite input overflows; a position with a NaN or +Inf becomes NaN in all maps.
void apply_activation(Activation activation, TensorView sums, MutableTensorView out, ThreadPool* pool = nullptr);

// Both: out = activation(W in + b), the activation while the sums are in cache.
void pointwise_forward(TensorView in, const PointwiseLayer& layer, MutableTensorView out, ThreadPool* pool = nullptr);

}  // namespace pw
