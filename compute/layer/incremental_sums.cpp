#include "compute/layer/incremental_sums.h"

#include "compute/layer/pointwise_update.h"

namespace pw {

void IncrementalSums::set_weight(TensorView in, std::int64_t output, std::int64_t input, float value,
                                 PointwiseLayer& layer, MutableTensorView sums) {
  const float delta = value - layer.w(output, input);
  layer.w(output, input) = value;
  count(in, layer, output, update_weight(in, output, input, delta, sums), sums);
}

void IncrementalSums::set_bias(TensorView in, std::int64_t output, float value, PointwiseLayer& layer,
                               MutableTensorView sums) {
  float& bias = layer.bias[static_cast<std::size_t>(output)];
  const float delta = value - bias;
  bias = value;
  count(in, layer, output, update_bias(output, delta, sums), sums);
}

void IncrementalSums::count(TensorView in, const PointwiseLayer& layer, std::int64_t output, bool finite,
                            MutableTensorView sums) {
  int& updates = updates_[static_cast<std::size_t>(output)];
  if (finite && ++updates < kMostUpdates) return;
  update_row(in, layer, output, sums);
  updates = 0;
}

void IncrementalSums::settle(TensorView in, const PointwiseLayer& layer, MutableTensorView sums, ThreadPool* pool) {
  for (std::int64_t output = 0; output < layer.cout; ++output) {
    int& updates = updates_[static_cast<std::size_t>(output)];
    if (updates > 0) update_row(in, layer, output, sums, pool);
    updates = 0;
  }
}

}  // namespace pw
