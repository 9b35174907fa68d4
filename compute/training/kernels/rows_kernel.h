#pragma once
// Forward pass, loss and gradient on rows of positions.
#include <cstdint>

#include "compute/training/kernels/loss_value.h"

namespace pw {

// Runs `blocks` blocks of block_rows rows, each row with a label, through a layer of `outputs` rows of W. block_rows
// and length are multiples of kPixelGrain. If there is one class more than outputs, the sums of class 0 are 0.
struct RowsTask {
  const float* rows;
  const float* after;  // the block read next, to be prefetched
  const std::int32_t* labels;
  std::int64_t blocks;
  std::int64_t block_rows;

  Loss loss;
  std::int64_t classes;
  std::int64_t outputs;
  std::int64_t length;  // of a row
  const float* weight;  // [outputs][length]
  const float* bias;    // [outputs]

  float* sums;  // [classes][block_rows], scratch memory
  // The derivative of the summed loss is added to these.
  float* weight_gradient;  // [outputs][length]
  float* bias_gradient;    // [outputs][kPixelGrain], partial sums
};

// The sum of the loss over the rows, not the mean.
LossValue rows_kernel(const RowsTask& task);

}  // namespace pw
