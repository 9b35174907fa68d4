#pragma once
// The loss of a layer's outputs at the labelled positions.
#include <cstdint>
#include <span>

#include "compute/core/tensor.h"
#include "compute/training/kernels/loss_value.h"

namespace pw {

class ThreadPool;

// One class per position, at index n * pixels + p. Class k belongs to output k; a layer with one output separates class
// 1 from class 0. Every other number, and always 255 and -1, means "not labelled": that position is ignored.
using Labels = std::span<const std::int32_t>;

inline constexpr std::int32_t kNotLabelled = -1;

constexpr bool is_labelled(std::int32_t label, std::int64_t cout) {
  return label >= 0 && label != 255 && label < (cout == 1 ? 2 : cout);
}

// The loss of `sums` (before the activation); its derivative with respect to each of them goes to `gradient` (same
// shape, may be the same memory), 0 where there is no label. NaN or +Inf in the sums of a labelled position makes the
// loss non-finite, and so does -Inf for its class.
LossValue loss_of(Loss loss, TensorView sums, Labels labels, MutableTensorView gradient, ThreadPool* pool = nullptr);

}  // namespace pw
