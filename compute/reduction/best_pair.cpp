#include "compute/reduction/best_pair.h"

#include <cassert>
#include <cmath>

#include "compute/fitting/kept_maps.h"
#include "compute/labels/label_reduction.h"

namespace pw {
namespace {

// Of a map's mean: a smaller deviation is rounding.
constexpr double kNoDeviation = 1e-6;

std::vector<std::size_t> labelled(std::span<const std::uint8_t> classes) {
  std::vector<std::size_t> positions;
  for (std::size_t p = 0; p < classes.size(); ++p)
    if (classes[p] != kNoClass) positions.push_back(p);
  return positions;
}

// positions x maps; 0 where a map is of no use.
Matrix values_at(TensorView in, const std::vector<std::size_t>& positions) {
  Matrix values(static_cast<Eigen::Index>(positions.size()), in.shape.c);
  const auto pixels = static_cast<std::size_t>(in.shape.pixels());
  for (std::int64_t map = 0; map < in.shape.c; ++map) {
    auto column = values.col(map);
    for (std::size_t row = 0; row < positions.size(); ++row) {
      const std::size_t at = positions[row];
      column[static_cast<Eigen::Index>(row)] =
          static_cast<double>(in.plane(static_cast<std::int64_t>(at / pixels), map)[at % pixels]);
    }
    const double mean = column.mean();
    column.array() -= mean;
    const double length = column.norm();
    if (!std::isfinite(length) || length <= kNoDeviation * std::fabs(mean)) column.setZero();
  }
  return values;
}

}  // namespace

std::pair<std::int64_t, std::int64_t> best_pair(TensorView in, std::span<const std::uint8_t> classes) {
  assert(in.shape.c >= 2);
  const std::vector<std::size_t> positions = labelled(classes);
  if (positions.empty()) return {0, 1};
  std::vector<std::int32_t> labels;
  for (const std::size_t p : positions) labels.push_back(classes[p]);
  const MapPair best = best_pairs_for_task(task_moments(values_at(in, positions), labels), 1).front();
  return {best.first, best.second};
}

}  // namespace pw
