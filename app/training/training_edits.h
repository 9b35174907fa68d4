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
  TrainedLayers layers;
  std::vector<LayerLocks> held;
  bool sets_layers = true;  // takes over setup and layers
  bool begins_run = false;  // gains are 1 again
};

// Copies to `layers` the numbers that differ, bit by bit, between `before` and `now`. Which, as locks of each layer;
// empty if none.
std::vector<LayerLocks> copy_changes(const TrainedLayers& before, const TrainedLayers& now, TrainedLayers& layers);
// What is locked by either, in each layer.
std::vector<LayerLocks> both_locked(const std::vector<LayerLocks>& a, const std::vector<LayerLocks>& b);

// Repeats a run from its recorded edits: the state after `steps` steps.
TrainingProgress replay(const std::vector<TrainingEdit>& edits, std::int64_t steps);

}  // namespace pw
