#include "compute/io/arrays/stack_values.h"

#include <span>

namespace pw {
namespace {

Expected<void> put_nhwc(const ByteSink& sink, TensorView stack, std::int64_t n) {
  const Shape& shape = stack.shape;
  std::vector<float> row(static_cast<std::size_t>(shape.w * shape.c));
  for (std::int64_t y = 0; y < shape.h; ++y) {
    for (std::int64_t c = 0; c < shape.c; ++c) {
      const auto plane = stack.plane(n, c);
      for (std::int64_t x = 0; x < shape.w; ++x)
        row[static_cast<std::size_t>(x * shape.c + c)] = plane[static_cast<std::size_t>(y * shape.w + x)];
    }
    if (auto put = sink(std::as_bytes(std::span(row))); !put) return put;
  }
  return {};
}

Expected<void> put_nchw(const ByteSink& sink, TensorView stack, std::int64_t n) {
  for (std::int64_t c = 0; c < stack.shape.c; ++c) {
    if (auto put = sink(std::as_bytes(stack.plane(n, c))); !put) return put;
  }
  return {};
}

}  // namespace

std::vector<std::int64_t> axes_in_file(const Shape& shape, AxisOrder order, int rank) {
  std::vector<std::int64_t> axes = order == AxisOrder::kNchw ? std::vector{shape.n, shape.c, shape.h, shape.w}
                                                             : std::vector{shape.n, shape.h, shape.w, shape.c};
  if (rank == 3) axes.erase(axes.begin());
  return axes;
}

Expected<void> put_stack(const ByteSink& sink, TensorView stack, AxisOrder order) {
  for (std::int64_t n = 0; n < stack.shape.n; ++n) {
    auto put = order == AxisOrder::kNchw ? put_nchw(sink, stack, n) : put_nhwc(sink, stack, n);
    if (!put) return put;
  }
  return {};
}

}  // namespace pw
