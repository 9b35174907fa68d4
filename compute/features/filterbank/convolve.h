#pragma once
// The inner loops of the filter bank: short symmetric filters over whole rows.
#include <array>
#include <cstddef>

namespace pw {

inline constexpr int kRadius = 5;

// One half of a symmetric or antisymmetric filter of 2 * kRadius + 1 taps; taps[0] is its centre.
using Taps = std::array<float, kRadius + 1>;

// The 2 * kRadius + 1 inputs of a filter, the centre at [kRadius]: successive rows for a vertical filter, the same row
// shifted for a horizontal one.
using Window = std::array<const float*, 2 * kRadius + 1>;

Window horizontal_window(const float* row);

// A Gaussian that sums to 1 over all of its taps.
Taps gaussian_taps(double sigma);
// The Gaussian times a cosine or a sine of `cycles` per sample.
Taps cosine_taps(double sigma, double cycles);
Taps sine_taps(double sigma, double cycles);
// The sum of the taps of both halves.
float sum_of(const Taps& even);

// out[x] = sum_j even[j] * (window[+j][x] + window[-j][x]).
void convolve(const Window& window, const Taps& even, float* out, int count);
// Also odd_out[x] = sum_j odd[j] * (window[+j][x] - window[-j][x]).
void convolve_pair(const Window& window, const Taps& even, const Taps& odd, float* even_out, float* odd_out, int count);

// Turns sums over `factor` rows into cell means: out[i] = sum(sums[i * factor … + factor - 1]) / factor²; `sums` is
// cleared for the next row of cells.
void finish_means(float* sums, int cells, int factor, float* out);
// out[i] = max(largest[i * factor … + factor - 1]); `largest` is cleared to zero.
void finish_maxima(float* largest, int cells, int factor, float* out);

}  // namespace pw
