#pragma once
// What is taken from whole maps of cells: the wide poolings.
#include <cstdint>
#include <span>
#include <vector>

#include "compute/core/tensor.h"

namespace pw {

// One map of cells, dense.
struct Grid {
  int width = 0, height = 0;

  std::size_t count() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }
};

// A Gaussian of `sigma` cells, cut off at 3 sigma; beyond the edges the map goes on with its edge values. `in` and
// `out` may not overlap.
void blur(const Grid& grid, std::span<const float> in, double sigma, std::span<float> out);

// Under a Gaussian: √(mean of (variance + mean²) - (mean of mean)²).
void spread(const Grid& grid, std::span<const float> mean, std::span<const float> variance, double sigma,
            std::span<float> out);

// The two signs of a difference of Gaussians of sigma and 1.6 sigma cells.
void wide_spots(const Grid& grid, std::span<const float> in, double sigma, std::span<float> positive,
                std::span<float> negative);

// Of the tensor (xx, xy; xy, yy): coherence (large - small) / (large + small) of its eigenvalues, 0 where it is flat,
// and corner strength √small.
void structure(std::span<const float> xx, std::span<const float> yy, std::span<const float> xy,
               std::span<float> coherence, std::span<float> corners);

// Smallest (largest) of the 3 × 3 cells around each.
void darkest_around(const Grid& grid, std::span<const float> in, std::span<float> out);
void brightest_around(const Grid& grid, std::span<const float> in, std::span<float> out);

}  // namespace pw
