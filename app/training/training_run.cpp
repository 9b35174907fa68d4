#include "app/training/training_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace pw {
namespace {

// A chunk of as many steps as possible: about a frame.
constexpr std::chrono::milliseconds kChunk{16};
// A window that has stood still does not make up for it.
constexpr double kLongestGap = 0.1;
bool is_same(const std::shared_ptr<const TrainingSetup>& a, const std::shared_ptr<const TrainingSetup>& b) {
  return a == b || (a != nullptr && b != nullptr && *a == *b);
}

constexpr std::int64_t kAllSteps = std::numeric_limits<std::int64_t>::max();

double steps_per_second(TrainingSpeed speed) {
  return speed == TrainingSpeed::kSlow ? 30.0 : 1000.0;
}

}  // namespace

void TrainingRun::start() {
  if (is_running() || makes_pair(Stage::kRunning, 0)) return;
  begin(Stage::kRunning);
}

// Held down, the key waits for the step under way.
void TrainingRun::step() {
  if (stage_ == Stage::kStepping) return;
  pause();
  if (makes_pair(Stage::kStepping, 1)) return;
  if (begin(Stage::kStepping)) start_chunk(1, false);
}

void TrainingRun::restart() {
  pause();
  if (makes_pair(Stage::kStepping, 0)) return;
  follow_history();
  refresh_setup();
  if (current_.problem().empty() && progress() != nullptr) {
    standing().restarts_from = progress()->start;
    standing().record = {};
  }
  if (begin(Stage::kStepping)) start_chunk(0, false);
}

void TrainingRun::pause() {
  if (stage_ == Stage::kIdle) return;
  if (!session_.is_run_open(run_)) return abandon();
  drop_chunk();
  end(true);
}

// What it should take over is still to be taken over.
void TrainingRun::drop_chunk() {
  standing().is_edited = standing().is_edited || (slot_.is_busy() && chunk_takes_over_);
  slot_.cancel();
  work_ = nullptr;
}

// The session has ended the run: by undo, or since its stack is another one.
void TrainingRun::abandon() {
  drop_chunk();
  held_ = {};
  stage_ = Stage::kIdle;
  is_unpublished_ = false;
  follow_history();
}

bool TrainingRun::begin(Stage stage) {
  follow_history();
  refresh_setup();
  if (!current_.problem().empty()) {
    session_.show_message(current_.problem());
    return false;
  }
  if (network() == nullptr) {
    session_.show_message("There is no pair to train: choose one in Two layers");
    return false;
  }
  new_scenes_.cancel();
  take_over_edits();
  before_run_ = *network();
  // W as the hand left it: undo leads here.
  if (progress() != nullptr) checkpoints_.keep(before_run_, session_.document().input, record());
  // It is open already where the pair was made for it.
  if (!session_.is_run_open(run_)) run_ = session_.begin_run();
  stage_ = stage;
  clock_ = -1.0;
  steps_due_ = 0.0;
  // The state may be of other labels or settings.
  standing().is_edited = begins_run_ = true;
  return true;
}

void TrainingRun::refresh_setup() {
  if (current_.refresh(session_) && !is_same(standing().scored_with, current_.setup())) standing().is_edited = true;
}

bool TrainingRun::advance(double now, TrainingSpeed speed) {
  if (stage_ != Stage::kIdle && !session_.is_run_open(run_)) abandon();
  if (stage_ == Stage::kIdle) follow_history();
  refresh_setup();
  if (stage_ == Stage::kIdle) return false;
  if (session_.document().training.target != target_) {
    pause();
    follow_history();
    return false;
  }
  if (!current_.problem().empty()) {
    pause();
    session_.show_message(current_.problem());
    return false;
  }
  speed_ = speed;
  if (stage_ == Stage::kStepping) return false;
  const double gap = clock_ < 0.0 ? 0.0 : std::min(now - clock_, kLongestGap);
  clock_ = now;
  steps_due_ += gap * steps_per_second(speed);
  if (slot_.is_busy()) return true;
  if (speed == TrainingSpeed::kAll) {
    steps_due_ = 0.0;
    start_chunk(kAllSteps, true);
  } else if (const auto due = static_cast<std::int64_t>(steps_due_); due > 0 || progress() == nullptr) {
    steps_due_ -= static_cast<double>(due);
    start_chunk(due, true);
  }
  return true;
}

void TrainingRun::start_chunk(std::int64_t steps, bool is_timed) {
  take_over_edits();
  refresh_setup();
  const bool is_fresh = progress() == nullptr;
  const bool takes_over = (standing().is_edited || held_ != last_held_) && !is_fresh;
  const bool begins_run = begins_run_ && !is_fresh;
  const auto& setup = current_.setup();
  if (takes_over || begins_run)
    standing().record.add({this->steps(), setup, progress()->layers(), held_, takes_over, begins_run});
  last_held_ = held_;
  chunk_takes_over_ = takes_over;
  standing().is_edited = begins_run_ = false;
  before_start_ = *network();
  const TrainedLayers shown = standing().restarts_from.value_or(layers_of(before_start_));
  slot_.start<Chunk>(
      "training",
      [work = std::exchange(work_, nullptr), setup, progress = record().progress(), shown, held = held_, takes_over,
       begins_run, steps, is_timed](Progress&, ThreadPool& pool) mutable -> Expected<Chunk> {
        if (work == nullptr || !work->is_for(*setup)) work = std::make_shared<TrainingWork>(*setup, &pool);
        work->hold(held);
        if (!progress) progress = work->start(shown);
        if (begins_run) reset_gains(*progress);
        if (takes_over) work->take_over(*progress);
        const auto deadline = is_timed ? std::optional(std::chrono::steady_clock::now() + kChunk) : std::nullopt;
        work->run(*progress, steps, deadline, &pool);
        return Chunk{std::move(work), std::move(*progress)};
      },
      [this, setup](Expected<Chunk> chunk) {
        standing().scored_with = setup;
        deliver(std::move(chunk));
      });
}

void TrainingRun::deliver(Expected<Chunk> chunk) {
  if (!session_.is_run_open(run_)) return;
  if (!chunk) {
    session_.show_error(chunk.error().message());
    return end(false);
  }
  const bool is_fresh = progress() == nullptr;
  work_ = std::move(chunk->work);
  Standing& now = standing();
  now.record.progress() = std::move(chunk->progress);
  now.restarts_from.reset();
  if (is_fresh) {
    now.record.add({0, now.scored_with, progress()->start, last_held_});
    now.published = before_start_;
    now.published_on = session_.document().input;
  }
  if (progress()->has_diverged) return stop_diverged();
  take_over_edits();
  // Outputs of a big stack are computed in the background: those under way arrive first.
  is_unpublished_ = true;
  if (session_.outputs_are_current() || stage_ == Stage::kStepping) publish();
  if (stage_ == Stage::kStepping) return end(true);
  if (speed_ == TrainingSpeed::kAll) start_chunk(kAllSteps, true);
}

void TrainingRun::end(bool tests_on_new_scenes) {
  take_over_edits();
  // What no chunk has taken over yet belongs to the run as well.
  if (standing().is_edited && progress() != nullptr)
    standing().record.add({steps(), current_.setup(), progress()->layers(), {}, true, false});
  if (is_unpublished_) publish();
  if (gain_changes() != nullptr) end_gains();
  stage_ = Stage::kIdle;
  held_ = {};
  work_ = nullptr;
  session_.end_run();
  refresh_setup();
  if (progress() == nullptr) return;
  const Document& document = session_.document();
  checkpoints_.keep(*network(), document.input, record());
  if (tests_on_new_scenes && document.training.target == target_)
    new_scenes_.test(loss_kind(document.training, network()->cout()));
}

void TrainingRun::run_to(std::int64_t steps) {
  pause();
  if (wants_pair()) {
    const auto pair = make_pair_(session_.document(), nullptr);
    if (!pair) return session_.show_error(pair.error().message());
    use_pair(*pair);
  }
  if (!begin(Stage::kStepping)) return session_.end_run();
  const auto& setup = current_.setup();
  TrainingWork work(*setup, nullptr);
  std::optional<TrainingProgress>& now = standing().record.progress();
  if (!now) now = work.start(layers_of(*network()));
  standing().record.add({this->steps(), setup, now->layers(), {}, true, true});
  reset_gains(*now);
  work.take_over(*now);
  standing().is_edited = begins_run_ = false;
  work.run(*now, std::max<std::int64_t>(steps - this->steps(), 0), std::nullopt, nullptr);
  standing().scored_with = setup;
  if (now->has_diverged) return stop_diverged();
  publish();
  end(true);
}

}  // namespace pw
