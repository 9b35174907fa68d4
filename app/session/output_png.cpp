#include "app/session/output_png.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "compute/io/image_file.h"
#include "compute/stats/statistics.h"
#include "renderer/color_map.h"

namespace pw {
namespace {

constexpr std::int64_t kGap = 4;
constexpr std::int64_t kMostBytes = std::int64_t{1} << 30;

std::int64_t cell_side(const Shape& shape) { return std::clamp<std::int64_t>(1600 / std::max<std::int64_t>(1, shape.w), 1, 8); }

void draw_output(std::vector<std::uint8_t>& rgb, std::int64_t first_row, const Shape& shape, std::span<const float> plane) {
  const auto measured = plane_statistics(plane);
  const Range range = symmetric_range(std::max(std::fabs(measured.min), std::fabs(measured.max)));
  const std::int64_t side = cell_side(shape);
  const std::int64_t width = shape.w * side;
  for (std::int64_t y = 0; y < shape.h * side; ++y) {
    for (std::int64_t x = 0; x < width; ++x) {
      const Rgb colour = color_of(diverging_light(), range, plane[static_cast<std::size_t>(y / side * shape.w + x / side)]);
      auto* pixel = &rgb[static_cast<std::size_t>(((first_row + y) * width + x) * 3)];
      pixel[0] = colour.r;
      pixel[1] = colour.g;
      pixel[2] = colour.b;
    }
  }
}

}  // namespace

Expected<void> write_outputs_png(const std::string& path, TensorView outputs) {
  const Shape& shape = outputs.shape;
  const std::int64_t width = shape.w * cell_side(shape);
  const std::int64_t height = shape.h * cell_side(shape);
  const std::int64_t rows = shape.c * height + std::max<std::int64_t>(0, shape.c - 1) * kGap;
  if (shape.count() == 0) return fail(path, "the outputs {} hold nothing to draw", nchw_text(shape));
  if (rows > 65'535 || rows > kMostBytes / (3 * width)) {
    return fail(path, "{} outputs of {} × {} are too large for one picture; save them as .npy", shape.c, shape.h, shape.w);
  }
  std::vector<std::uint8_t> rgb(static_cast<std::size_t>(rows * width * 3), 255);
  for (std::int64_t o = 0; o < shape.c; ++o) draw_output(rgb, o * (height + kGap), shape, outputs.plane(0, o));
  return write_png(path, static_cast<int>(width), static_cast<int>(rows), rgb);
}

}  // namespace pw
