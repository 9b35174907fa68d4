#pragma once
// The backward pass of the 1x1 convolution.
#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"
#include "compute/training/gradient_sum.h"

namespace pw {

class ThreadPool;

// sums_gradient: dL/dy for the sums y = W x + b, (N, cout, H, W). Gives
//   dL/dW[o,i] = sum_{n,p} dL/dy[n,o,p] * x[n,i,p] and dL/db[o] = sum_{n,p} dL/dy[n,o,p].
// Partial sums depend on the shape alone and are added in order: bit-identical for any pool. NaN or Inf anywhere in x
// makes the gradients of its channel non-finite, even where dL/dy is 0.
LayerGradient parameter_gradient(TensorView in, TensorView sums_gradient, ThreadPool* pool = nullptr);

// dL/dx[n,i,p] = sum_o W[o,i] * dL/dy[n,o,p].
void input_gradient(const PointwiseLayer& layer, TensorView sums_gradient, MutableTensorView in_gradient,
                    ThreadPool* pool = nullptr);

}  // namespace pw
