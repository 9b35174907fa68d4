#include "compute/analysis/best_pair.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <vector>

namespace pw {
namespace {

constexpr std::uint8_t kNone = 255;
// A pair whose determinant is below this share of g_ii g_jj is one map twice.
constexpr double kCollinear = 1e-6;

using Column = std::vector<double>;

double dot(const Column& a, const Column& b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

// Subtracts the mean, and returns it.
double centre(Column& column) {
  double mean = 0.0;
  for (const double value : column) mean += value;
  mean /= static_cast<double>(column.size());
  for (double& value : column) value -= mean;
  return mean;
}

// Mean 0 and length 1; all zero where it is constant or not finite.
void standardise_column(Column& column) {
  const double mean = centre(column);
  const double length = std::sqrt(dot(column, column));
  const bool is_useful = std::isfinite(length) && length > 1e-6 * std::fabs(mean);
  for (double& value : column) value = is_useful ? value / length : 0.0;
}

// The maps' values at the labelled positions, standardised, and each class's indicator there, centred.
struct LabelledColumns {
  std::vector<Column> maps, targets;

  LabelledColumns(TensorView in, std::span<const std::uint8_t> classes) : maps(static_cast<std::size_t>(in.shape.c)) {
    std::array<bool, 256> is_used{};
    std::vector<std::uint8_t> labels;
    const auto pixels = static_cast<std::size_t>(in.shape.pixels());
    for (std::size_t at = 0; at < classes.size(); ++at) {
      if (classes[at] == kNone) continue;
      is_used[classes[at]] = true;
      labels.push_back(classes[at]);
      for (std::size_t c = 0; c < maps.size(); ++c) {
        const auto n = static_cast<std::int64_t>(at / pixels);
        maps[c].push_back(static_cast<double>(in.plane(n, static_cast<std::int64_t>(c))[at % pixels]));
      }
    }
    for (std::size_t kind = 0; kind < is_used.size(); ++kind) {
      if (!is_used[kind]) continue;
      Column& target = targets.emplace_back();
      for (const std::uint8_t label : labels) target.push_back(label == kind ? 1.0 : 0.0);
    }
    std::ranges::for_each(maps, standardise_column);
    // To their own scale: a rare class has little to explain.
    std::ranges::for_each(targets, centre);
  }
};

}  // namespace

std::pair<std::int64_t, std::int64_t> best_pair(TensorView in, std::span<const std::uint8_t> classes) {
  assert(in.shape.c >= 2);
  std::pair<std::int64_t, std::int64_t> best{0, 1};
  const LabelledColumns columns(in, classes);
  std::vector<Column> agreement;  // [class][map]
  for (const Column& target : columns.targets) {
    Column& of_class = agreement.emplace_back();
    for (const Column& map : columns.maps) of_class.push_back(dot(map, target));
  }
  double most = -1.0;
  for (std::size_t i = 0; i < columns.maps.size() && !agreement.empty(); ++i) {
    for (std::size_t j = i + 1; j < columns.maps.size(); ++j) {
      const double both = dot(columns.maps[i], columns.maps[j]);
      double explained = 0.0;
      for (const Column& c : agreement) {
        const bool is_one_map = 1.0 - both * both <= kCollinear;
        explained += is_one_map ? std::max(c[i] * c[i], c[j] * c[j])
                                : (c[i] * c[i] - 2.0 * c[i] * c[j] * both + c[j] * c[j]) / (1.0 - both * both);
      }
      if (explained <= most) continue;
      most = explained;
      best = {static_cast<std::int64_t>(i), static_cast<std::int64_t>(j)};
    }
  }
  return best;
}

}  // namespace pw
