#include "compute/layer/output_ranges.h"

#include <cstddef>
#include <span>

#include "compute/layer/forward_plan.h"
#include "compute/layer/kernels/plane_kernels.h"
#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

OutputRange range_of(std::span<const float> plane) {
  const auto pixels = static_cast<std::int64_t>(plane.size());
  const FiniteRange all = range_kernel(plane.data(), pixels);
  if (all.finite == 0) return {0.0F, 0.0F, 0.0, pixels};
  return {all.min, all.max, all.sum / static_cast<double>(all.finite), pixels - all.finite};
}

}  // namespace

std::vector<OutputRange> output_ranges(TensorView outputs, ThreadPool* pool) {
  const Shape& shape = outputs.shape;
  std::vector<OutputRange> ranges(static_cast<std::size_t>(shape.n * shape.c));
  ThreadPool* workers = pool_worth_it(pool, static_cast<double>(shape.count()) / 4.0);
  run_tasks(workers, shape.n * shape.c, [&](std::int64_t plane) {
    ranges[static_cast<std::size_t>(plane)] = range_of(outputs.plane(plane / shape.c, plane % shape.c));
  });
  return ranges;
}

}  // namespace pw
