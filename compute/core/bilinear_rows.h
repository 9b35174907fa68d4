#pragma once
// A map scaled up to the pixels of an image.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pw {

// Bilinear between the centres of the cells, the outermost values repeated beyond them, as FCN scales its scores up:
// the centre of pixel p of P lies at (p + 0.5) * cells / P - 0.5 cells. One row at a time, none of them kept.
class BilinearRows {
 public:
  // `map` holds cells_h * cells_w values, at least one, and outlives this. The image has width * height pixels.
  BilinearRows(std::span<const float> map, std::int64_t cells_h, std::int64_t cells_w, std::int64_t height,
               std::int64_t width);

  // `width` values, until the next call. 0 <= y < height.
  std::span<const float> row(std::int64_t y);

 private:
  // Between which two cells a pixel's centre lies, and how far it is from the first.
  struct Between {
    std::size_t low, high;
    float part;
  };
  static std::vector<Between> positions(std::int64_t pixels, std::int64_t cells);

  std::span<const float> map_;
  std::vector<Between> rows_;
  std::vector<Between> columns_;
  std::vector<float> cells_;  // a row of cells, already mixed of two
  std::vector<float> pixels_;
};

}  // namespace pw
