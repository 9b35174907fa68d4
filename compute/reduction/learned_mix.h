#pragma once
// The mixes that are fitted: to the classes, and to the maps' variance.
#include <cstdint>
#include <optional>

#include "compute/core/progress.h"
#include "compute/fitting/bottleneck.h"
#include "compute/fitting/principal_components.h"
#include "compute/reduction/reduction_data.h"

namespace pw {

// Computes the fit on all maps and the principal components once, when they are first needed. Not thread-safe.
class LearnedMix {
 public:
  // `data` must outlive this.
  explicit LearnedMix(const ReductionData& data) : data_(data) {}

  // The fit on all maps, in the units of the stack.
  PointwiseLayer layer(const Progress* progress);
  // maps x outputs. Two classes need one direction: of two outputs it is in both, with opposite signs; of more the
  // others are principal components. Of more classes the fit has a row for each; with fewer outputs both layers are
  // fitted together.
  Matrix mix(std::int64_t outputs, const Progress* progress);
  // The direction that tells two classes apart, then principal components.
  Matrix with_components(std::int64_t outputs, const Progress* progress);
  // Principal components alone.
  Matrix components(std::int64_t outputs);

 private:
  const Classifier& fitted(const Progress* progress);

  const ReductionData& data_;
  std::optional<Classifier> fitted_;
  std::optional<Components> components_;
};

}  // namespace pw
