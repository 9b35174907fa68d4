#pragma once
// How well a layer's outputs agree with labels.
#include <cstdint>
#include <optional>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/training/loss.h"

namespace pw {

class ThreadPool;

struct LabelScores {
  // Of one class: positions that have it as label and as prediction, and those that have it as either.
  struct Overlap {
    std::int64_t both = 0;
    std::int64_t either = 0;
    std::int64_t labelled = 0;
    bool operator==(const Overlap&) const = default;
  };

  std::int64_t positions = 0;    // that are labelled
  double loss = 0.0;             // mean over them
  double accuracy = 0.0;         // the share of them whose class is predicted
  std::vector<Overlap> classes;  // of each class

  // IoU (positions) of a class: both / either; absent if no position has it as label or prediction.
  std::optional<double> iou(std::int64_t kind) const;
  // Its mean over the classes that some position is labelled with; absent without labels.
  std::optional<double> mean_iou() const;
  // The fewest positions labelled with one class.
  std::int64_t fewest() const;
  bool operator==(const LabelScores&) const = default;
};

// Of the sums before the activation. The largest output is predicted, the first in a tie; of a single output its sign
// decides between classes 0 and 1, under the squared error on which side of 1/2 it is.
LabelScores score_labels(Loss loss, TensorView sums, Labels labels, ThreadPool* pool = nullptr);

}  // namespace pw
