#include "compute/training/layer_gradient.h"

#include <cassert>

#include "compute/layer/forward_plan.h"
#include "compute/layer/pointwise_forward.h"
#include "compute/parallel/thread_pool.h"
#include "compute/training/gradient_sum.h"

namespace pw {
namespace {

PointwiseLayer transposed(const PointwiseLayer& layer) {
  PointwiseLayer back(layer.cin, layer.cout);
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    for (std::int64_t i = 0; i < layer.cin; ++i) back.w(i, o) = layer.w(o, i);
  }
  return back;
}

}  // namespace

LayerGradient parameter_gradient(TensorView in, TensorView sums_gradient, ThreadPool* pool) {
  const std::int64_t cout = sums_gradient.shape.c;
  assert(sums_gradient.shape == Shape({in.shape.n, cout, in.shape.h, in.shape.w}));
  LayerGradient gradient(cout, in.shape.c);
  GradientSum sum(in.shape, cout);
  run_tasks(plan_forward(in, cout, pool).pool, sum.groups(), [&](std::int64_t group) {
    const IndexRange blocks = sum.blocks_of(group);
    for (std::int64_t index = blocks.begin; index < blocks.end; ++index) {
      const PixelBlock block = sum.block(index);
      sum.add(group, in, block, sums_gradient.data + block.n * cout * sums_gradient.plane_stride + block.pixels.begin,
              sums_gradient.plane_stride);
    }
  });
  sum.collect(gradient);
  return gradient;
}

void input_gradient(const PointwiseLayer& layer, TensorView sums_gradient, MutableTensorView in_gradient,
                    ThreadPool* pool) {
  pointwise_linear(sums_gradient, transposed(layer), in_gradient, pool);
}

}  // namespace pw
