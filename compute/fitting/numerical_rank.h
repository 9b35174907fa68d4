#pragma once
// How many independent maps a few maps are.
#include <cstdint>

#include "compute/core/tensor.h"

namespace pw {

struct RankOfMaps {
  std::int64_t rank = 0;
  std::int64_t positions = 0;  // looked at
};

inline constexpr std::int64_t kMostRankedMaps = 64;
inline constexpr std::int64_t kRankedPositions = 4096;
// Independent is a direction along which the maps, each scaled to deviation 1, deviate by more than this share of the
// largest deviation: float sums are exact to about 1e-6.
inline constexpr double kRankTolerance = 1e-5;

// The numerical rank of the covariance of the maps of image n, of at most kMostRankedMaps. For y = W x + b it is that
// of W C Wᵀ, where C is the covariance of x. Of more than kRankedPositions positions every k-th is looked at; positions
// that are not finite are left out. Takes less than a millisecond for 16 maps.
RankOfMaps numerical_rank(TensorView maps, std::int64_t n);

}  // namespace pw
