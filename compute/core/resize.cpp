#include "compute/core/resize.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>

namespace pw {
namespace {

// The source pixels that one target pixel covers, and the weight of each.
struct Cover {
  std::size_t first = 0;
  std::vector<double> share;
};

std::vector<Cover> covers(int from, int to) {
  std::vector<Cover> all(static_cast<std::size_t>(to));
  const double scale = static_cast<double>(from) / to;
  for (int i = 0; i < to; ++i) {
    const double low = i * scale;
    const double high = std::min((i + 1) * scale, static_cast<double>(from));
    Cover& cover = all[static_cast<std::size_t>(i)];
    cover.first = static_cast<std::size_t>(low);
    for (auto k = cover.first; static_cast<double>(k) < high; ++k) {
      const auto at = static_cast<double>(k);
      cover.share.push_back((std::min(at + 1.0, high) - std::max(at, low)) / (high - low));
    }
  }
  return all;
}

// Computes one row of the target: mixes the covered rows, then their columns, and rounds.
void mix_row(const std::vector<std::uint8_t>& rgb, std::size_t row_bytes, const Cover& rows,
             const std::vector<Cover>& columns, std::vector<double>& mixed, std::uint8_t* out) {
  std::ranges::fill(mixed, 0.0);
  for (std::size_t r = 0; r < rows.share.size(); ++r) {
    const std::uint8_t* source = rgb.data() + (rows.first + r) * row_bytes;
    for (std::size_t i = 0; i < row_bytes; ++i) mixed[i] += rows.share[r] * source[i];
  }
  for (std::size_t x = 0; x < columns.size(); ++x) {
    for (std::size_t channel = 0; channel < 3; ++channel) {
      double sum = 0.0;
      for (std::size_t k = 0; k < columns[x].share.size(); ++k) {
        sum += columns[x].share[k] * mixed[(columns[x].first + k) * 3 + channel];
      }
      out[x * 3 + channel] = static_cast<std::uint8_t>(std::lround(sum));
    }
  }
}

int scaled_side(int side, double factor) {
  return std::max(1, static_cast<int>(std::lround(side * factor)));
}

}  // namespace

Image resized(const Image& image, int width, int height) {
  assert(width >= 1 && height >= 1 && !image.empty());
  const std::vector<std::uint8_t> rgb = to_rgb8(image);
  const auto rows = covers(image.height, height);
  const auto columns = covers(image.width, width);
  const std::size_t row_bytes = static_cast<std::size_t>(image.width) * 3;
  const std::size_t out_bytes = static_cast<std::size_t>(width) * 3;
  Image out;
  out.width = width;
  out.height = height;
  out.rgb8.resize(out_bytes * static_cast<std::size_t>(height));
  std::vector<double> mixed(row_bytes);
  for (std::size_t y = 0; y < rows.size(); ++y) {
    mix_row(rgb, row_bytes, rows[y], columns, mixed, out.rgb8.data() + y * out_bytes);
  }
  return out;
}

Image cropped(const Image& image, int x, int y, int width, int height) {
  assert(x >= 0 && y >= 0 && x + width <= image.width && y + height <= image.height);
  const std::vector<std::uint8_t> rgb = to_rgb8(image);
  Image out;
  out.width = width;
  out.height = height;
  for (int row = 0; row < height; ++row) {
    const auto at = (static_cast<std::ptrdiff_t>(y + row) * image.width + x) * 3;
    out.rgb8.insert(out.rgb8.end(), rgb.begin() + at, rgb.begin() + at + static_cast<std::ptrdiff_t>(width) * 3);
  }
  return out;
}

Image brought_to_size(const Image& image, PhotoSize size, int width, int height) {
  if (size == PhotoSize::kFit) {
    const double factor = static_cast<double>(width) / std::max(image.width, image.height);
    if (factor >= 1.0) return image;
    return resized(image, scaled_side(image.width, factor), scaled_side(image.height, factor));
  }
  if (size == PhotoSize::kCrop) {
    const double factor =
        std::max(static_cast<double>(width) / image.width, static_cast<double>(height) / image.height);
    if (factor >= 1.0) return image;
    const int scaled_w = std::max(width, scaled_side(image.width, factor));
    const int scaled_h = std::max(height, scaled_side(image.height, factor));
    return cropped(resized(image, scaled_w, scaled_h), (scaled_w - width) / 2, (scaled_h - height) / 2, width, height);
  }
  return image;
}

}  // namespace pw
