#pragma once
// Training the document's weights, live.
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/jobs/job_slot.h"
#include "app/presentation/selection.h"
#include "app/session/session.h"
#include "app/training/new_scenes.h"
#include "app/training/training_chunk.h"
#include "app/training/training_edits.h"

namespace pw {

// Window thread only; the steps are jobs, one after another. A run is one undo step, from start() to pause(), undo or
// another stack. While it lasts, every change of the document that training reads is taken over between two steps: a
// weight that is held stays where the hand is.
class TrainingRun {
 public:
  // `session` must outlive this.
  explicit TrainingRun(Session& session) : session_(session), new_scenes_(session) {}

  // Starts, or goes on from where it is. Does nothing but say so if the document cannot be trained.
  void start();
  void pause();
  // One step, which is a run of its own.
  void step();
  // The weights that training starts from: another start for another seed.
  void restart();
  bool is_running() const { return stage_ == Stage::kRunning; }

  // Once per frame, after input: starts the steps that are due at `now`, in seconds. Whether it is running.
  bool advance(double now, TrainingSpeed speed);
  // Trains in the foreground until so many steps have been taken, without a clock.
  void run_to(std::int64_t steps);

  // Absent until the first step, and when the weights are no longer those of a run.
  const TrainingProgress* progress() const { return progress_ ? &*progress_ : nullptr; }
  std::int64_t steps() const { return progress_ ? progress_->state.steps() : 0; }
  // Per map, g - 1, of the last run; null where gains are not trained. In force only while a run lasts.
  const std::vector<float>* shown_gain_changes() const;
  const std::vector<float>* gain_changes() const { return stage_ == Stage::kIdle ? nullptr : shown_gain_changes(); }
  // What would be trained now; null before the first advance().
  const std::shared_ptr<const TrainingSetup>& setup() const { return setup_; }
  const NewScenes& new_scenes() const { return new_scenes_; }
  // What to know about this run's labels and maps, in one sentence; empty if there is nothing.
  std::string note() const;
  // Everything that was done to the run from outside, from its start on: replay() repeats it.
  const std::vector<TrainingEdit>& edits() const { return edits_; }

 private:
  enum class Stage { kIdle, kRunning, kStepping };
  // The state that belongs to weights of the document's history.
  struct Checkpoint {
    std::shared_ptr<const Weights> weights;
    std::shared_ptr<const InputStack> input;
    std::optional<TrainingProgress> progress;
    std::vector<TrainingEdit> edits;
  };
  struct Chunk {
    std::shared_ptr<TrainingWork> work;
    TrainingProgress progress;
  };

  bool begin(Stage stage);
  void refresh_setup();
  void follow_history();
  void take_over_edits();
  void start_chunk(std::int64_t steps, bool is_timed);
  void deliver(Expected<Chunk> chunk);
  void publish();
  void end(bool tests_on_new_scenes);
  void stop_diverged();
  void keep_checkpoint();

  Session& session_;
  Stage stage_ = Stage::kIdle;
  std::int64_t run_ = 0;
  std::shared_ptr<const TrainingSetup> setup_;
  std::int64_t setup_revision_ = -1;
  // What setup_->truth was made of.
  struct TruthSource {
    std::shared_ptr<const GroundTruth> ground_truth;
    std::shared_ptr<const InputStack> input;
    std::vector<std::optional<SceneClass>> classes;
    std::int64_t cout = 0;
    bool operator==(const TruthSource&) const = default;
  };
  std::optional<TruthSource> truth_of_;
  std::shared_ptr<const Weights> before_run_;  // the document's when it began
  std::shared_ptr<const Weights> published_;   // the document's, as last trained
  std::shared_ptr<TrainingWork> work_;         // null while a job has it
  std::optional<TrainingProgress> progress_;
  LayerLocks held_, last_held_;
  bool is_edited_ = false;  // since the last chunk
  bool begins_run_ = false;
  std::vector<TrainingEdit> edits_;
  std::deque<Checkpoint> checkpoints_;
  TrainingSpeed speed_ = TrainingSpeed::kSlow;
  double clock_ = 0.0;  // since when steps are due
  double steps_due_ = 0.0;
  NewScenes new_scenes_;
  JobSlot slot_{session_.jobs().long_running(), JobSlot::Cancellable::kHidden};
};

}  // namespace pw
