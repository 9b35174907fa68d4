#include "compute/core/shape.h"

#include <fmt/format.h>

namespace pw {

std::string nchw_text(const Shape& shape) {
  return fmt::format("({}, {}, {}, {})", shape.n, shape.c, shape.h, shape.w);
}

const char* axis_order_name(AxisOrder order) {
  switch (order) {
    case AxisOrder::kNchw:
      return "nchw";
    case AxisOrder::kNhwc:
      return "nhwc";
  }
  return "";
}

const char* axis_order_text(AxisOrder order) {
  switch (order) {
    case AxisOrder::kNchw:
      return "NCHW";
    case AxisOrder::kNhwc:
      return "NHWC";
  }
  return "";
}

}  // namespace pw
