#pragma once
// Ways to reduce maps to a few outputs, and how well each does.
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "compute/layer/pointwise_layer.h"

namespace pw {

inline constexpr double kFitRidge = 1e-2;      // of fits on all maps
inline constexpr double kReadoutRidge = 1e-4;  // of fits on a few outputs
inline constexpr int kDraws = 30;              // of kRandomKept and kRandomMix

enum class ReductionKind {
  kAll,            // nothing is reduced
  kLearned,        // mixed, fitted to the task
  kPca,            // mixed, the principal components of the standardised maps
  kBestKept,       // the maps that predict the classes best
  kRandomKept,     // maps at random
  kRandomMix,      // mixed at random
  kCurrent,        // the layer given
  kLearnedAndPca,  // one learned output, the others principal components
  kKeptForMaps,    // the maps from which the others are recovered best
  kMostVariance,   // the maps that vary most
};

// On positions or scenes that nothing was fitted on.
struct TaskScore {
  double accuracy = 0.0;
  std::optional<double> iou;  // absent where no class occurs
};

// Scores a layer, classes x maps, in the units of the stack.
using ScoreLayer = std::function<TaskScore(const PointwiseLayer&)>;

struct DrawRange {
  double least = 0.0, most = 0.0;
};

struct ReductionRow {
  ReductionKind kind = ReductionKind::kAll;
  std::vector<std::int64_t> kept;  // the maps, if all others are dropped; of the first draw
  PointwiseLayer mix;              // outputs x maps, in the units of the stack, biases 0; cout 0 for kAll
  PointwiseLayer folded;           // classes x maps: read-out times mix
  TaskScore score;                 // of `folded`; the mean over the draws
  double explained_raw = 0.0;      // share of the maps' variance that a linear 1x1 recovers from the outputs
  double explained_standardised = 0.0;
  int draws = 1;
  std::optional<DrawRange> iou_of_draws;
};

}  // namespace pw
