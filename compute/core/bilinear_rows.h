#pragma once
// A map upsampled to the pixels of an image.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pw {

// Bilinear between the centres of the positions, with replicated borders, as FCN upsamples its scores: the centre of
// pixel p of P is at (p + 0.5) * positions / P - 0.5. Computes one row at a time and keeps none.
class BilinearRows {
 public:
  // `map` holds map_h * map_w values, at least one, and must outlive this object. The image has width * height pixels.
  BilinearRows(std::span<const float> map, std::int64_t map_h, std::int64_t map_w, std::int64_t height,
               std::int64_t width);

  // The `width` values of row y of the image, 0 <= y < height; valid until the next call.
  std::span<const float> row(std::int64_t y);

 private:
  // The two positions that a pixel's centre lies between.
  struct Between {
    std::size_t low, high;
    float weight;  // of the second
  };
  static std::vector<Between> interpolation(std::int64_t pixels, std::int64_t positions);

  std::span<const float> map_;
  std::vector<Between> rows_;
  std::vector<Between> columns_;
  std::vector<float> mixed_;  // a row of the map, interpolated between two
  std::vector<float> pixels_;
};

}  // namespace pw
