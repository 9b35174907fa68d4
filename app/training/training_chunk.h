#pragma once
// Some steps of a training run: the work of one job.
#include <chrono>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "app/training/network_trainer.h"
#include "compute/training/label_scores.h"

namespace pw {

// The loss before a step: of the labelled positions, and of those held out (NaN without any).
struct CurvePoint {
  std::int64_t step = 0;
  double training = 0.0;
  double held_out = std::numeric_limits<double>::quiet_NaN();
};

// Steps at which the curve has a point: all up to 256, then 128 per doubling.
bool is_curve_step(std::int64_t step);

// Diverged: the loss was above ten times its start for this many steps, or not finite.
inline constexpr std::int64_t kDivergedSteps = 20;
inline constexpr double kDivergedTimes = 10.0;

// What a run has come to. A value, but for the curve small.
struct TrainingProgress {
  NetworkState state;
  TrainedLayers start;             // the layers at step 0
  std::int64_t maps_left_out = 0;  // neither muted nor useful: constant, or not finite at a label
  std::vector<CurvePoint> curve;
  LabelScores labelled, held_out;
  double first_loss = 0.0;       // of the start, or of what was last taken over
  std::int64_t steps_above = 0;  // in a row, above kDivergedTimes * first_loss
  bool has_diverged = false;

  std::int64_t steps() const { return steps_of(state); }
  TrainedLayers layers() const { return layers_of(state); }
  // Null for the pair, which has none.
  const std::vector<float>* gain_changes() const;
};

// At the beginning of a run all gains are 1.
void reset_gains(TrainingProgress& progress);

// A trainer with what it is scored on. For one thread at a time.
class TrainingWork {
 public:
  TrainingWork(TrainingSetup setup, ThreadPool* pool);

  bool is_for(const TrainingSetup& setup) const { return setup_ == setup; }
  // Numbers that the hand holds, in addition to the locks.
  void hold(const std::vector<LayerLocks>& held) { trainer_.hold(held); }
  // From small random weights, or from `shown` where the settings say so.
  TrainingProgress start(const TrainedLayers& shown);
  // Takes over layers changed by hand, or labels, locks or settings that have changed since.
  void take_over(TrainingProgress& progress);
  // Up to `steps` steps; stops early at the deadline, or when the run has diverged. Then progress.layers() and the
  // scores are up to date.
  void run(TrainingProgress& progress, std::int64_t steps,
           std::optional<std::chrono::steady_clock::time_point> deadline, ThreadPool* pool);

 private:
  std::int64_t maps_left_out() const;
  LabelScores scores_of(const NetworkState& state, const LabelledValues& values, ThreadPool* pool) const;

  TrainingSetup setup_;
  LabelSets labels_;
  NetworkTrainer trainer_;
  LabelledValues trained_, held_out_;
};

}  // namespace pw
