#pragma once
// How many independent maps a few maps are, and how much of many a few can keep.
#include <cstdint>
#include <vector>

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

// The share of the standardised maps' variance that their first 1, 2, 3 … principal components have, of all images
// together: no linear map to so many outputs keeps more. Of more than kMostExactMaps maps the first 64. Empty if no map
// varies. 256 maps of 20 × 72 take about 20 ms.
std::vector<double> kept_shares(TensorView maps);

}  // namespace pw
