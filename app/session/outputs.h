#pragma once
// A network's outputs, kept in step with the document.
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

// One number of a layer has grown by `delta`: a weight, or a bias where `input` is absent.
struct ParameterChange {
  std::int64_t output = 0;
  std::optional<std::int64_t> input;
  float delta = 0.0F;
};

// Of one layer; derived, never stored in a document.
class OutputMaps {
 public:
  // In full. The time is that of reading `in` once. `pool` may be null.
  OutputMaps(TensorView in, const PointwiseLayer& layer, ThreadPool* pool);

  // (N, cout, H, W): before the activation, and after it.
  const Tensor& sums() const { return sums_.maps(); }
  const Tensor& values() const { return activation_ == Activation::kNone ? sums() : activated_; }
  Activation activation() const { return activation_; }
  // Of values().
  const OutputRange& of(std::int64_t n, std::int64_t output) const {
    return ranges_[static_cast<std::size_t>(n * sums().shape().c + output)];
  }

  // The numbers have changed, or the activation is another. False, with nothing done, where that cannot be followed:
  // the outputs have to be made again.
  [[nodiscard]] bool follow(TensorView in, std::span<const ParameterChange> changes);
  void follow(Activation activation);

  // As in IncrementalSums; recompute() reads `in` once.
  bool needs_recompute() const { return sums_.needs_recompute(); }
  bool is_exact() const { return sums_.is_exact(); }
  void recompute(TensorView in, const PointwiseLayer& layer);

 private:
  void activate(Activation activation, ThreadPool* pool);
  void measure(std::int64_t output);

  IncrementalSums sums_;
  Tensor activated_;  // empty without an activation
  Activation activation_ = Activation::kNone;
  std::vector<OutputRange> ranges_;  // index n * cout + output
};

// Of all layers of a network, each of which takes the values of the one before. The first takes the effective weights.
class NetworkOutputs {
 public:
  // In full. `in` is not kept.
  NetworkOutputs(TensorView in, const Network& network, const Mask& mask, ThreadPool* pool);

  const OutputMaps& layer(std::int64_t i) const { return layers_[static_cast<std::size_t>(i)]; }
  const OutputMaps& last() const { return layers_.back(); }
  // Whether these are of a network of this shape on a stack of this shape.
  bool fit(const Shape& in, const Network& network) const;

  // Follows an action that led from one document to the other: one changed number, another activation, other maps
  // muted. `in` is the network's input; these are the outputs of `before`. Layers behind the one that changed are made
  // again. False, with nothing done, where the action cannot be followed. Where memory runs out, these are the outputs
  // of neither.
  [[nodiscard]] bool follow(NetworkId id, TensorView in, const Document& before, const Document& after,
                            const Action& action);

  bool needs_recompute() const { return std::ranges::any_of(layers_, &OutputMaps::needs_recompute); }
  bool is_exact() const { return std::ranges::all_of(layers_, &OutputMaps::is_exact); }
  void recompute(TensorView in, const Network& network, const Mask& mask);

 private:
  void make_behind(std::size_t layer, const Network& network, ThreadPool* pool);
  bool apply_parameter(NetworkId id, TensorView in, const Document& before, const SetParameter& set);
  bool apply_mask(TensorView in, const Network& network, const Mask& before, const Mask& after);

  std::vector<OutputMaps> layers_;
};

}  // namespace pw
