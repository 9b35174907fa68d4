#include "compute/layer/pointwise_update.h"

#include <cassert>

#include "compute/layer/forward_plan.h"
#include "compute/layer/kernels/linear_kernel.h"
#include "compute/layer/kernels/plane_kernels.h"
#include "compute/parallel/partition.h"
#include "compute/parallel/thread_pool.h"

namespace pw {

bool update_weight(TensorView in, std::int64_t output, std::int64_t input, float delta, MutableTensorView sums) {
  bool finite = true;
  for (std::int64_t n = 0; n < in.shape.n; ++n) {
    finite &= add_scaled_kernel(in.plane(n, input).data(), delta, sums.plane(n, output).data(), in.shape.pixels());
  }
  return finite;
}

bool update_bias(std::int64_t output, float delta, MutableTensorView sums) {
  bool finite = true;
  for (std::int64_t n = 0; n < sums.shape.n; ++n) {
    finite &= add_constant_kernel(delta, sums.plane(n, output).data(), sums.shape.pixels());
  }
  return finite;
}

void update_row(TensorView in, const PointwiseLayer& layer, std::int64_t output, MutableTensorView sums,
                ThreadPool* pool) {
  assert(in.shape.c == layer.cin && output < layer.cout && sums.shape.c == layer.cout);
  const ForwardPlan plan = plan_forward(in, 1, pool);
  const Partition pixels{in.shape.pixels(), plan.pixels_per_task, kPixelGrain};
  run_tasks(plan.pool, in.shape.n * pixels.count(), [&](std::int64_t task) {
    const std::int64_t n = task / pixels.count();
    const std::int64_t p = task % pixels.count();
    linear_kernel({in.data + n * layer.cin * in.plane_stride,
                   in.plane_stride,
                   sums.plane(n, output).data(),
                   sums.plane_stride,
                   layer.weight.data() + output * layer.cin,
                   layer.bias.data() + output,
                   layer.cin,
                   {0, 1},
                   pixels[p]},
                  plan.order);
  });
}

}  // namespace pw
