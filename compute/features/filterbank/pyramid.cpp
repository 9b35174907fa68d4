#include "compute/features/filterbank/pyramid.h"

#include <algorithm>
#include <vector>

#include "compute/features/filterbank/table.h"

namespace pw {
namespace {

// Halving reads samples -1 … 2 around a pair, so each level's margin must be at least twice the next one's plus one:
// 23, 11, 5, 0.
constexpr std::array<int, kLevels> kMargins = {24, 11, 5, 0};

Patch empty_patch(const CellRect& cells, int level, int margin) {
  const int samples = kCell >> level;
  return {cells.width * samples, cells.height * samples, margin};
}

OpponentPatches empty_level(const CellRect& cells, int level) {
  const int margin = kMargins[static_cast<std::size_t>(level)];
  return {empty_patch(cells, level, margin), empty_patch(cells, level, margin), empty_patch(cells, level, margin)};
}

// Loads one row of the tile with its margin as separate channels in 0…1.
template <class Value>
void load_row(const Value* row, const std::vector<std::ptrdiff_t>& columns, float scale,
              std::array<std::vector<float>, kChannels>& out) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Value* pixel = row + columns[i];
    out[0][i] = static_cast<float>(pixel[0]) * scale;
    out[1][i] = static_cast<float>(pixel[1]) * scale;
    out[2][i] = static_cast<float>(pixel[2]) * scale;
  }
}

void split_opponents(const std::array<std::vector<float>, kChannels>& rgb, float* __restrict luminance,
                     float* __restrict red_green, float* __restrict blue_yellow) {
  const float* const red = rgb[0].data();
  const float* const green = rgb[1].data();
  const float* const blue = rgb[2].data();
  const auto count = static_cast<std::ptrdiff_t>(rgb[0].size());
  for (std::ptrdiff_t i = 0; i < count; ++i) {
    luminance[i] = (red[i] + green[i] + blue[i]) * (1.0F / 3.0F);
    red_green[i] = red[i] - green[i];
    blue_yellow[i] = blue[i] - (red[i] + green[i]) * 0.5F;
  }
}

void load_pixels(const Image& image, const CellRect& cells, ImageTile& tile) {
  const int margin = kMargins[0];
  auto& [luminance, red_green, blue_yellow] = tile.levels[0];
  const int width = luminance.width();
  std::vector<std::ptrdiff_t> columns(static_cast<std::size_t>(width + 2 * margin));
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const int x = cells.x * kCell - margin + static_cast<int>(i);
    columns[i] = std::ptrdiff_t{3} * std::clamp(x, 0, image.width - 1);
  }
  std::array<std::vector<float>, kChannels> rgb;
  for (auto& channel : rgb) channel.resize(columns.size());
  const std::ptrdiff_t stride = std::ptrdiff_t{3} * image.width;
  for (int y = -margin; y < luminance.height() + margin; ++y) {
    const int source = std::clamp(cells.y * kCell + y, 0, image.height - 1);
    if (image.rgb16.empty()) {
      load_row(image.rgb8.data() + source * stride, columns, 1.0F / 255.0F, rgb);
    } else {
      load_row(image.rgb16.data() + source * stride, columns, 1.0F / 65535.0F, rgb);
    }
    split_opponents(rgb, luminance.row(y) - margin, red_green.row(y) - margin, blue_yellow.row(y) - margin);
    if (y < 0 || y >= luminance.height()) continue;
    for (std::size_t c = 0; c < kChannels; ++c) std::copy_n(rgb[c].begin() + margin, width, tile.rgb[c].row(y));
  }
}

// Filters with (1 3 3 1) / 8 in both directions: little aliasing, and each sample stays centred on the four that it
// represents.
void halve(const Patch& fine, Patch& coarse) {
  const int margin = coarse.margin();
  const int first = -2 * margin - 1;
  const int count = 2 * (coarse.width() + 2 * margin) + 2;
  std::vector<float> mixed(static_cast<std::size_t>(count));
  for (int y = -margin; y < coarse.height() + margin; ++y) {
    const float* const a = fine.row(2 * y - 1) + first;
    const float* const b = fine.row(2 * y) + first;
    const float* const c = fine.row(2 * y + 1) + first;
    const float* const d = fine.row(2 * y + 2) + first;
    for (int x = 0; x < count; ++x)
      mixed[static_cast<std::size_t>(x)] = (a[x] + d[x]) * 0.125F + (b[x] + c[x]) * 0.375F;
    float* __restrict const out = coarse.row(y) - margin;
    const float* const in = mixed.data();
    for (int x = 0; x < coarse.width() + 2 * margin; ++x)
      out[x] = (in[2 * x] + in[2 * x + 3]) * 0.125F + (in[2 * x + 1] + in[2 * x + 2]) * 0.375F;
  }
}

}  // namespace

ImageTile load_tile(const Image& image, const CellRect& cells) {
  ImageTile tile{{empty_patch(cells, 0, 0), empty_patch(cells, 0, 0), empty_patch(cells, 0, 0)},
                 {empty_level(cells, 0), empty_level(cells, 1), empty_level(cells, 2), empty_level(cells, 3)}};
  load_pixels(image, cells, tile);
  for (std::size_t level = 1; level < kLevels; ++level) {
    for (std::size_t c = 0; c < kChannels; ++c) halve(tile.levels[level - 1][c], tile.levels[level][c]);
  }
  return tile;
}

}  // namespace pw
