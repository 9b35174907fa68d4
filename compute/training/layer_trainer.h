#pragma once
// Fits a 1x1 convolution to labelled positions, a step at a time.
#include <cstdint>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"
#include "compute/training/adam.h"
#include "compute/training/gradient_sum.h"
#include "compute/training/layer_gradient.h"
#include "compute/training/loss.h"

namespace pw {

class ThreadPool;

// Forward pass, loss and parameter gradient in one go: a block of positions is read from memory once and is still in
// cache when its gradient is summed. Keeps its working memory from step to step. One thread at a time.
class LayerTrainer {
 public:
  // Borrows the stack and its labels. Full batches: every step sees all labelled positions of all images.
  LayerTrainer(TensorView in, Labels labels, Loss loss, std::int64_t cout);

  // The loss of the layer as it is; gradient() holds its derivative. The same bytes for any pool.
  LossValue evaluate(const PointwiseLayer& layer, ThreadPool* pool = nullptr);
  const LayerGradient& gradient() const { return gradient_; }

  // evaluate, then one step of Adam. The loss is the one before the step. A gradient that is not finite (NaN or Inf
  // in the stack, or a layer that has blown up) leaves the layer as it is; then the loss or gradient() shows it.
  LossValue step(const AdamSettings& settings, PointwiseLayer& layer, ThreadPool* pool = nullptr);
  std::int64_t steps() const { return adam_.steps(); }

 private:
  LossValue add_group(std::int64_t group, const PointwiseLayer& layer);

  TensorView in_;
  Labels labels_;
  Loss loss_;
  GradientSum sum_;
  std::vector<Tensor> sums_;  // one for each group: (1, cout, 1, longest block)
  std::vector<LossValue> losses_;
  LayerGradient gradient_;
  Adam adam_;
};

}  // namespace pw
