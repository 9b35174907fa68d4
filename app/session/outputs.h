#pragma once
// A network's outputs, updated incrementally as the document changes.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "app/document/action.h"
#include "compute/layer/incremental_sums.h"
#include "compute/layer/output_ranges.h"
#include "compute/layer/pointwise_forward.h"

namespace pw {

class ThreadPool;

// A change of one parameter by `delta`: a weight, or a bias if `input` is absent.
struct ParameterChange {
  std::int64_t output = 0;
  std::optional<std::int64_t> input;
  float delta = 0.0F;
};

// A sum of one position, row · width + column.
struct SumAt {
  std::int64_t n = 0, output = 0, position = 0;
  float value = 0.0F;
};

// The outputs of one layer; derived, never stored in a document.
class OutputMaps {
 public:
  // Computes everything, in about the time of reading `in` once. `pool` may be null.
  OutputMaps(TensorView in, const PointwiseLayer& layer, ThreadPool* pool);

  // From sums that the caller has computed.
  OutputMaps(Tensor sums, Activation activation, ThreadPool* pool);

  // (N, cout, H, W): before the activation, and after it.
  const Tensor& sums() const { return sums_.maps(); }
  const Tensor& values() const { return activation_ == Activation::kNone ? sums() : activated_; }
  Activation activation() const { return activation_; }
  // Of values().
  const OutputRange& of(std::int64_t n, std::int64_t output) const {
    return ranges_[static_cast<std::size_t>(n * sums().shape().c + output)];
  }

  // Updates the outputs after changes of parameters. False, with nothing done, if a change is not finite: recompute.
  [[nodiscard]] bool apply_changes(TensorView in, std::span<const ParameterChange> changes);
  void set_activation(Activation activation);
  // Replaces single sums.
  void set_sums(std::span<const SumAt> sums);

  // See IncrementalSums; recompute() reads `in` once.
  bool needs_recompute() const { return sums_.needs_recompute(); }
  bool is_exact() const { return sums_.is_exact(); }
  void recompute(TensorView in, const PointwiseLayer& layer);

 private:
  void activate(Activation activation, ThreadPool* pool);
  void update_ranges(std::int64_t output);

  IncrementalSums sums_;
  Tensor activated_;  // empty without an activation
  Activation activation_ = Activation::kNone;
  std::vector<OutputRange> ranges_;  // index n * cout + output
};

// The outputs of all layers of a network; each layer reads the values of the previous one. The first uses the effective
// weights.
class NetworkOutputs {
 public:
  // Computes everything. `in` is not kept. `pool` may be null.
  NetworkOutputs(TensorView in, const Network& network, const Mask& mask, ThreadPool* pool);

  const OutputMaps& layer(std::int64_t i) const { return layers_[static_cast<std::size_t>(i)]; }
  const OutputMaps& last() const { return layers_.back(); }
  // Whether these are outputs of a network of this shape on a stack of this shape.
  bool fits(const Shape& in, const Network& network) const;

  // Updates the outputs from `before` to `after`, which differ by `action`: one changed parameter, another activation,
  // other maps muted. `in` is the network's input. Layers after the changed one are recomputed. False, with nothing
  // done, if the action does not allow it. If memory runs out, these are the outputs of neither document.
  [[nodiscard]] bool apply_action(NetworkId id, TensorView in, const Document& before, const Document& after,
                                  const Action& action);

  bool needs_recompute() const { return std::ranges::any_of(layers_, &OutputMaps::needs_recompute); }
  bool is_exact() const { return std::ranges::all_of(layers_, &OutputMaps::is_exact); }
  void recompute(TensorView in, const Network& network, const Mask& mask);

 private:
  void recompute_after(std::size_t layer, const Network& network, ThreadPool* pool);
  bool apply_parameter(NetworkId id, TensorView in, const Document& before, const SetParameter& set);
  bool apply_mask(TensorView in, const Network& network, const Mask& before, const Mask& after);

  std::vector<OutputMaps> layers_;
};

}  // namespace pw
