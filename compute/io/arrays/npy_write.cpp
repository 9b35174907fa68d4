#include <fmt/format.h>

#include <algorithm>

#include "compute/io/arrays/npy.h"
#include "compute/io/files/output_file.h"

namespace pw {
namespace {

std::string npy_preamble(std::span<const std::int64_t> shape) {
  std::string dictionary = fmt::format("{{'descr': '<f4', 'fortran_order': False, 'shape': {}, }}", shape_text(shape));
  // The data starts at a multiple of 64 bytes.
  const std::size_t padded = (10 + dictionary.size() + 1 + 63) / 64 * 64;
  dictionary.resize(padded - 11, ' ');
  dictionary += '\n';
  std::string preamble("\x93NUMPY\x01\x00", 8);
  preamble += static_cast<char>(dictionary.size() & 255U);
  preamble += static_cast<char>(dictionary.size() >> 8);
  return preamble + dictionary;
}

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

Expected<void> write_npy_stack(const std::string& path, TensorView stack, AxisOrder order, int rank) {
  const Shape& shape = stack.shape;
  std::vector<std::int64_t> axes = order == AxisOrder::kNchw ? std::vector{shape.n, shape.c, shape.h, shape.w}
                                                             : std::vector{shape.n, shape.h, shape.w, shape.c};
  if (rank == 3) axes.erase(axes.begin());
  return write_file(path, [&](const ByteSink& sink) -> Expected<void> {
    const std::string preamble = npy_preamble(axes);
    if (auto put = sink(std::as_bytes(std::span(preamble))); !put) return put;
    for (std::int64_t n = 0; n < shape.n; ++n) {
      auto put = order == AxisOrder::kNchw ? put_nchw(sink, stack, n) : put_nhwc(sink, stack, n);
      if (!put) return put;
    }
    return {};
  });
}

Expected<void> write_npy_values(const std::string& path, std::span<const float> values,
                                std::span<const std::int64_t> shape) {
  return write_file(path, [&](const ByteSink& sink) -> Expected<void> {
    const std::string preamble = npy_preamble(shape);
    if (auto put = sink(std::as_bytes(std::span(preamble))); !put) return put;
    return sink(std::as_bytes(values));
  });
}

}  // namespace pw
