#include "compute/training/loss.h"

#include <cassert>
#include <vector>

#include "compute/layer/forward_plan.h"
#include "compute/parallel/partition.h"
#include "compute/parallel/thread_pool.h"
#include "compute/training/kernels/loss_kernel.h"

namespace pw {
namespace {

// Positions per task: fixed, so that the sum of the losses does not depend on the thread count.
constexpr std::int64_t kPixels = 1024;
// Rough cost per output and position: an exponential, a logarithm, a division.
constexpr double kNanosecondsPerValue = 2.0;

std::int64_t count_labelled(Labels labels, std::int64_t cout) {
  std::int64_t count = 0;
  for (const std::int32_t label : labels) count += is_labelled(label, cout) ? 1 : 0;
  return count;
}

}  // namespace

LossValue loss_of(Loss loss, TensorView sums, Labels labels, MutableTensorView gradient, ThreadPool* pool) {
  const std::int64_t pixels = sums.shape.pixels();
  assert(gradient.shape == sums.shape && static_cast<std::int64_t>(labels.size()) == sums.shape.n * pixels);
  const std::int64_t labelled = count_labelled(labels, sums.shape.c);
  const float scale = labelled > 0 ? 1.0F / static_cast<float>(labelled) : 0.0F;
  const Partition pieces{pixels, kPixels, kPixelGrain};
  std::vector<LossValue> parts(static_cast<std::size_t>(sums.shape.n * pieces.count()));
  ThreadPool* workers = pool_worth_it(pool, kNanosecondsPerValue * static_cast<double>(sums.shape.count()));
  run_tasks(workers, static_cast<std::int64_t>(parts.size()), [&](std::int64_t task) {
    const std::int64_t n = task / pieces.count();
    const auto [begin, end] = pieces[task % pieces.count()];
    parts[static_cast<std::size_t>(task)] = loss_kernel(
        loss, {sums.data + n * sums.shape.c * sums.plane_stride + begin, sums.plane_stride,
               labels.data() + n * pixels + begin, gradient.data + n * sums.shape.c * gradient.plane_stride + begin,
               gradient.plane_stride, sums.shape.c, end - begin, scale});
  });
  LossValue value;
  for (const LossValue& part : parts) value += part;
  if (value.labelled > 0) value.loss /= static_cast<double>(value.labelled);
  return value;
}

}  // namespace pw
