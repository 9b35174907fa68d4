#pragma once
// What is done to a training run from outside.
#include <cstdint>
#include <memory>
#include <vector>

#include "app/training/training_chunk.h"

namespace pw {

// Where something else than the steps changed what is trained: before step number `step` + 1.
struct TrainingEdit {
  std::int64_t step = 0;
  std::shared_ptr<const TrainingSetup> setup;
  PointwiseLayer layer;
  LayerLocks held;
  bool sets_layer = true;   // takes over setup and layer
  bool begins_run = false;  // gains are 1 again
};

// Copies to `layer` the numbers that differ, bit by bit, between `before` and `now`. Which, as locks; empty if none.
LayerLocks copy_changes(const PointwiseLayer& before, const PointwiseLayer& now, PointwiseLayer& layer);

// Repeats a run from its recorded edits: the state after `steps` steps.
TrainingProgress replay(const std::vector<TrainingEdit>& edits, std::int64_t steps);

}  // namespace pw
