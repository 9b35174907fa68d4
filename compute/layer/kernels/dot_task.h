#pragma once
// Dot products of long rows.
#include <cstdint>

namespace pw {

// Rows of floats, `stride` apart.
struct Rows {
  const float* data;
  std::int64_t stride;
  std::int64_t count;
};

// sums[a * sums_stride + b] += sum_k left[a][k] * right[b][k], k < length.
struct DotTask {
  Rows left, right;
  std::int64_t length;
  float* sums;
  std::int64_t sums_stride;
};

}  // namespace pw
