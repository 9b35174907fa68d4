#include "compute/layer/incremental_sums.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "compute/layer/pointwise_forward.h"
#include "compute/layer/pointwise_update.h"

namespace pw {

IncrementalSums::IncrementalSums(Tensor sums)
    : sums_(std::move(sums)), updates_(static_cast<std::size_t>(sums_.shape().c)) {}

bool IncrementalSums::apply_weight_delta(TensorView in, std::int64_t output, std::int64_t input, float delta) {
  if (!std::isfinite(delta)) return false;
  count(output, update_weight(in, output, input, delta, sums_.view()));
  return true;
}

bool IncrementalSums::apply_bias_delta(std::int64_t output, float delta) {
  if (!std::isfinite(delta)) return false;
  count(output, update_bias(output, delta, sums_.view()));
  return true;
}

bool IncrementalSums::needs_recompute() const {
  return std::ranges::any_of(updates_, [](int updates) { return updates >= kMaxUpdates; });
}

bool IncrementalSums::is_exact() const {
  return std::ranges::all_of(updates_, [](int updates) { return updates == 0; });
}

void IncrementalSums::recompute(TensorView in, const PointwiseLayer& layer) {
  const auto outputs = static_cast<std::int64_t>(updates_.size());
  const std::int64_t changed = outputs - std::ranges::count(updates_, 0);
  // A full pass reads x once for several outputs, update_row once per output.
  if (2 * changed > outputs) {
    pointwise_linear(in, layer, sums_.view());
  } else {
    for (std::int64_t output = 0; output < outputs; ++output) {
      if (updates_[static_cast<std::size_t>(output)] > 0) update_row(in, layer, output, sums_.view());
    }
  }
  std::ranges::fill(updates_, 0);
}

void IncrementalSums::count(std::int64_t output, bool finite) {
  int& updates = updates_[static_cast<std::size_t>(output)];
  updates = finite ? std::min(updates + 1, kMaxUpdates) : kMaxUpdates;
}

}  // namespace pw
