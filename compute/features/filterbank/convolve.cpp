#include "compute/features/filterbank/convolve.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pw {

Window horizontal_window(const float* row) {
  Window window{};
  for (int i = 0; i < 2 * kRadius + 1; ++i) window[static_cast<std::size_t>(i)] = row + i - kRadius;
  return window;
}

Taps gaussian_taps(double sigma) {
  std::array<double, kRadius + 1> bell{};
  double sum = 0;
  for (int j = 0; j <= kRadius; ++j) {
    bell[static_cast<std::size_t>(j)] = std::exp(-0.5 * j * j / (sigma * sigma));
    sum += bell[static_cast<std::size_t>(j)] * (j == 0 ? 1 : 2);
  }
  Taps taps{};
  for (std::size_t j = 0; j < taps.size(); ++j) taps[j] = static_cast<float>(bell[j] / sum);
  return taps;
}

Taps cosine_taps(double sigma, double cycles) {
  Taps taps = gaussian_taps(sigma);
  for (std::size_t j = 0; j < taps.size(); ++j)
    taps[j] *= static_cast<float>(std::cos(2 * std::numbers::pi * cycles * static_cast<double>(j)));
  return taps;
}

Taps sine_taps(double sigma, double cycles) {
  Taps taps = gaussian_taps(sigma);
  for (std::size_t j = 0; j < taps.size(); ++j)
    taps[j] *= static_cast<float>(std::sin(2 * std::numbers::pi * cycles * static_cast<double>(j)));
  return taps;
}

float sum_of(const Taps& even) {
  float sum = even[0];
  for (std::size_t j = 1; j < even.size(); ++j) sum += 2 * even[j];
  return sum;
}

void convolve(const Window& window, const Taps& even, float* __restrict out, int count) {
  static_assert(kRadius == 5);
  const auto [m5, m4, m3, m2, m1, centre, p1, p2, p3, p4, p5] = window;
  const auto [e0, e1, e2, e3, e4, e5] = even;
  for (int x = 0; x < count; ++x) {
    out[x] = e0 * centre[x] + e1 * (p1[x] + m1[x]) + e2 * (p2[x] + m2[x]) + e3 * (p3[x] + m3[x]) +
             e4 * (p4[x] + m4[x]) + e5 * (p5[x] + m5[x]);
  }
}

void convolve_pair(const Window& window, const Taps& even, const Taps& odd, float* __restrict even_out,
                   float* __restrict odd_out, int count) {
  const auto [m5, m4, m3, m2, m1, centre, p1, p2, p3, p4, p5] = window;
  const auto [e0, e1, e2, e3, e4, e5] = even;
  const auto [o0, o1, o2, o3, o4, o5] = odd;
  static_cast<void>(o0);
  for (int x = 0; x < count; ++x) {
    even_out[x] = e0 * centre[x] + e1 * (p1[x] + m1[x]) + e2 * (p2[x] + m2[x]) + e3 * (p3[x] + m3[x]) +
                  e4 * (p4[x] + m4[x]) + e5 * (p5[x] + m5[x]);
    odd_out[x] = o1 * (p1[x] - m1[x]) + o2 * (p2[x] - m2[x]) + o3 * (p3[x] - m3[x]) + o4 * (p4[x] - m4[x]) +
                 o5 * (p5[x] - m5[x]);
  }
}

void finish_means(float* sums, int cells, int factor, float* out) {
  const float scale = 1.0F / static_cast<float>(factor * factor);
  for (int i = 0; i < cells; ++i) {
    float sum = 0;
    for (int x = 0; x < factor; ++x) sum += sums[i * factor + x];
    out[i] = sum * scale;
  }
  std::fill_n(sums, cells * factor, 0.0F);
}

void finish_maxima(float* largest, int cells, int factor, float* out) {
  for (int i = 0; i < cells; ++i) out[i] = *std::max_element(largest + i * factor, largest + (i + 1) * factor);
  std::fill_n(largest, cells * factor, 0.0F);
}

}  // namespace pw
