#pragma once
// Who reads what: the positions of y that a k × k kernel computes from a position of x, and what it costs.
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "compute/core/shape.h"

namespace pw {

// A k × k kernel ("same": positions beyond the border count as zero), computed at every `stride`-th row and column.
struct KernelGeometry {
  std::int64_t size = 1;  // odd
  std::int64_t stride = 1;

  std::int64_t half() const { return size / 2; }
  std::int64_t taps() const { return size * size; }
  bool computes(std::int64_t x, std::int64_t y) const { return x % stride == 0 && y % stride == 0; }
  bool operator==(const KernelGeometry&) const = default;
};

// Positions are row · width + column.
//
// Those whose sum reads one of `changed`: sorted, each once. Positions that the stride skips are never among them.
std::vector<std::int64_t> positions_reached(const KernelGeometry& geometry, std::int64_t height, std::int64_t width,
                                            std::span<const std::int64_t> changed);

std::int64_t computed_positions(const KernelGeometry& geometry, std::int64_t height, std::int64_t width);

// Weights and biases of a kernel, and its multiply–adds for one image of this shape (n is of no meaning). Those of a
// dense layer from all of x to all of y. Absent where a count does not fit 64 bits.
std::optional<std::int64_t> kernel_parameters(const KernelGeometry& geometry, std::int64_t cin, std::int64_t cout);
std::optional<std::int64_t> kernel_products(const KernelGeometry& geometry, const Shape& x, std::int64_t cout);
std::optional<std::int64_t> dense_parameters(const Shape& x, std::int64_t cout);
std::optional<std::int64_t> dense_products(const Shape& x, std::int64_t cout);

}  // namespace pw
