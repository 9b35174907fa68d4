#pragma once
// A reduction judged by the best that can be read from its outputs.
#include <cstdint>
#include <vector>

#include "compute/core/progress.h"
#include "compute/fitting/classifier.h"
#include "compute/fitting/explained.h"
#include "compute/reduction/reduction_data.h"

namespace pw {

// The classes of the rows read from u = M z, fitted on the rows: outputs x classes. Each output is brought to deviation
// 1 first, so that the ridge is the same for all.
Classifier fit_readout(const ReductionData& data, const Matrix& mix, double ridge, const Progress* progress = nullptr);
// Read-out times mix, in the units of the stack.
PointwiseLayer fold(const ReductionData& data, const Matrix& mix, const Classifier& readout);

// maps x kept.size(), a single 1 in each column.
Matrix keeping(std::int64_t maps, const std::vector<std::int64_t>& kept);
// `count` of the maps that are not left out, at random without repetition.
std::vector<std::int64_t> random_maps(const ReductionData& data, std::int64_t count, std::uint64_t seed,
                                      std::uint64_t draw);

}  // namespace pw
