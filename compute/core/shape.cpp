#include "compute/core/shape.h"

#include <fmt/format.h>

namespace pw {

std::string nchw_text(const Shape& shape) {
  return fmt::format("({}, {}, {}, {})", shape.n, shape.c, shape.h, shape.w);
}

}  // namespace pw
