#pragma once
// The two maps that predict labels best.
#include <cstdint>
#include <span>
#include <utility>

#include "compute/core/tensor.h"

namespace pw {

// The pair of maps with the least squared error of a linear fit to the classes at the labelled positions, of all pairs
// (best_pairs_for_task). Maps that are constant or not finite at the labelled positions count as no use. `classes`: one
// byte per position of all images, kNoClass without a label. First index below second; (0, 1) without labels. There
// must be two maps. Cost: labelled * maps^2 / 2 multiply-adds.
std::pair<std::int64_t, std::int64_t> best_pair(TensorView in, std::span<const std::uint8_t> classes);

}  // namespace pw
