#include "compute/features/filterbank/grid_features.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pw {
namespace {

// Below this gradient energy (luminance in 0…1, per pixel) a cell counts as flat.
constexpr float kFlat = 1e-7F;

std::vector<float> half_gaussian(double sigma) {
  const int radius = static_cast<int>(std::ceil(3 * sigma));
  std::vector<double> bell(static_cast<std::size_t>(radius) + 1);
  double sum = 0;
  for (std::size_t j = 0; j < bell.size(); ++j) {
    bell[j] = std::exp(-0.5 * static_cast<double>(j * j) / (sigma * sigma));
    sum += j == 0 ? bell[j] : 2 * bell[j];
  }
  std::vector<float> taps;
  taps.reserve(bell.size());
  for (const double value : bell) taps.push_back(static_cast<float>(value / sum));
  return taps;
}

void add_scaled_pair(const float* a, const float* b, float tap, float* __restrict out, int count) {
  for (int x = 0; x < count; ++x) out[x] += tap * (a[x] + b[x]);
}

void set_scaled(const float* in, float tap, float* __restrict out, int count) {
  for (int x = 0; x < count; ++x) out[x] = tap * in[x];
}

void blur_row(const float* in, std::span<const float> taps, std::vector<float>& padded, float* out, int width) {
  const int radius = static_cast<int>(taps.size()) - 1;
  std::fill_n(padded.begin(), radius, in[0]);
  std::copy_n(in, width, padded.begin() + radius);
  std::fill_n(padded.begin() + radius + width, radius, in[width - 1]);
  const float* const centre = padded.data() + radius;
  set_scaled(centre, taps[0], out, width);
  for (int j = 1; j <= radius; ++j)
    add_scaled_pair(centre - j, centre + j, taps[static_cast<std::size_t>(j)], out, width);
}

template <class Reduce>
void reduce_3x3(const Grid& grid, std::span<const float> in, std::span<float> out, Reduce reduce) {
  for (int y = 0; y < grid.height; ++y) {
    for (int x = 0; x < grid.width; ++x) {
      float result =
          in[static_cast<std::size_t>(y) * static_cast<std::size_t>(grid.width) + static_cast<std::size_t>(x)];
      for (int v = std::max(0, y - 1); v <= std::min(grid.height - 1, y + 1); ++v) {
        const float* const row = in.data() + static_cast<std::ptrdiff_t>(v) * grid.width;
        for (int u = std::max(0, x - 1); u <= std::min(grid.width - 1, x + 1); ++u) result = reduce(result, row[u]);
      }
      out[static_cast<std::size_t>(y) * static_cast<std::size_t>(grid.width) + static_cast<std::size_t>(x)] = result;
    }
  }
}

}  // namespace

void blur(const Grid& grid, std::span<const float> in, double sigma, std::span<float> out) {
  const std::vector<float> taps = half_gaussian(sigma);
  const int radius = static_cast<int>(taps.size()) - 1;
  std::vector<float> padded(static_cast<std::size_t>(grid.width + 2 * radius));
  std::vector<float> rows(grid.count());
  const auto row = [&](int y) {
    return rows.data() + static_cast<std::ptrdiff_t>(std::clamp(y, 0, grid.height - 1)) * grid.width;
  };
  for (int y = 0; y < grid.height; ++y)
    blur_row(in.data() + static_cast<std::ptrdiff_t>(y) * grid.width, taps, padded, row(y), grid.width);
  for (int y = 0; y < grid.height; ++y) {
    float* const to = out.data() + static_cast<std::ptrdiff_t>(y) * grid.width;
    set_scaled(row(y), taps[0], to, grid.width);
    for (int j = 1; j <= radius; ++j)
      add_scaled_pair(row(y - j), row(y + j), taps[static_cast<std::size_t>(j)], to, grid.width);
  }
}

void spread(const Grid& grid, std::span<const float> mean, std::span<const float> variance, double sigma,
            std::span<float> out) {
  // Relative to the map's mean, to avoid cancellation between large squares.
  const double level = std::accumulate(mean.begin(), mean.end(), 0.0) / static_cast<double>(mean.size());
  std::vector<float> square(grid.count());
  std::vector<float> deviation(grid.count());
  std::vector<float> centre(grid.count());
  for (std::size_t i = 0; i < square.size(); ++i) {
    deviation[i] = static_cast<float>(mean[i] - level);
    square[i] = variance[i] + deviation[i] * deviation[i];
  }
  blur(grid, deviation, sigma, centre);
  blur(grid, square, sigma, out);
  for (std::size_t i = 0; i < square.size(); ++i) out[i] = std::sqrt(std::max(0.0F, out[i] - centre[i] * centre[i]));
}

void wide_spots(const Grid& grid, std::span<const float> in, double sigma, std::span<float> positive,
                std::span<float> negative) {
  std::vector<float> narrow(grid.count());
  std::vector<float> wide(grid.count());
  blur(grid, in, sigma, narrow);
  blur(grid, in, 1.6 * sigma, wide);
  for (std::size_t i = 0; i < narrow.size(); ++i) {
    positive[i] = std::max(0.0F, narrow[i] - wide[i]);
    negative[i] = std::max(0.0F, wide[i] - narrow[i]);
  }
}

void structure(std::span<const float> xx, std::span<const float> yy, std::span<const float> xy,
               std::span<float> coherence, std::span<float> corners) {
  for (std::size_t i = 0; i < xx.size(); ++i) {
    const float trace = xx[i] + yy[i];
    const float difference = std::sqrt((xx[i] - yy[i]) * (xx[i] - yy[i]) + 4 * xy[i] * xy[i]);
    coherence[i] = difference / (trace + kFlat);
    corners[i] = std::sqrt(std::max(0.0F, 0.5F * (trace - difference)));
  }
}

void darkest_around(const Grid& grid, std::span<const float> in, std::span<float> out) {
  reduce_3x3(grid, in, out, [](float a, float b) { return std::min(a, b); });
}

void brightest_around(const Grid& grid, std::span<const float> in, std::span<float> out) {
  reduce_3x3(grid, in, out, [](float a, float b) { return std::max(a, b); });
}

}  // namespace pw
