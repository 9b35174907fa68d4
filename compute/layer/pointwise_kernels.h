#pragma once
// The SIMD kernels behind pointwise_forward and pointwise_update, on bare planes.
#include <cstdint>

namespace pw {

// One image. in: cin planes, in_stride floats apart; out: cout planes, out_stride apart; weight: [cout][cin].
// out[o][p] = bias[o] + sum_i weight[o][i] * in[i][p] for p in [begin, end).
struct LinearTask {
  const float* in;
  std::int64_t in_stride;
  float* out;
  std::int64_t out_stride;
  const float* weight;
  const float* bias;
  std::int64_t cin, cout;
  std::int64_t begin, end;
};

void linear_kernel(const LinearTask& task);
// to[p] += factor * from[p].
void add_scaled_kernel(const float* from, float factor, float* to, std::int64_t count);
// to[p] += value.
void add_constant_kernel(float value, float* to, std::int64_t count);

}  // namespace pw
