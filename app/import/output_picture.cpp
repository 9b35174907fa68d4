#include "app/import/output_picture.h"

#include <cassert>
#include <cmath>
#include <cstdint>
#include <vector>

#include "compute/io/images/image_file.h"
#include "renderer/colors/color_map.h"

namespace pw {
namespace {

constexpr std::int64_t kMaxColumns = 16;
constexpr std::int64_t kPictureGap = 1;
constexpr std::uint8_t kGapGrey = 128;
// What our own reader, and most others, accept.
constexpr std::int64_t kMaxSide = 32'768;
constexpr std::int64_t kMaxPixels = 178'956'970;

// The arrangement of the maps. Sizes in pixels.
struct Grid {
  std::int64_t columns, rows, width, height;

  explicit Grid(const Shape& shape) {
    const auto square = static_cast<std::int64_t>(std::ceil(std::sqrt(static_cast<double>(shape.n * shape.c))));
    columns = shape.c <= kMaxColumns ? shape.c : square;
    rows = (shape.n * shape.c + columns - 1) / columns;
    width = columns * (shape.w + kPictureGap) - kPictureGap;
    height = rows * (shape.h + kPictureGap) - kPictureGap;
  }
};

void draw_map(std::span<const float> map, const Shape& shape, const OutputColours& colours, std::int64_t picture_width,
              std::uint8_t* corner) {
  for (std::int64_t y = 0; y < shape.h; ++y) {
    std::uint8_t* pixel = corner + y * picture_width * 3;
    for (std::int64_t x = 0; x < shape.w; ++x) {
      const Rgb colour = color_of(*colours.map, colours.range, map[static_cast<std::size_t>(y * shape.w + x)]);
      *pixel++ = colour.r;
      *pixel++ = colour.g;
      *pixel++ = colour.b;
    }
  }
}

}  // namespace

Expected<void> write_output_picture(const std::string& path, TensorView outputs,
                                    std::span<const OutputColours> colours) {
  assert(colours.size() == static_cast<std::size_t>(outputs.shape.c));
  const Shape& shape = outputs.shape;
  const Grid grid(shape);
  if (grid.width > kMaxSide || grid.height > kMaxSide || grid.width * grid.height > kMaxPixels) {
    return fail(path, "would be a picture of {} × {} pixels, too large; write the outputs as .npy", grid.width,
                grid.height);
  }
  std::vector<std::uint8_t> rgb(static_cast<std::size_t>(grid.width * grid.height * 3), kGapGrey);
  for (std::int64_t i = 0; i < shape.n * shape.c; ++i) {
    const std::int64_t x = i % grid.columns * (shape.w + kPictureGap);
    const std::int64_t y = i / grid.columns * (shape.h + kPictureGap);
    const std::int64_t output = i % shape.c;
    draw_map(outputs.plane(i / shape.c, output), shape, colours[static_cast<std::size_t>(output)], grid.width,
             rgb.data() + (y * grid.width + x) * 3);
  }
  return write_png(path, static_cast<int>(grid.width), static_cast<int>(grid.height), rgb);
}

}  // namespace pw
