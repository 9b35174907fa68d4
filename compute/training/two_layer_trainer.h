#pragma once
// Trains two 1x1 convolutions, one after the other, a step at a time.
#include <cstdint>
#include <vector>

#include "compute/core/activation.h"
#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"
#include "compute/training/layer_gradient.h"
#include "compute/training/loss.h"
#include "compute/training/optimiser.h"
#include "compute/training/stack_units.h"

namespace pw {

class ThreadPool;

// y = W2 a(W1 x + b1) + b2. `hidden` has the activation a: none or ReLU.
struct TwoLayers {
  PointwiseLayer hidden;
  PointwiseLayer output;
  bool operator==(const TwoLayers&) const = default;
};

// On the standardised maps: W1 is N(0, 1/cin), so that the hidden maps vary about as much as the maps, W2 is
// N(0, 0.01²), with two outputs row 1 = -row 0, and the biases are 0. Nothing for maps that are left out.
TwoLayers random_two_layers(std::int64_t cout, std::int64_t hidden, Activation activation, const Standardisation& scale,
                            std::uint64_t seed);

// Where training stands. A value: a copy continues on its own, and gives the same bytes.
struct TwoLayerState {
  StandardLayer hidden;
  PointwiseLayer output;  // reads the hidden maps: the same in both units
  LayerOptimiser hidden_optimiser, output_optimiser;

  // On the standardised maps.
  TwoLayers standard() const { return {hidden.standard, output}; }
  // In the units of the stack, as of the last update_layers().
  TwoLayers layers() const { return {hidden.layer, output}; }
  std::int64_t steps() const { return hidden_optimiser.steps(); }
};

// Full batches of the labelled positions. Locks are of the numbers in the units of the stack: locked ones keep their
// value bit for bit. Keeps its working memory from step to step; not thread-safe.
class TwoLayerTrainer {
 public:
  // Copies the labelled values.
  TwoLayerTrainer(TensorView in, Labels labels, std::int64_t cout, Standardisation scale, Loss loss);

  void set_locks(LayerLocks hidden, LayerLocks output);

  // States that have taken no step: of layers on the standardised maps; of layers in the units of the stack.
  TwoLayerState start(TwoLayers standard) const;
  TwoLayerState start_from(const TwoLayers& layers) const;
  // Replaces the layers of a state by these in the units of the stack: it takes over what was changed by hand, and
  // continues. Layers as update_layers() has just given them change nothing.
  void set_layers(const TwoLayers& layers, TwoLayerState& state) const;
  // Brings the layers in the units of the stack up to date after steps.
  void update_layers(TwoLayerState& state) const { units_.update(state.hidden); }

  // The loss of layers on the standardised maps, and their derivatives. The same bytes for any pool.
  LossValue evaluate(const TwoLayers& standard, ThreadPool* pool = nullptr);
  // evaluate(), then one step of both layers; returns the loss before it. If that or a gradient is not finite, the
  // state is as before and the returned loss is not finite.
  LossValue step(const OptimiserSettings& settings, TwoLayerState& state, ThreadPool* pool = nullptr);
  // dL/dW and dL/db of each layer, after evaluate() or step().
  const LayerGradient& hidden_gradient() const { return hidden_gradient_; }
  const LayerGradient& output_gradient() const { return output_gradient_; }

  // The same as a step of SGD, without decay, uses them in the units of the stack, divided by -rate.
  LayerGradient hidden_slope() const { return units_.slope(hidden_gradient_); }
  const Standardisation& scale() const { return units_.scale(); }
  std::int64_t labelled() const { return x_.shape().w; }

 private:
  StackUnits units_;
  LayerLocks output_locks_;
  Loss loss_;
  std::int64_t cout_;
  Tensor x_;  // standardised, (1, cin, 1, labelled)
  std::vector<std::int32_t> labels_;
  Tensor hidden_, hidden_slope_, sums_;
  LayerGradient hidden_gradient_, output_gradient_;
};

// The sums of the second layer, before its activation.
Tensor two_layer_sums(TensorView in, const TwoLayers& layers, ThreadPool* pool = nullptr);

}  // namespace pw
