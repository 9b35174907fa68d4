#pragma once
// How far each map of a stack varies.
#include <cstdint>
#include <span>
#include <vector>

#include "compute/analysis/statistics.h"

namespace pw {

// The deviation of each of `maps` maps over all images, from stack_statistics().
std::vector<double> map_deviations(std::span<const PlaneStatistics> planes, std::int64_t maps);

}  // namespace pw
