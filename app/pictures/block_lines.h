#pragma once
// Maps as the top and the side of a block show them: a line each.
#include <cstdint>
#include <span>
#include <vector>

#include "compute/core/tensor.h"
#include "renderer/colors/range.h"

namespace pw {

// Of image n, every step-th map. Values are shares of their map's range; what is not finite stays.
struct BlockLines {
  TensorView maps;
  std::int64_t n = 0;
  std::span<const Range> ranges;  // one a map
  std::int64_t step = 1;

  std::int64_t count() const { return (maps.shape.c + step - 1) / step; }
};
// (1, 1, columns, lines) and (1, 1, rows, lines): longer ones than a screen shows are read at every k-th position.
Tensor first_rows(const BlockLines& lines);
Tensor last_columns(const BlockLines& lines);

}  // namespace pw
