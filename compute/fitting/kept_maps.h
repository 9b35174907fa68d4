#pragma once
// Which maps to keep, if all others are dropped.
#include <cstdint>
#include <span>
#include <vector>

#include "compute/fitting/matrix.h"

namespace pw {

struct MapPair {
  double explained = 0.0;  // share of the variance
  std::int64_t first = 0, second = 1;
};

// What a least-squares fit to the task depends on: the covariance of the maps at the labelled positions, and that of
// the maps with each class's indicator.
struct TaskMoments {
  Matrix covariance;           // maps x maps
  Matrix agreement;            // maps x targets
  double target_variance = 0;  // summed over the targets
};
// `rows`: positions x maps; a label of 0 or more for each. A target per class up to the highest.
TaskMoments task_moments(const Matrix& rows, std::span<const std::int32_t> labels);

// The `count` pairs whose least-squares fit explains most of the targets, best first, the lower indices in a tie. With
// g the covariance and c the agreement, a pair explains, summed over the targets,
//   (c_i² g_jj − 2 c_i c_j g_ij + c_j² g_ii) / (g_ii g_jj − g_ij²).
// A pair whose determinant is at most 1e-6 g_ii g_jj is one map twice. There must be two maps.
std::vector<MapPair> best_pairs_for_task(const TaskMoments& task, std::int64_t count);

// The pair from which least squares recovers most of all maps' variance: the same with K = G² in place of c cᵀ.
MapPair best_pair_for_maps(const Matrix& covariance);

// Forward selection: each map explains most of what those before it left of the targets (Gram-Schmidt on the
// covariance). At most `count` maps; fewer if there are no more.
std::vector<std::int64_t> select_forward(const TaskMoments& task, std::int64_t count);
// The same for the variance of all maps.
std::vector<std::int64_t> select_forward_for_maps(const Matrix& covariance, std::int64_t count);

}  // namespace pw
