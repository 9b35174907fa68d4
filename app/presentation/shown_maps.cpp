#include "app/presentation/shown_maps.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "compute/core/random.h"

namespace pw {
namespace {

constexpr std::uint64_t kShuffleSeed = 1;

// The value of each map.
template <class Value>
std::vector<double> values_of(const Document& document, Value value) {
  std::vector<double> values;
  for (std::int64_t map = 0; map < document.shape().c; ++map) values.push_back(value(map));
  return values;
}

double root_mean_square(const PlaneStatistics& statistics) {
  return std::hypot(statistics.mean, statistics.std);
}

std::vector<std::int64_t> first_of(std::vector<std::int64_t> maps, std::int64_t count) {
  maps.resize(std::min(maps.size(), static_cast<std::size_t>(count)));
  return maps;
}

std::vector<std::int64_t> shuffled(std::vector<std::int64_t> maps) {
  Random random(kShuffleSeed, 0);
  for (std::size_t i = maps.size(); i > 1; --i)
    std::swap(maps[i - 1], maps[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);
  return maps;
}

}  // namespace

std::vector<std::int64_t> all_maps(const Document& document) {
  std::vector<std::int64_t> maps(static_cast<std::size_t>(document.shape().c));
  std::iota(maps.begin(), maps.end(), 0);
  return maps;
}

std::vector<double> map_strengths(const Document& document, std::int64_t n) {
  const PointwiseLayer& layer = document.parameters();
  return values_of(document, [&](std::int64_t map) {
    double sum = 0.0;
    for (std::int64_t o = 0; o < layer.cout; ++o) sum += std::fabs(double{layer.w(o, map)});
    return sum * document.input->of(n, map).std;
  });
}

std::vector<std::int64_t> sorted_maps(std::span<const double> values, bool largest_first) {
  std::vector<std::int64_t> maps(values.size());
  std::iota(maps.begin(), maps.end(), 0);
  // Values that are not numbers come last.
  const auto value = [&](std::int64_t map) {
    const double v = values[static_cast<std::size_t>(map)];
    if (std::isnan(v)) return std::numeric_limits<double>::infinity();
    return largest_first ? -v : v;
  };
  std::ranges::stable_sort(maps, {}, value);
  return maps;
}

std::vector<std::int64_t> strongest_maps(const Document& document, std::int64_t n, std::int64_t count) {
  return first_of(sorted_maps(map_strengths(document, n)), count);
}

std::vector<std::int64_t> strongest_products(const Document& document, std::int64_t n, std::int64_t output,
                                             std::int64_t count) {
  return first_of(sorted_maps(values_of(document,
                                        [&](std::int64_t map) {
                                          return std::fabs(double{document.parameters().w(output, map)}) *
                                                 document.input->of(n, map).std;
                                        })),
                  count);
}

std::int64_t strongest_map(const Document& document, std::int64_t n) {
  const auto strongest = strongest_maps(document, n, 1);
  return strongest.empty() ? 0 : strongest.front();
}

bool is_immediate(MapsOrder order) {
  return order != MapsOrder::kCorrelation && order != MapsOrder::kMatter;
}

std::vector<std::int64_t> immediate_order(const Document& document, std::int64_t n, MapsOrder order,
                                          std::int64_t output) {
  const PointwiseLayer& layer = document.parameters();
  switch (order) {
    case MapsOrder::kWeight:
      return sorted_maps(
          values_of(document, [&](std::int64_t map) { return std::fabs(double{layer.w(output, map)}); }));
    case MapsOrder::kSize:
      return sorted_maps(values_of(document, [&](std::int64_t map) {
        return std::fabs(double{layer.w(output, map)}) * root_mean_square(document.input->of(n, map));
      }));
    case MapsOrder::kStrongest:
      return sorted_maps(map_strengths(document, n));
    case MapsOrder::kWeakest:
      return sorted_maps(map_strengths(document, n), false);
    case MapsOrder::kRandom:
      return shuffled(all_maps(document));
    case MapsOrder::kMap:
    case MapsOrder::kCorrelation:
    case MapsOrder::kMatter:
      break;
  }
  return all_maps(document);
}

std::vector<double> muting_changes(const Document& document, std::int64_t n) {
  const PointwiseLayer& layer = document.parameters();
  return values_of(document, [&](std::int64_t map) {
    double squares = 0.0;
    for (std::int64_t o = 0; o < layer.cout; ++o) squares += std::pow(double{layer.w(o, map)}, 2);
    return std::sqrt(squares / static_cast<double>(layer.cout)) * root_mean_square(document.input->of(n, map));
  });
}

}  // namespace pw
