#pragma once
// Training the document's layer or its pair of layers, live.
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/jobs/job_slot.h"
#include "app/presentation/selection.h"
#include "app/session/session.h"
#include "app/training/current_setup.h"
#include "app/training/new_scenes.h"
#include "app/training/run_record.h"

namespace pw {

// What trains is what the document's settings name when a run starts. Window thread only; the steps are jobs, one after
// another. A run is one undo step, from start() to pause(), undo or another stack. While it lasts, every change of the
// document that training reads is taken over between two steps: a weight that is held stays where the hand is.
class TrainingRun {
 public:
  // Makes the pair to be trained where the document has none; called in a job.
  using MakePair = std::function<Expected<Pair>(const Document&, Progress*)>;

  // `session` must outlive this. Without `make_pair` only a pair that is there can be trained.
  explicit TrainingRun(Session& session, MakePair make_pair = nullptr)
      : session_(session), make_pair_(std::move(make_pair)), new_scenes_(session) {}

  // Starts, or goes on from where it is. Does nothing but say so if the document cannot be trained. Where the pair is
  // to be trained and there is none, it is made first.
  void start();
  void pause();
  // One step, which is a run of its own.
  void step();
  // The weights that training started from, or starts from.
  void restart();
  bool is_running() const { return stage_ == Stage::kRunning; }

  // Once per frame, after input and finished jobs: starts the steps that are due at `now`, in seconds. Whether it is
  // running.
  bool advance(double now, TrainingSpeed speed);
  // Trains in the foreground until so many steps have been taken, without a clock.
  void run_to(std::int64_t steps);

  // Absent until the first step, and when the weights are no longer those of a run.
  const TrainingProgress* progress() const { return record().progress() ? &*record().progress() : nullptr; }
  std::int64_t steps() const { return progress() != nullptr ? progress()->steps() : 0; }
  // Whether the progress' scores are those of the document: nothing that they depend on has changed since.
  bool are_scores_of_now() const;
  // Per map, g - 1, of the last run; null where gains are not trained. In force only while a run lasts.
  const std::vector<float>* shown_gain_changes() const;
  const std::vector<float>* gain_changes() const { return stage_ == Stage::kIdle ? nullptr : shown_gain_changes(); }
  // What would be trained now.
  const CurrentSetup& current() const { return current_; }
  const NewScenes& new_scenes() const { return new_scenes_; }
  // What to know about this run's labels and maps, in one sentence; empty if there is nothing.
  std::string note() const;
  // Everything that was done to the run from outside, from its start on: replay() repeats it.
  std::vector<TrainingEdit> edits() const { return record().edits(); }

 private:
  enum class Stage { kIdle, kRunning, kStepping };
  struct Chunk {
    std::shared_ptr<TrainingWork> work;
    TrainingProgress progress;
  };

  // Where the training of one of the two networks stands.
  struct Standing {
    RunRecord record;
    std::optional<Network> published;                  // the document's, as last trained
    std::shared_ptr<const InputStack> published_on;    // its stack then
    std::shared_ptr<const TrainingSetup> scored_with;  // by what the progress' scores are
    std::optional<TrainedLayers> restarts_from;
    bool is_edited = false;  // since the last chunk began
  };
  Standing& standing() { return standings_[static_cast<std::size_t>(target_)]; }
  const Standing& standing() const { return standings_[static_cast<std::size_t>(target_)]; }
  const RunRecord& record() const { return standing().record; }
  // Null for a pair that is not there.
  const Network* network() const { return session_.document().find(target_); }

  bool begin(Stage stage);
  // Whether the pair has to be made first. It then goes on as it was asked to.
  bool wants_pair();
  bool makes_pair(Stage stage, std::int64_t steps);
  void use_pair(const Pair& pair);
  void refresh_setup();
  void follow_history();
  void take_over_edits();
  void start_chunk(std::int64_t steps, bool is_timed);
  void deliver(Expected<Chunk> chunk);
  void publish();
  void end(bool tests_on_new_scenes);
  void end_gains();
  void abandon();
  void drop_chunk();
  void stop_diverged();
  void set_network(const Network& network);

  Session& session_;
  MakePair make_pair_;
  CurrentSetup current_;
  Stage stage_ = Stage::kIdle;
  std::int64_t run_ = 0;
  NetworkId target_ = NetworkId::kNetwork;  // of the run, or of the document where there is none
  std::array<Standing, 2> standings_;
  Network before_run_;                  // the document's when it began
  Network before_start_;                // the document's when a start was asked for
  std::shared_ptr<TrainingWork> work_;  // null while a job has it
  RunCheckpoints checkpoints_;
  std::vector<LayerLocks> held_, last_held_;
  bool chunk_takes_over_ = false;  // what was edited before it began
  bool begins_run_ = false;
  bool is_unpublished_ = false;  // the document has W of an earlier step
  TrainingSpeed speed_ = TrainingSpeed::kSlow;
  double clock_ = 0.0;  // since when steps are due
  double steps_due_ = 0.0;
  NewScenes new_scenes_;
  JobSlot pair_slot_{session_.jobs().quick()};
  JobSlot slot_{session_.jobs().long_running(), JobSlot::Cancellable::kHidden};
};

}  // namespace pw
