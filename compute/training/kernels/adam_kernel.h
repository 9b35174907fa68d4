#pragma once
// One step of Adam on an array of parameters.
#include <cstdint>

namespace pw {

// For each of `count` parameters, with g its gradient:
//   mean = beta1 mean + (1 - beta1) g;  square = beta2 square + (1 - beta2) g^2;
//   value -= rate * mean / (sqrt(square * square_correction) + epsilon).
// `rate` includes the bias correction of the mean, square_correction is 1 / (1 - beta2^step).
struct AdamTask {
  const float* gradient;
  float* mean;
  float* square;
  float* value;
  std::int64_t count;
  float beta1, beta2;
  float rate;
  float square_correction;
  float epsilon;
};
void adam_kernel(const AdamTask& task);

bool all_finite(const float* values, std::int64_t count);

}  // namespace pw
