#pragma once
// Elementwise kernels and reductions over the planes of a layer's outputs.
#include <cstdint>

#include "compute/core/activation.h"
#include "compute/parallel/index_range.h"

namespace pw {

// The outputs of one image at `pixels`; in place if in and out are the same planes.
struct ActivationTask {
  const float* in;
  std::int64_t in_stride;
  float* out;
  std::int64_t out_stride;
  std::int64_t channels;
  IndexRange pixels;
};
void activation_kernel(Activation activation, const ActivationTask& task);

// Over the finite values of a plane; min > max if there are none.
struct FiniteRange {
  float min;
  float max;
  double sum;
  std::int64_t finite;
};
FiniteRange range_kernel(const float* values, std::int64_t count);

float sum_kernel(const float* values, std::int64_t count);

// to[p] += factor * from[p]. False if one of the sums is not finite.
bool add_scaled_kernel(const float* from, float factor, float* to, std::int64_t count);
// to[p] += value. False if one of the sums is not finite.
bool add_constant_kernel(float value, float* to, std::int64_t count);

}  // namespace pw
