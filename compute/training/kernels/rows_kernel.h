#pragma once
// Forward pass, loss and gradient on rows of positions.
#include <cstdint>

#include "compute/training/kernels/loss_value.h"

namespace pw {

// `blocks` blocks of block_rows rows, a label each, through a layer of `outputs` rows of W. block_rows and length are
// multiples of kPixelGrain. Where there is one class more than outputs, the sums of class 0 are 0.
struct RowsTask {
  const float* rows;
  const float* after;  // a block that will be read next; it is fetched
  const std::int32_t* labels;
  std::int64_t blocks;
  std::int64_t block_rows;

  Loss loss;
  std::int64_t classes;
  std::int64_t outputs;
  std::int64_t length;  // of a row
  const float* weight;  // [outputs][length]
  const float* bias;    // [outputs]

  float* sums;  // [classes][block_rows], working memory
  // What the derivative of the summed loss is added to.
  float* weight_gradient;  // [outputs][length]
  float* bias_gradient;    // [outputs][kPixelGrain], in parts to be added up
};

// The sum of the loss over the rows, not the mean.
LossValue rows_kernel(const RowsTask& task);

}  // namespace pw
