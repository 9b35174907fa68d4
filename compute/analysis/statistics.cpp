#include "compute/analysis/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

// Independent accumulators: the loops vectorise, and the order of the additions is fixed.
constexpr std::size_t kLanes = 16;

bool all_finite(std::span<const float> plane) {
  // x - x is 0 for finite x and NaN otherwise, and NaN propagates through the sum.
  float lanes[kLanes] = {};
  std::size_t i = 0;
  for (; i + kLanes <= plane.size(); i += kLanes) {
    for (std::size_t k = 0; k < kLanes; ++k) lanes[k] += plane[i + k] - plane[i + k];
  }
  float sum = 0.0F;
  for (const float lane : lanes) sum += lane;
  for (; i < plane.size(); ++i) sum += plane[i] - plane[i];
  return sum == 0.0F;
}

template <class Map>
double lane_sum(std::span<const float> plane, Map map) {
  double lanes[kLanes] = {};
  std::size_t i = 0;
  for (; i + kLanes <= plane.size(); i += kLanes) {
    for (std::size_t k = 0; k < kLanes; ++k) lanes[k] += map(plane[i + k]);
  }
  double sum = 0.0;
  for (const double lane : lanes) sum += lane;
  for (; i < plane.size(); ++i) sum += map(plane[i]);
  return sum;
}

PlaneStatistics finite_statistics(std::span<const float> plane) {
  PlaneStatistics statistics;
  statistics.finite = static_cast<std::int64_t>(plane.size());
  if (plane.empty()) return statistics;
  float low[kLanes];
  float high[kLanes];
  std::fill(std::begin(low), std::end(low), plane[0]);
  std::fill(std::begin(high), std::end(high), plane[0]);
  std::size_t i = 0;
  for (; i + kLanes <= plane.size(); i += kLanes) {
    for (std::size_t k = 0; k < kLanes; ++k) {
      low[k] = plane[i + k] < low[k] ? plane[i + k] : low[k];
      high[k] = plane[i + k] > high[k] ? plane[i + k] : high[k];
    }
  }
  statistics.min = *std::min_element(std::begin(low), std::end(low));
  statistics.max = *std::max_element(std::begin(high), std::end(high));
  for (; i < plane.size(); ++i) {
    statistics.min = std::min(statistics.min, plane[i]);
    statistics.max = std::max(statistics.max, plane[i]);
  }
  const auto count = static_cast<double>(plane.size());
  statistics.mean = lane_sum(plane, [](float value) { return double{value}; }) / count;
  const double mean = statistics.mean;
  // Two passes: no cancellation where the mean is large compared with the deviation.
  statistics.std = std::sqrt(
      lane_sum(plane, [mean](float value) { return (double{value} - mean) * (double{value} - mean); }) / count);
  return statistics;
}

}  // namespace

PlaneStatistics plane_statistics(std::span<const float> plane) {
  if (all_finite(plane)) return finite_statistics(plane);
  std::vector<float> finite;
  PlaneStatistics counts;
  for (const float value : plane) {
    if (std::isfinite(value)) {
      finite.push_back(value);
    } else if (std::isnan(value)) {
      ++counts.nan;
    } else {
      ++(value > 0.0F ? counts.positive_inf : counts.negative_inf);
    }
  }
  PlaneStatistics statistics = finite_statistics(finite);
  statistics.nan = counts.nan;
  statistics.positive_inf = counts.positive_inf;
  statistics.negative_inf = counts.negative_inf;
  return statistics;
}

std::vector<PlaneStatistics> stack_statistics(TensorView stack, ThreadPool* pool) {
  const std::int64_t planes = stack.shape.n * stack.shape.c;
  std::vector<PlaneStatistics> statistics(static_cast<std::size_t>(planes));
  run_tasks(pool, planes, [&](std::int64_t plane) {
    statistics[static_cast<std::size_t>(plane)] =
        plane_statistics(stack.plane(plane / stack.shape.c, plane % stack.shape.c));
  });
  return statistics;
}

PlaneStatistics combine(std::span<const PlaneStatistics> planes) {
  PlaneStatistics all;
  double sum = 0.0;
  double squares = 0.0;
  for (const PlaneStatistics& plane : planes) {
    all.nan += plane.nan;
    all.positive_inf += plane.positive_inf;
    all.negative_inf += plane.negative_inf;
    if (plane.finite == 0) continue;
    all.min = all.finite == 0 ? plane.min : std::min(all.min, plane.min);
    all.max = all.finite == 0 ? plane.max : std::max(all.max, plane.max);
    all.finite += plane.finite;
    const auto count = static_cast<double>(plane.finite);
    sum += count * plane.mean;
    squares += count * (plane.std * plane.std + plane.mean * plane.mean);
  }
  if (all.finite == 0) return all;
  all.mean = sum / static_cast<double>(all.finite);
  all.std = std::sqrt(std::max(0.0, squares / static_cast<double>(all.finite) - all.mean * all.mean));
  return all;
}

}  // namespace pw
