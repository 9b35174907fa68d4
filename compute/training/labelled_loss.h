#pragma once
// The loss of a 1x1 convolution at labelled positions, and its gradient.
#include <cstdint>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"
#include "compute/training/labelled_rows.h"
#include "compute/training/layer_gradient.h"
#include "compute/training/loss.h"

namespace pw {

class ThreadPool;

// Forward pass, loss and parameter gradient fused, over the labelled positions only: a block of them is read from
// memory once and is still in L1 when its gradient is accumulated. Reuses its working memory from step to step. Not
// thread-safe.
//
// Softmax is invariant to adding a constant to all sums of a position, so it is computed on differences from class 0:
// one output fewer, forward and backward. With two classes that is a sigmoid of y1 - y0.
class LabelledLoss {
 public:
  // Full batches: every step uses all labelled positions of all images. NaN and Inf elsewhere do not matter.
  LabelledLoss(LabelledRows rows, Loss loss);
  // Gathers the rows itself. If they are too many to copy (see LabelledRows), `in` must outlive this object.
  LabelledLoss(TensorView in, Labels labels, Loss loss, std::int64_t cout, ThreadPool* pool = nullptr)
      : LabelledLoss(LabelledRows(in, labels, cout, pool), loss) {}

  // Computes the loss of the layer, and its derivative into gradient(). Bit-identical for any pool.
  LossValue evaluate(const PointwiseLayer& layer, ThreadPool* pool = nullptr);
  const LayerGradient& gradient() const { return gradient_; }

  const LabelledRows& rows() const { return rows_; }

 private:
  // A part of the blocks with sums of its own. The parts depend on the shapes alone and are added in order, so the
  // result is bit-identical for any thread count.
  struct Part {
    IndexRange blocks;
    // Tensors, so that all that the kernel stores to fills whole cache lines; planes of (1, 1, …) have no padding.
    Tensor weight;  // [outputs][length]
    Tensor bias;    // [outputs][kPixelGrain], partial sums
    Tensor sums;    // of one block: [classes][block rows]
    Tensor rows;    // of one block, where they are not kept
    LossValue loss;
  };

  void load(const PointwiseLayer& layer);
  // `next` is the part that the thread runs after this one.
  void run(Part& part, const Part& next);
  void collect(double scale);

  LabelledRows rows_;
  bool differences_;
  Loss loss_;
  std::int64_t classes_, outputs_;
  // The layer in the form that rows_kernel reads.
  Tensor weight_;  // [outputs][length]
  Tensor bias_;    // [outputs]
  std::vector<Part> parts_;
  bool backwards_ = false;
  LayerGradient gradient_;
};

}  // namespace pw
