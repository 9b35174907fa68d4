#include "compute/analysis/running_sum.h"

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace pw {

RunningSum running_sum(std::span<const float> weights, std::span<const float> x, float bias,
                       std::span<const std::int64_t> order) {
  RunningSum run;
  run.bias = bias;
  run.products.reserve(order.size());
  run.sums.reserve(order.size());
  float sum = bias;
  double magnitude = std::fabs(static_cast<double>(bias));
  for (const std::int64_t map : order) {
    const float w = weights[static_cast<std::size_t>(map)];
    const float value = x[static_cast<std::size_t>(map)];
    sum = std::fma(w, value, sum);
    run.products.push_back(w * value);
    run.sums.push_back(sum);
    magnitude += std::fabs(static_cast<double>(w) * static_cast<double>(value));
    if (!run.broken && !std::isfinite(sum)) run.broken = run.sums.size() - 1;
  }
  if (!run.broken && !std::isfinite(bias)) run.broken = 0;
  run.bound = static_cast<double>(weights.size() + 1) * FLT_EPSILON * magnitude;
  return run;
}

std::optional<std::size_t> products_enough(const RunningSum& run, double share) {
  if (run.broken) return std::nullopt;
  const double total = run.total();
  const double most = share * std::fabs(total);
  const auto reaches = [&](float sum) { return std::fabs(static_cast<double>(sum) - total) <= most; };
  if (reaches(run.bias)) return 0;
  const auto first = std::ranges::find_if(run.sums, reaches);
  return static_cast<std::size_t>(first - run.sums.begin()) + 1;
}

}  // namespace pw
