#pragma once
// The oriented and the round filters of one level of the pyramid. Their sizes are fixed in samples of the level:
// stripes of 4 samples, spots of σ 1; the levels make them 4, 8, 16, 32 and 1, 2, 4, 8 pixels of the image.
#include <array>

#include "compute/features/filterbank/convolve.h"
#include "compute/features/filterbank/patch.h"

namespace pw {

inline constexpr int kGaborDirections = 6;

// Where the maps of one level and channel go, by direction in steps of 30°. `bright` and `dark` are both there or both
// without data.
struct GaborPlanes {
  std::array<CellPlane, kGaborDirections> energy;
  std::array<CellPlane, kGaborDirections> bright;
  std::array<CellPlane, kGaborDirections> dark;

  bool has_bars() const { return bright[0].data != nullptr; }
};

// exp(-(x² + y²) / (2 · 2²)) · exp(i π/2 (x sin φ + y cos φ)), whose stripes run in the direction φ. Both factors split
// into a row and a column filter, and φ and 180° - φ share theirs: six directions take 7 row and 13 column filters.
// The even part loses what a constant would give. Scaled so that the energy of a grating is its amplitude.
class GaborBank {
 public:
  GaborBank();
  // `level` has a margin of kRadius or more; `factor`² of its samples make one cell.
  void run(const Patch& level, int factor, const GaborPlanes& out) const;

 private:
  struct Rows;
  void filter_rows(const float* row, Rows& rows, int y) const;
  void filter_columns(Rows& rows, int y) const;

  Taps bell_;
  // At 1/2, √3/2 and 1 times the frequency.
  std::array<Taps, 3> cosine_;
  std::array<Taps, 3> sine_;
  // What a constant 1 gives in each direction's even part, over what it gives under the bell.
  std::array<float, kGaborDirections> constant_;
};

// Difference of Gaussians of σ 1 and 1.6 samples; the means of its positive and negative part over each cell.
void find_spots(const Patch& level, int factor, CellPlane positive, CellPlane negative);

}  // namespace pw
