#include "compute/analysis/map_deviations.h"

#include <cstddef>

namespace pw {

std::vector<double> map_deviations(std::span<const PlaneStatistics> planes, std::int64_t maps) {
  const auto count = static_cast<std::size_t>(maps);
  std::vector<double> deviations;
  deviations.reserve(count);
  for (std::size_t map = 0; map < count; ++map) {
    std::vector<PlaneStatistics> of_map;
    for (std::size_t at = map; at < planes.size(); at += count) of_map.push_back(planes[at]);
    deviations.push_back(combine(of_map).std);
  }
  return deviations;
}

}  // namespace pw
