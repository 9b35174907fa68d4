#include "compute/analysis/map_relevance.h"

#include <algorithm>
#include <atomic>
#include <cmath>

#include "compute/core/progress.h"
#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

// Calls task(i) for each map; false if cancelled.
bool for_each_map(std::int64_t count, const std::function<void(std::int64_t)>& task, ThreadPool* pool,
                  Progress* progress) {
  std::atomic<std::int64_t> ended{0};
  const auto step = [&](std::int64_t i) {
    if (progress != nullptr && progress->cancelled()) return;
    task(i);
    if (progress != nullptr) progress->report(static_cast<float>(++ended) / static_cast<float>(count));
  };
  if (pool != nullptr) {
    pool->run(count, step);
  } else {
    for (std::int64_t i = 0; i < count; ++i) step(i);
  }
  return progress == nullptr || !progress->cancelled();
}

double mean_of(std::span<const float> values) {
  double sum = 0.0;
  for (const float value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

float correlation(std::span<const float> a, std::span<const float> b, double mean_b) {
  const double mean_a = mean_of(a);
  double aa = 0.0, bb = 0.0, ab = 0.0;
  for (std::size_t p = 0; p < a.size(); ++p) {
    const double x = a[p] - mean_a;
    const double y = b[p] - mean_b;
    aa += x * x;
    bb += y * y;
    ab += x * y;
  }
  const double r = ab / std::sqrt(aa * bb);
  return std::isfinite(r) ? static_cast<float>(std::clamp(r, -1.0, 1.0)) : 0.0F;
}

// The sums of image n without map i.
Tensor sums_without(TensorView maps, std::int64_t n, const PointwiseLayer& layer, TensorView sums, std::int64_t i) {
  Tensor without({1, layer.cout, sums.shape.h, sums.shape.w});
  const auto x = maps.plane(n, i);
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    const auto before = sums.plane(n, o);
    const auto after = without.plane(0, o);
    const float weight = layer.w(o, i);
    for (std::size_t p = 0; p < x.size(); ++p) after[p] = before[p] - weight * x[p];
  }
  return without;
}

}  // namespace

Expected<std::vector<float>> correlations(TensorView maps, std::int64_t n, std::span<const float> output,
                                          ThreadPool* pool, Progress* progress) {
  std::vector<float> all(static_cast<std::size_t>(maps.shape.c));
  const double mean = mean_of(output);
  const bool is_done = for_each_map(
      maps.shape.c,
      [&](std::int64_t i) { all[static_cast<std::size_t>(i)] = correlation(maps.plane(n, i), output, mean); }, pool,
      progress);
  if (!is_done) return fail("", "cancelled");
  return all;
}

Expected<std::vector<float>> muting_losses(TensorView maps, std::int64_t n, const PointwiseLayer& layer,
                                           TensorView sums, const SumsScore& score, ThreadPool* pool,
                                           Progress* progress) {
  Tensor now({1, layer.cout, sums.shape.h, sums.shape.w});
  for (std::int64_t o = 0; o < layer.cout; ++o) std::ranges::copy(sums.plane(n, o), now.plane(0, o).begin());
  const double with_all = score(now);
  std::vector<float> losses(static_cast<std::size_t>(maps.shape.c));
  const bool is_done = for_each_map(
      maps.shape.c,
      [&](std::int64_t i) {
        losses[static_cast<std::size_t>(i)] =
            static_cast<float>(with_all - score(sums_without(maps, n, layer, sums, i)));
      },
      pool, progress);
  if (!is_done) return fail("", "cancelled");
  return losses;
}

}  // namespace pw
