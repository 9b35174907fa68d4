#pragma once
// Comparisons of tensors.
#include <cstring>

#include "compute/core/tensor.h"

namespace pw::test {

// Shape and every bit of every value.
inline bool same_bytes(const Tensor& a, const Tensor& b) {
  return a.shape() == b.shape() && std::memcmp(a.data(), b.data(), static_cast<std::size_t>(a.bytes())) == 0;
}

}  // namespace pw::test
