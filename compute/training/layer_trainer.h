#pragma once
// Fits a 1x1 convolution to labelled positions, a step at a time.
#include <cstdint>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"
#include "compute/training/adam.h"
#include "compute/training/labelled_rows.h"
#include "compute/training/layer_gradient.h"
#include "compute/training/loss.h"

namespace pw {

class ThreadPool;

// Forward pass, loss and parameter gradient in one go, over the labelled positions only: a block of them is read from
// memory once and is still in the L1 when its gradient is summed. Keeps its working memory from step to
// step. One thread at a time.
//
// Softmax does not change when all sums of a position move together, so it is taken of the sums' differences from class
// 0: one output less to compute, forward and backward. With two classes that is a sigmoid of y1 - y0.
class LayerTrainer {
 public:
  // Full batches: every step sees all labelled positions of all images. NaN and Inf elsewhere do not matter.
  LayerTrainer(LabelledRows rows, Loss loss);
  // Gathers the rows itself. Where they are too many to copy (see LabelledRows), `in` has to live as long as this.
  LayerTrainer(TensorView in, Labels labels, Loss loss, std::int64_t cout, ThreadPool* pool = nullptr)
      : LayerTrainer(LabelledRows(in, labels, cout, pool), loss) {}

  // The loss of the layer as it is; gradient() holds its derivative. The same bytes for any pool.
  LossValue evaluate(const PointwiseLayer& layer, ThreadPool* pool = nullptr);
  const LayerGradient& gradient() const { return gradient_; }

  // evaluate, then one step of Adam. The loss is the one before the step. A loss or gradient that is not finite (NaN
  // or Inf in the stack, or a layer that has blown up) leaves the layer as it is.
  LossValue step(const AdamSettings& settings, PointwiseLayer& layer, ThreadPool* pool = nullptr);
  std::int64_t steps() const { return adam_.steps(); }

 private:
  // A part of the blocks with sums of its own. The parts are fixed by the shapes and added in order, so the threads
  // that work on them at the same time do not show in the result.
  struct Part {
    IndexRange blocks;
    // Whole cache lines, as all that the kernel stores to; planes of (1, 1, …) have no gaps.
    Tensor weight;  // [outputs][length]
    Tensor bias;    // [outputs][kPixelGrain], in parts to be added up
    Tensor sums;    // of one block: [classes][block rows]
    Tensor rows;    // of one block, where they are not kept
    LossValue loss;
  };

  void take(const PointwiseLayer& layer);
  // `next` is the part that the thread will run after this one.
  void run(Part& part, const Part& next);
  void collect(double scale);

  LabelledRows rows_;
  bool differences_;
  Loss loss_;
  std::int64_t classes_, outputs_;
  // The layer as rows_kernel wants it.
  Tensor weight_;  // [outputs][length]
  Tensor bias_;    // [outputs]
  std::vector<Part> parts_;
  bool backwards_ = false;
  LayerGradient gradient_;
  Adam adam_;
};

}  // namespace pw
