#pragma once
// Gabor and difference-of-Gaussians filters on one level of the pyramid. Their sizes are fixed in samples of the level,
// wavelength 4 and σ 1; on the four levels these are 4, 8, 16, 32 and 1, 2, 4, 8 pixels of the image.
#include <array>

#include "compute/features/filterbank/convolve.h"
#include "compute/features/filterbank/patch.h"

namespace pw {

inline constexpr int kGaborDirections = 6;

// The output maps of one level and channel, by direction in steps of 30°. `bright` and `dark` are either both set or
// both null.
struct GaborPlanes {
  std::array<CellPlane, kGaborDirections> energy;
  std::array<CellPlane, kGaborDirections> bright;
  std::array<CellPlane, kGaborDirections> dark;

  bool has_bars() const { return bright[0].data != nullptr; }
};

// exp(-(x² + y²) / (2 · 2²)) · exp(i π/2 (x sin φ + y cos φ)), with stripes in the direction φ. Both factors are
// separable, and φ and 180° - φ share theirs: six directions need 7 row and 13 column filters. The DC response is
// removed from the even part. Scaled so that the energy of a grating equals its amplitude.
class GaborBank {
 public:
  GaborBank();
  // `level` must have a margin of at least kRadius; `factor`² of its samples make one cell.
  void run(const Patch& level, int factor, const GaborPlanes& out) const;

 private:
  struct Rows;
  void filter_rows(const float* row, Rows& rows, int y) const;
  void filter_columns(Rows& rows, int y) const;

  Taps bell_;
  // At 1/2, √3/2 and 1 times the frequency.
  std::array<Taps, 3> cosine_;
  std::array<Taps, 3> sine_;
  // DC response of each direction's even part, relative to that of the Gaussian window.
  std::array<float, kGaborDirections> constant_;
};

// Difference of Gaussians of σ 1 and 1.6 samples; the means of its positive and its negative part over each cell.
void find_spots(const Patch& level, int factor, CellPlane positive, CellPlane negative);

}  // namespace pw
