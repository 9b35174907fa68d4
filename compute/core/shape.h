#pragma once
// Sizes of a stack of maps.
#include <array>
#include <cstdint>
#include <string>

namespace pw {

// n images, c maps (channels) per image, h rows, w columns.
struct Shape {
  std::int64_t n = 0, c = 0, h = 0, w = 0;

  std::int64_t pixels() const { return h * w; }
  std::int64_t count() const { return n * c * h * w; }
  bool operator==(const Shape&) const = default;
};

// The order of the axes of a stack in an array. Tensors are NCHW; files and the window use both.
enum class AxisOrder { kNchw, kNhwc };
inline constexpr std::array kAxisOrders = {AxisOrder::kNchw, AxisOrder::kNhwc};

const char* axis_order_name(AxisOrder order);  // "nchw", "nhwc"
const char* axis_order_text(AxisOrder order);  // as it is shown: "NCHW", "NHWC"

// "(1, 256, 20, 72)": NCHW, as in PyTorch and in our memory.
std::string nchw_text(const Shape& shape);

}  // namespace pw
