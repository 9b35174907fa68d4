#pragma once
// The labelled positions of a stack: all that training reads.
#include <cstdint>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/training/loss.h"
#include "compute/training/standardisation.h"

namespace pw {

class ThreadPool;

// One row of cin values for each labelled position, in the order of the stack: with a position's values contiguous,
// both the sums and the gradient of W read a block of rows from L1. Rows are zero-padded to `length`, and the last
// block is filled up with unlabelled rows of zeros.
class LabelledRows {
 public:
  static constexpr std::int64_t kMaxCachedBytes = std::int64_t{1} << 30;

  // Copies the rows, standardised by `scale` if it is not null. If that would take more than `max_cached` bytes it
  // borrows the stack instead, which must then outlive this object.
  LabelledRows(TensorView in, Labels labels, std::int64_t cout, ThreadPool* pool = nullptr,
               std::int64_t max_cached = kMaxCachedBytes, const Standardisation* scale = nullptr);

  std::int64_t cin() const { return in_.shape.c; }
  std::int64_t cout() const { return cout_; }
  std::int64_t labelled() const { return labelled_; }
  std::int64_t blocks() const { return static_cast<std::int64_t>(labels_.size()) / block_rows_; }
  std::int64_t block_rows() const { return block_rows_; }
  // Floats of a row: cin, rounded up to a multiple of kPixelGrain. Rows are contiguous.
  std::int64_t length() const { return length_; }
  bool cached() const { return cached_; }

  const std::int32_t* labels(std::int64_t block) const { return labels_.data() + block * block_rows_; }
  // The rows of a block and, if cached(), of those after it.
  const float* rows(std::int64_t block) const { return rows_.data() + block * block_rows_ * length_; }
  // Gathers a block, for rows that are not kept. Thread-safe.
  void gather(std::int64_t block, float* to) const;

 private:
  TensorView in_;
  Standardisation scale_;  // empty: the maps as they are
  std::int64_t cout_;
  std::int64_t length_;
  std::int64_t block_rows_;
  std::int64_t labelled_ = 0;
  bool cached_;
  std::vector<std::int32_t> labels_;
  // Offset in the stack of the value of channel 0 of each row; empty if the rows are kept.
  std::vector<std::int64_t> offsets_;
  Tensor rows_;
};

}  // namespace pw
