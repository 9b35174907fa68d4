#pragma once
// How wrong a layer's outputs are on positions whose class is known.
#include <cstdint>
#include <span>

#include "compute/core/tensor.h"
#include "compute/training/kernels/loss_value.h"

namespace pw {

class ThreadPool;

// One class per position, image by image: index n * pixels + p. Class k belongs to output k; a layer with one output
// tells class 1 from class 0. Every other number, and 255 and -1 always, means "not labelled": that position counts in
// nothing.
using Labels = std::span<const std::int32_t>;

inline constexpr std::int32_t kNotLabelled = -1;

constexpr bool is_labelled(std::int32_t label, std::int64_t cout) {
  return label >= 0 && label != 255 && label < (cout == 1 ? 2 : cout);
}

// The loss of `sums` (before any activation), and its derivative by each of them in `gradient` (same shape, may be the
// same memory): 0 where there is no label. NaN or +Inf in sums at a labelled position make the loss
// non-finite, and so does -Inf of its class.
LossValue cross_entropy(Loss loss, TensorView sums, Labels labels, MutableTensorView gradient,
                        ThreadPool* pool = nullptr);

}  // namespace pw
