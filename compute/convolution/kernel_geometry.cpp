#include "compute/convolution/kernel_geometry.h"

#include <algorithm>
#include <initializer_list>

namespace pw {
namespace {

std::optional<std::int64_t> product_of(std::initializer_list<std::int64_t> factors) {
  std::int64_t product = 1;
  for (const std::int64_t factor : factors) {
    if (__builtin_mul_overflow(product, factor, &product)) return std::nullopt;
  }
  return product;
}

std::optional<std::int64_t> with_biases(std::optional<std::int64_t> weights, std::optional<std::int64_t> biases) {
  std::int64_t sum = 0;
  if (!weights || !biases || __builtin_add_overflow(*weights, *biases, &sum)) return std::nullopt;
  return sum;
}

}  // namespace

std::vector<std::int64_t> positions_reached(const KernelGeometry& geometry, std::int64_t height, std::int64_t width,
                                            std::span<const std::int64_t> changed) {
  std::vector<std::int64_t> reached;
  for (const std::int64_t at : changed) {
    const std::int64_t x = at % width, y = at / width;
    for (std::int64_t row = std::max<std::int64_t>(0, y - geometry.half());
         row <= std::min(height - 1, y + geometry.half()); ++row) {
      for (std::int64_t column = std::max<std::int64_t>(0, x - geometry.half());
           column <= std::min(width - 1, x + geometry.half()); ++column) {
        if (geometry.computes(column, row)) reached.push_back(row * width + column);
      }
    }
  }
  std::ranges::sort(reached);
  reached.erase(std::ranges::unique(reached).begin(), reached.end());
  return reached;
}

std::int64_t computed_positions(const KernelGeometry& geometry, std::int64_t height, std::int64_t width) {
  const auto steps = [&](std::int64_t length) { return (length + geometry.stride - 1) / geometry.stride; };
  return steps(height) * steps(width);
}

std::optional<std::int64_t> kernel_parameters(const KernelGeometry& geometry, std::int64_t cin, std::int64_t cout) {
  return with_biases(product_of({geometry.taps(), cin, cout}), cout);
}

std::optional<std::int64_t> kernel_products(const KernelGeometry& geometry, const Shape& x, std::int64_t cout) {
  return product_of({computed_positions(geometry, x.h, x.w), geometry.taps(), x.c, cout});
}

std::optional<std::int64_t> dense_parameters(const Shape& x, std::int64_t cout) {
  return with_biases(dense_products(x, cout), product_of({x.pixels(), cout}));
}

std::optional<std::int64_t> dense_products(const Shape& x, std::int64_t cout) {
  return product_of({x.pixels(), x.c, x.pixels(), cout});
}

}  // namespace pw
