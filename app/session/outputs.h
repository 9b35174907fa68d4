#pragma once
// The layer's outputs, kept in step with the document.
#include <vector>

#include "app/document/action.h"
#include "compute/core/tensor.h"

namespace pw {

class ThreadPool;

// Derived from a document, never stored in it.
struct OutputMaps {
  Tensor sums;  // (N, cout, H, W): before the activation
  Tensor activated;
  Activation activation = Activation::kNone;
  std::vector<PlaneStatistics> statistics;  // of values(): index n * cout + output

  const Tensor& values() const { return activation == Activation::kNone ? sums : activated; }
  const PlaneStatistics& of(std::int64_t n, std::int64_t output) const {
    return statistics[static_cast<std::size_t>(n * sums.shape().c + output)];
  }
};

// In full. The time is that of reading the stack once.
OutputMaps compute_outputs(const Document& document, ThreadPool* pool);

// Follows one changed parameter: sums += delta * map. `before` and `after` differ by `action` alone and `maps` belongs
// to `before`. False where the action cannot be followed, or a sum is not finite: `maps` then has to be
// computed anew.
bool follow_action(const Document& before, const Document& after, const Action& action, OutputMaps& maps);

}  // namespace pw
