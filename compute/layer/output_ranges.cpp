#include "compute/layer/output_ranges.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "compute/layer/kernels/linear_task.h"
#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

constexpr std::int64_t kSmallestGrain = 4 * kPixelGrain;
constexpr std::int64_t kMostParts = 1024;

std::int64_t grain_of(std::int64_t pixels) {
  const std::int64_t grains = (pixels / kMostParts + kSmallestGrain) / kSmallestGrain;
  return grains * kSmallestGrain;
}

OutputRange sum_up(const RangePart* parts, std::int64_t count, std::int64_t pixels) {
  RangePart all{std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity(), 0.0, 0};
  for (std::int64_t i = 0; i < count; ++i) {
    all.min = std::min(all.min, parts[i].min);
    all.max = std::max(all.max, parts[i].max);
    all.sum += parts[i].sum;
    all.finite += parts[i].finite;
  }
  if (all.finite == 0) return {0.0F, 0.0F, 0.0, pixels};
  return {all.min, all.max, all.sum / static_cast<double>(all.finite), pixels - all.finite};
}

}  // namespace

RangeCollector::RangeCollector(const Shape& outputs)
    : shape_(outputs),
      grain_(grain_of(outputs.pixels())),
      parts_per_plane_((outputs.pixels() + grain_ - 1) / grain_),
      parts_(static_cast<std::size_t>(outputs.n * outputs.c * parts_per_plane_)) {}

void RangeCollector::add(TensorView outputs, std::int64_t n, Interval channels, Interval pixels) {
  for (std::int64_t c = channels.first; c < channels.last; ++c) {
    const float* plane = outputs.plane(n, c).data();
    RangePart* parts = parts_of(n * shape_.c + c);
    for (std::int64_t p = pixels.first; p < pixels.last; p += grain_) {
      parts[p / grain_] = range_kernel(plane + p, std::min(grain_, pixels.last - p));
    }
  }
}

void RangeCollector::add_all(TensorView outputs, ThreadPool* pool) {
  run_tasks(pool, shape_.n * shape_.c, [&](std::int64_t plane) {
    const std::int64_t c = plane % shape_.c;
    add(outputs, plane / shape_.c, {c, c + 1}, {0, shape_.pixels()});
  });
}

std::vector<OutputRange> RangeCollector::collect() const {
  std::vector<OutputRange> ranges;
  ranges.reserve(static_cast<std::size_t>(shape_.n * shape_.c));
  for (std::int64_t plane = 0; plane < shape_.n * shape_.c; ++plane) {
    ranges.push_back(sum_up(parts_.data() + plane * parts_per_plane_, parts_per_plane_, shape_.pixels()));
  }
  return ranges;
}

}  // namespace pw
