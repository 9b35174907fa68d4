#include "compute/features/filterbank/cell_features.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "compute/features/filterbank/convolve.h"
#include "compute/features/filterbank/table.h"

namespace pw {
namespace {

// Turns 0 / 0 at grey pixels and in flat areas into 0.
constexpr float kTiny = 1e-12F;

// Sums over the rows of a cell, one per column, which finish_means turns into cell means.
class RowSums {
 public:
  RowSums(int rows, int width) : width_(width), values_(static_cast<std::size_t>(rows * width)) {}
  float* row(int index) { return values_.data() + static_cast<std::ptrdiff_t>(index) * width_; }
  void finish(int index, const CellPlane& out, int cell_row) {
    finish_means(row(index), width_ / kCell, kCell, out.row(cell_row));
  }

 private:
  int width_;
  std::vector<float> values_;
};

void add(const float* __restrict values, float* __restrict sum, int count) {
  for (int x = 0; x < count; ++x) sum[x] += values[x];
}

// Saturation (max - min) / (max + 0.05), so that near-black pixels count as grey; and its products with the sine and
// cosine of the hue, which is the angle of (2R-G-B, √3 (G-B)).
void add_saturation(const std::array<const float*, kChannels>& rgb, float* __restrict saturation,
                    float* __restrict sine, float* __restrict cosine, int count) {
  const auto [red, green, blue] = rgb;
  for (int x = 0; x < count; ++x) {
    const float r = red[x], g = green[x], b = blue[x];
    const float high = std::max(r, std::max(g, b));
    const float low = std::min(r, std::min(g, b));
    const float share = (high - low) / (high + 0.05F);
    const float u = 2 * r - g - b;
    const float v = 1.7320508F * (g - b);
    const float scale = share / std::sqrt(u * u + v * v + kTiny);
    saturation[x] += share;
    sine[x] += v * scale;
    cosine[x] += u * scale;
  }
}

struct GradientRow {
  std::vector<float> length, cos2, sin2;  // cos2, sin2: of twice the gradient's angle
};

// Central differences of the luminance, in grey levels per pixel.
void compute_gradient(const Patch& luminance, int y, GradientRow& gradient, float* __restrict xx, float* __restrict yy,
                      float* __restrict xy) {
  const float* const above = luminance.row(y - 1);
  const float* const here = luminance.row(y);
  const float* const below = luminance.row(y + 1);
  float* __restrict const length = gradient.length.data();
  float* __restrict const cos2 = gradient.cos2.data();
  float* __restrict const sin2 = gradient.sin2.data();
  for (int x = 0; x < luminance.width(); ++x) {
    const float gx = 0.5F * (here[x + 1] - here[x - 1]);
    const float gy = 0.5F * (below[x] - above[x]);
    const float square = gx * gx + gy * gy;
    const float inverse = 1.0F / (square + kTiny);
    xx[x] += gx * gx;
    yy[x] += gy * gy;
    xy[x] += gx * gy;
    length[x] = std::sqrt(square);
    cos2[x] = (gx * gx - gy * gy) * inverse;
    sin2[x] = 2 * gx * gy * inverse;
  }
}

// Adds length · max(0, cos 2Δ)⁴, where Δ is the angle between the edge and this direction: half at Δ = 16°.
void add_edges(const GradientRow& gradient, float direction_cos2, float direction_sin2, float* __restrict sum,
               int count) {
  const float* const length = gradient.length.data();
  const float* const cos2 = gradient.cos2.data();
  const float* const sin2 = gradient.sin2.data();
  for (int x = 0; x < count; ++x) {
    // The edge is perpendicular to the gradient, and y points down: 2Δ is the angle between (-cos2, sin2) and the
    // direction.
    const float near = std::max(0.0F, sin2[x] * direction_sin2 - cos2[x] * direction_cos2);
    const float square = near * near;
    sum[x] += length[x] * square * square;
  }
}

void measure_colour(const ImageTile& tile, const CellPlanes& out) {
  const int width = tile.rgb[0].width();
  RowSums sums(kColourKinds, width);
  for (int y = 0; y < tile.rgb[0].height(); ++y) {
    for (int c = 0; c < kChannels; ++c) add(tile.levels[0][static_cast<std::size_t>(c)].row(y), sums.row(c), width);
    add_saturation({tile.rgb[0].row(y), tile.rgb[1].row(y), tile.rgb[2].row(y)}, sums.row(3), sums.row(4), sums.row(5),
                   width);
    if ((y + 1) % kCell != 0) continue;
    for (int kind = 0; kind < kColourKinds; ++kind)
      sums.finish(kind, out.colour[static_cast<std::size_t>(kind)], y / kCell);
  }
}

// A second pass, after the means, to avoid cancellation.
void measure_variance(const Patch& channel, const CellPlane& mean, const CellPlane& out) {
  const int width = channel.width();
  RowSums sums(2, width);
  float* __restrict const sum = sums.row(0);
  float* __restrict const centre = sums.row(1);
  for (int y = 0; y < channel.height(); ++y) {
    if (y % kCell == 0) {
      for (int x = 0; x < width; ++x) centre[x] = mean.row(y / kCell)[x / kCell];
    }
    const float* const row = channel.row(y);
    for (int x = 0; x < width; ++x) sum[x] += (row[x] - centre[x]) * (row[x] - centre[x]);
    if ((y + 1) % kCell == 0) sums.finish(0, out, y / kCell);
  }
}

void measure_edges(const Patch& luminance, const CellPlanes& out) {
  const int width = luminance.width();
  const auto length = static_cast<std::size_t>(width);
  RowSums sums(kEdgeDirections + 3, width);
  GradientRow gradient{std::vector<float>(length), std::vector<float>(length), std::vector<float>(length)};
  for (int y = 0; y < luminance.height(); ++y) {
    compute_gradient(luminance, y, gradient, sums.row(kEdgeDirections), sums.row(kEdgeDirections + 1),
                     sums.row(kEdgeDirections + 2));
    for (int d = 0; d < kEdgeDirections; ++d) {
      const double twice = 2 * std::numbers::pi * d / kEdgeDirections;
      add_edges(gradient, static_cast<float>(std::cos(twice)), static_cast<float>(std::sin(twice)), sums.row(d), width);
    }
    if ((y + 1) % kCell != 0) continue;
    for (int d = 0; d < kEdgeDirections; ++d) sums.finish(d, out.edges[static_cast<std::size_t>(d)], y / kCell);
    sums.finish(kEdgeDirections, out.tensor_xx, y / kCell);
    sums.finish(kEdgeDirections + 1, out.tensor_yy, y / kCell);
    sums.finish(kEdgeDirections + 2, out.tensor_xy, y / kCell);
  }
}

void measure_extremes(const Patch& luminance, const CellPlanes& out) {
  const int width = luminance.width();
  std::vector<float> low(static_cast<std::size_t>(width)), high(low.size());
  for (int y = 0; y < luminance.height(); y += kCell) {
    std::copy_n(luminance.row(y), width, low.data());
    std::copy_n(luminance.row(y), width, high.data());
    for (int i = 1; i < kCell; ++i) {
      const float* const row = luminance.row(y + i);
      float* __restrict const lowest = low.data();
      float* __restrict const highest = high.data();
      for (int x = 0; x < width; ++x) lowest[x] = std::min(lowest[x], row[x]);
      for (int x = 0; x < width; ++x) highest[x] = std::max(highest[x], row[x]);
    }
    for (int x = 0; x < width; x += kCell) {
      out.darkest.row(y / kCell)[x / kCell] = *std::min_element(low.begin() + x, low.begin() + x + kCell);
      out.brightest.row(y / kCell)[x / kCell] = *std::max_element(high.begin() + x, high.begin() + x + kCell);
    }
  }
}

}  // namespace

void measure_cells(const ImageTile& tile, const CellPlanes& out) {
  const Patch& luminance = tile.levels[0][0];
  measure_colour(tile, out);
  for (std::size_t c = 0; c < kChannels; ++c) measure_variance(tile.levels[0][c], out.colour[c], out.variance[c]);
  measure_edges(luminance, out);
  measure_extremes(luminance, out);
}

}  // namespace pw
