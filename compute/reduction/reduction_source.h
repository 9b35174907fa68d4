#pragma once
// Data for reductions from stacks of maps and labels.
#include <cstdint>
#include <memory>
#include <span>

#include "compute/core/error.h"
#include "compute/core/tensor.h"
#include "compute/reduction/reduction.h"

namespace pw {

struct ReductionData;

// Classes below `classes` at each position of all images; kNoClass where there is no label.
struct LabelledStack {
  TensorView maps;
  std::span<const std::uint8_t> classes;
};

// One stack: fitted on the labels `fitted`, scored by IoU (positions) on `scored`, of two classes that of class 1, else
// the mean of the classes present. The variance is that of the whole stack, which must outlive the result. An error
// without a subject if fewer than two classes are among `fitted`.
Expected<std::shared_ptr<const ReductionData>> data_of_stack(TensorView maps, std::span<const std::uint8_t> fitted,
                                                             std::span<const std::uint8_t> scored,
                                                             std::int64_t classes);
// One stack without labels: how much of its variance comes back is all that it can say. The stack is not needed
// afterwards.
std::shared_ptr<const ReductionData> data_without_labels(TensorView maps);
// Fitted on all labelled positions of some stacks, scored by `score`; the variance is that of the stacks `scored`. None
// of them is needed afterwards. Otherwise as above.
Expected<std::shared_ptr<const ReductionData>> data_of_stacks(std::span<const LabelledStack> fitted,
                                                              std::span<const TensorView> scored, std::int64_t classes,
                                                              ScoreLayer score);

}  // namespace pw
