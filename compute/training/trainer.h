#pragma once
// Trains a 1x1 convolution, a step at a time.
#include <cstdint>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"
#include "compute/training/labelled_loss.h"
#include "compute/training/optimiser.h"
#include "compute/training/stack_units.h"

namespace pw {

class ThreadPool;

struct TrainingRule {
  Loss loss = Loss::kSoftmaxCrossEntropy;  // of one output kSigmoidCrossEntropy: a softmax of one is always 1
  OptimiserSettings optimiser;
  // Whether a gain g on each map is trained along: y = W diag(g) x + b. It stands for the network before.
  bool trains_gains = false;
  bool operator==(const TrainingRule&) const = default;
};

// Where training stands. A value: a copy continues on its own, and gives the same bytes.
struct TrainingState : StandardLayer {  // without the gains
  std::vector<float> gain_changes;      // g - 1, for each map: exactly 0 until it is first trained
  LayerOptimiser optimiser;
  Moments gain_moments;

  std::int64_t steps() const { return optimiser.steps(); }
  // How many gains have changed.
  std::int64_t moved_gains() const;
};

// W diag(g): the layer that gives y while gains are trained along.
PointwiseLayer with_gains(const PointwiseLayer& layer, const std::vector<float>& gain_changes);

// N(0, 0.01^2) on the standardised maps, biases 0; with two outputs, row 1 = -row 0. Nothing for maps that are left
// out. Starting at 0, the prediction would jump to nearly its final state in the first step.
PointwiseLayer random_start(std::int64_t cout, const Standardisation& scale, std::uint64_t seed);

// Labels, scale and locks of a run. Weights and biases are those of the units of the stack: locked ones keep their
// value bit for bit. Reuses its working memory from step to step; not thread-safe.
class Trainer {
 public:
  // Copies the labelled rows; if they are too many (see LabelledRows), `in` must outlive the trainer.
  Trainer(TensorView in, Labels labels, std::int64_t cout, Standardisation scale, LayerLocks locks,
          const TrainingRule& rule, ThreadPool* pool = nullptr);

  // Other locks than before.
  void set_locks(LayerLocks locks);

  // A state that has taken no step.
  TrainingState start(const PointwiseLayer& layer) const;
  // Replaces the layer of a state, which may come from a trainer with other labels: it takes over what was changed by
  // hand, and continues. A layer that update_layer() has just given changes nothing.
  void set_layer(const PointwiseLayer& layer, TrainingState& state) const { units_.set(layer, state); }

  // Loss of the state and, in gradient(), its derivatives.
  LossValue evaluate(const TrainingState& state, ThreadPool* pool = nullptr);
  // evaluate(), then one step; returns the loss before it. If that or the gradient is not finite, the state is as
  // before and the returned loss is not finite. The same bytes for any pool.
  LossValue step(TrainingState& state, ThreadPool* pool = nullptr);
  // Brings state.layer up to date after steps. Numbers that training has not changed keep their bits.
  void update_layer(TrainingState& state) const { units_.update(state); }

  // After evaluate() or step(): how much the step of SGD, without decay, changes each number of state.layer, divided by
  // -rate. On standardised maps that is dL/dW[o,i] (with z in place of x) / deviation of map i.
  LayerGradient slope() const { return units_.slope(gradient_); }
  // dL/dg of each gain.
  const std::vector<float>& gain_gradient() const { return gain_gradient_; }
  const Standardisation& scale() const { return units_.scale(); }
  std::int64_t labelled() const { return loss_.rows().labelled(); }
  // Rates of gradient descent above this one diverge under the squared error, without gains: 2 / lambda, the largest
  // eigenvalue of the second moments of (z, 1), of what is not locked; 3.8 / lambda with momentum 0.9. Infinite without
  // labels. Takes milliseconds, with thousands of labels tens of them.
  double largest_stable_rate() const;

 private:
  PointwiseLayer effective(const TrainingState& state) const;
  void pass_gradient_on(const TrainingState& state);

  StackUnits units_;
  LayerLocks held_;  // by the locks, and of maps that are left out
  TrainingRule rule_;
  LabelledLoss loss_;
  LayerGradient gradient_;  // with respect to state.standard
  std::vector<float> gain_gradient_;
};

}  // namespace pw
