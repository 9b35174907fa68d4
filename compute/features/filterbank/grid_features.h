#pragma once
// Wide features, computed on whole maps of cells.
#include <cstdint>
#include <span>
#include <vector>

#include "compute/core/tensor.h"

namespace pw {

// The size of a dense map of cells.
struct Grid {
  int width = 0, height = 0;

  std::size_t count() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }
};

// Gaussian blur with `sigma` in cells, truncated at 3 sigma, with replicated borders. `in` and `out` must not overlap.
void blur(const Grid& grid, std::span<const float> in, double sigma, std::span<float> out);

// Standard deviation under a Gaussian window: √(mean of (variance + mean²) - (mean of mean)²).
void spread(const Grid& grid, std::span<const float> mean, std::span<const float> variance, double sigma,
            std::span<float> out);

// The positive and the negative part of a difference of Gaussians of sigma and 1.6 sigma cells.
void wide_spots(const Grid& grid, std::span<const float> in, double sigma, std::span<float> positive,
                std::span<float> negative);

// Of the structure tensor (xx, xy; xy, yy) with eigenvalues large and small: coherence (large - small) / (large +
// small), 0 in flat areas, and corner strength √small.
void structure(std::span<const float> xx, std::span<const float> yy, std::span<const float> xy,
               std::span<float> coherence, std::span<float> corners);

// Minimum (maximum) over the 3 × 3 cells around each.
void darkest_around(const Grid& grid, std::span<const float> in, std::span<float> out);
void brightest_around(const Grid& grid, std::span<const float> in, std::span<float> out);

}  // namespace pw
