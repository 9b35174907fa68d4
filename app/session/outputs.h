#pragma once
// The layer's outputs, kept in step with the document.
#include <vector>

#include "app/document/action.h"
#include "compute/layer/incremental_sums.h"
#include "compute/layer/pointwise_forward.h"

namespace pw {

class ThreadPool;

// Derived from a document, never stored in it.
class OutputMaps {
 public:
  // In full. The time is that of reading the stack once. `pool` may be null.
  OutputMaps(const Document& document, ThreadPool* pool);

  // (N, cout, H, W): before the activation, and after it.
  const Tensor& sums() const { return sums_.maps(); }
  const Tensor& values() const { return activation_ == Activation::kNone ? sums() : activated_; }
  Activation activation() const { return activation_; }
  // Of values().
  const OutputRange& of(std::int64_t n, std::int64_t output) const {
    return ranges_[static_cast<std::size_t>(n * sums().shape().c + output)];
  }

  // Follows one changed parameter, or another activation. `before` and `after` differ by `action` alone, and these are
  // the outputs of `before`. False, with nothing done, where the action cannot be followed: the outputs have to be made
  // anew.
  [[nodiscard]] bool follow(const Document& before, const Document& after, const Action& action);

  // As in IncrementalSums; settle() reads the stack once.
  bool is_due() const { return sums_.is_due(); }
  bool is_settled() const { return sums_.is_settled(); }
  void settle(const Document& document);

 private:
  void activate(Activation activation, ThreadPool* pool);
  void measure(std::int64_t output);

  IncrementalSums sums_;
  Tensor activated_;  // empty without an activation
  Activation activation_ = Activation::kNone;
  std::vector<OutputRange> ranges_;  // index n * cout + output
};

}  // namespace pw
