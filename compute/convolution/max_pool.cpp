#include "compute/convolution/max_pool.h"

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

float larger_for_pooling(float a, float b) {
  return std::isnan(a) || a > b ? a : b;
}

}  // namespace

// The largest along rows first, then along columns.
void max_pool_3x3(std::span<const float> map, std::int64_t rows, std::int64_t columns, std::span<float> pooled,
                  std::vector<float>& scratch) {
  scratch.resize(map.size());
  for (std::int64_t row = 0; row < rows; ++row) {
    const float* from = map.data() + row * columns;
    float* to = scratch.data() + row * columns;
    for (std::int64_t x = 0; x < columns; ++x) {
      float most = from[x];
      if (x > 0) most = larger_for_pooling(most, from[x - 1]);
      if (x + 1 < columns) most = larger_for_pooling(most, from[x + 1]);
      to[x] = most;
    }
  }
  for (std::int64_t row = 0; row < rows; ++row) {
    const float* at = scratch.data() + row * columns;
    float* to = pooled.data() + row * columns;
    for (std::int64_t x = 0; x < columns; ++x) {
      float most = at[x];
      if (row > 0) most = larger_for_pooling(most, at[x - columns]);
      if (row + 1 < rows) most = larger_for_pooling(most, at[x + columns]);
      to[x] = most;
    }
  }
}

}  // namespace pw
