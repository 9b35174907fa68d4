#include "compute/layer/pointwise_forward.h"

#include <cassert>
#include <functional>

#include "compute/layer/forward_plan.h"
#include "compute/layer/kernels/linear_kernel.h"
#include "compute/layer/kernels/plane_kernels.h"
#include "compute/parallel/partition.h"
#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

// The part of image n that a task has just written.
struct Written {
  std::int64_t n;
  IndexRange outputs;
  IndexRange pixels;
};

ActivationTask activation_task(TensorView from, MutableTensorView to, const Written& part) {
  return {from.plane(part.n, part.outputs.begin).data(),
          from.plane_stride,
          to.plane(part.n, part.outputs.begin).data(),
          to.plane_stride,
          part.outputs.size(),
          part.pixels};
}

// Runs the plan; `then` is called with the part that each task has written, while that is in cache.
void run_plan(const ForwardPlan& plan, TensorView in, const PointwiseLayer& layer, MutableTensorView sums,
              const std::function<void(const Written&)>& then) {
  const Partition pixels{in.shape.pixels(), plan.pixels_per_task, kPixelGrain};
  const Partition outputs{layer.cout, plan.outputs_per_task, 1};
  const std::int64_t pieces = pixels.count() * outputs.count();
  run_tasks(plan.pool, in.shape.n * pieces, [&](std::int64_t task) {
    const std::int64_t piece = task % pieces;
    const std::int64_t p = piece % pixels.count();
    const std::int64_t o = piece / pixels.count();
    const Written part{task / pieces, outputs[o], pixels[p]};
    linear_kernel({in.data + part.n * layer.cin * in.plane_stride, in.plane_stride,
                   sums.data + part.n * layer.cout * sums.plane_stride, sums.plane_stride, layer.weight.data(),
                   layer.bias.data(), layer.cin, part.outputs, part.pixels},
                  plan.order);
    then(part);
  });
}

}  // namespace

void pointwise_linear(TensorView in, const PointwiseLayer& layer, MutableTensorView sums, ThreadPool* pool) {
  assert(in.shape.c == layer.cin && sums.shape == Shape({in.shape.n, layer.cout, in.shape.h, in.shape.w}));
  run_plan(plan_forward(in, layer.cout, pool), in, layer, sums, [](const Written&) {});
}

Tensor pointwise_sums(TensorView in, const PointwiseLayer& layer, ThreadPool* pool) {
  Tensor sums({in.shape.n, layer.cout, in.shape.h, in.shape.w});
  pointwise_linear(in, layer, sums.view(), pool);
  return sums;
}

void apply_activation(Activation activation, TensorView sums, MutableTensorView out, ThreadPool* pool) {
  assert(sums.shape == out.shape);
  // About a nanosecond per value, mostly for the exponential.
  ThreadPool* workers = pool_worth_it(pool, static_cast<double>(sums.shape.count()));
  constexpr std::int64_t kPixels = 1024;
  const Partition pixels{sums.shape.pixels(), kPixels, kPixelGrain};
  const std::int64_t images = sums.shape.c == 0 ? 0 : sums.shape.n;
  run_tasks(workers, images * pixels.count(), [&](std::int64_t task) {
    const std::int64_t p = task % pixels.count();
    const Written part{task / pixels.count(), {0, sums.shape.c}, pixels[p]};
    activation_kernel(activation, activation_task(sums, out, part));
  });
}

void pointwise_forward(TensorView in, const PointwiseLayer& layer, MutableTensorView out, ThreadPool* pool) {
  assert(in.shape.c == layer.cin && out.shape == Shape({in.shape.n, layer.cout, in.shape.h, in.shape.w}));
  const ForwardPlan plan = plan_forward(in, layer.cout, pool);
  // Softmax needs all the outputs of a position.
  const bool softmax_later = layer.activation == Activation::kSoftmax && plan.outputs_per_task < layer.cout;
  run_plan(plan, in, layer, out, [&](const Written& part) {
    if (!softmax_later && layer.activation != Activation::kNone)
      activation_kernel(layer.activation, activation_task(out, out, part));
  });
  if (softmax_later) apply_activation(layer.activation, out, out, plan.pool);
}

}  // namespace pw
