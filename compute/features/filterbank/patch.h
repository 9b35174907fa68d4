#pragma once
// A piece of a plane with a margin around it.
#include <cstddef>
#include <vector>

namespace pw {

// width × height values and `margin` more on every side; valid x: -margin … width + margin - 1, y likewise.
class Patch {
 public:
  Patch(int width, int height, int margin)
      : width_(width),
        height_(height),
        margin_(margin),
        stride_(width + 2 * margin),
        values_(static_cast<std::size_t>(stride_) * static_cast<std::size_t>(height + 2 * margin)) {}

  int width() const { return width_; }
  int height() const { return height_; }
  int margin() const { return margin_; }

  // Points to x = 0 of row y.
  float* row(int y) { return values_.data() + offset(y); }
  const float* row(int y) const { return values_.data() + offset(y); }

 private:
  std::ptrdiff_t offset(int y) const { return static_cast<std::ptrdiff_t>(y + margin_) * stride_ + margin_; }

  int width_, height_, margin_, stride_;
  std::vector<float> values_;
};

// Borrowed: the part of an output map that belongs to a tile. Cell (x, y) of the tile is at data[y * stride + x].
struct CellPlane {
  float* data = nullptr;
  std::ptrdiff_t stride = 0;

  float* row(int y) const { return data + y * stride; }
};

}  // namespace pw
