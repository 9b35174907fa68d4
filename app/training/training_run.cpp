#include "app/training/training_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "app/training/trained_weights.h"

namespace pw {
namespace {

// A chunk of as many steps as possible: about a frame.
constexpr std::chrono::milliseconds kChunk{16};
// A window that has stood still does not make up for it.
constexpr double kLongestGap = 0.1;
constexpr std::int64_t kAllSteps = std::numeric_limits<std::int64_t>::max();

double steps_per_second(TrainingSpeed speed) {
  return speed == TrainingSpeed::kSlow ? 30.0 : 1000.0;
}

bool have_same_shape(const Weights& a, const Weights& b) {
  return a.parameters.cout == b.parameters.cout && a.parameters.cin == b.parameters.cin;
}

}  // namespace

void TrainingRun::start() {
  if (!is_running()) begin(Stage::kRunning);
}

// Held down, the key waits for the step under way.
void TrainingRun::step() {
  if (stage_ == Stage::kStepping) return;
  pause();
  if (begin(Stage::kStepping)) start_chunk(1, false);
}

void TrainingRun::restart() {
  pause();
  refresh_setup();
  if (current_.problem().empty() && progress() != nullptr) {
    restarts_from_ = progress()->start;
    record_ = {};
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
  is_edited_ = is_edited_ || (slot_.is_busy() && chunk_takes_over_);
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
  new_scenes_.cancel();
  take_over_edits();
  before_run_ = session_.document().network.layers.front();
  // W as the hand left it: undo leads here.
  if (progress() != nullptr) checkpoints_.keep(before_run_, session_.document().input, record_);
  run_ = session_.begin_run();
  stage_ = stage;
  clock_ = -1.0;
  steps_due_ = 0.0;
  // The state may be of other labels or settings.
  is_edited_ = begins_run_ = true;
  return true;
}

void TrainingRun::refresh_setup() {
  if (current_.refresh(session_)) is_edited_ = true;
}

// Undo and redo lead to the state that belongs to the weights they lead to. Weights that the user has changed since go
// on from the last state; others belong to no run.
void TrainingRun::follow_history() {
  const Document& document = session_.document();
  const auto& now = document.network.layers.front();
  if (now == published_ && document.input == published_on_) return;
  checkpoints_.forget_big_stacks(document.input);
  if (const RunRecord* known = checkpoints_.find(now, document.input)) {
    record_ = *known;
    published_ = now;
    published_on_ = document.input;
    scored_with_ = nullptr;
    is_edited_ = true;
    return;
  }
  const bool was_undone = session_.history().redo_steps() > 0;
  const bool continues = progress() != nullptr && published_ != nullptr && published_on_ == document.input &&
                         !was_undone && are_trained_here(*now) && have_same_shape(*now, *published_);
  if (continues) return;
  record_ = {};
  published_ = nullptr;
  published_on_ = nullptr;
}

// What the user has changed in W since it was last trained.
void TrainingRun::take_over_edits() {
  const auto& now = session_.document().network.layers.front();
  if (!session_.in_gesture()) held_ = {};
  if (progress() == nullptr || published_ == nullptr || now == published_) return;
  const LayerLocks changed = copy_changes(published_->parameters, now->parameters, record_.progress()->state.layer);
  if (session_.in_gesture()) held_ = both_locked(std::move(held_), changed);
  is_edited_ = is_edited_ || changed != LayerLocks();
  published_ = now;
}

bool TrainingRun::advance(double now, TrainingSpeed speed) {
  if (stage_ != Stage::kIdle && !session_.is_run_open(run_)) abandon();
  if (stage_ == Stage::kIdle) follow_history();
  refresh_setup();
  if (stage_ == Stage::kIdle) return false;
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
  const bool takes_over = (is_edited_ || held_ != last_held_) && !is_fresh;
  const bool begins_run = begins_run_ && !is_fresh;
  const auto& setup = current_.setup();
  if (takes_over || begins_run)
    record_.add({this->steps(), setup, progress()->state.layer, held_, takes_over, begins_run});
  last_held_ = held_;
  chunk_takes_over_ = takes_over;
  is_edited_ = begins_run_ = false;
  before_start_ = session_.document().network.layers.front();
  const PointwiseLayer shown = restarts_from_.value_or(before_start_->parameters);
  slot_.start<Chunk>(
      "training",
      [work = std::exchange(work_, nullptr), setup, progress = record_.progress(), shown, held = held_, takes_over,
       begins_run, steps, is_timed](Progress&, ThreadPool& pool) mutable -> Expected<Chunk> {
        if (work == nullptr || !work->is_for(*setup)) work = std::make_shared<TrainingWork>(*setup, &pool);
        work->hold(held);
        if (!progress) progress = work->start(shown);
        if (begins_run) work->reset_gains(*progress);
        if (takes_over) work->take_over(*progress);
        const auto deadline = is_timed ? std::optional(std::chrono::steady_clock::now() + kChunk) : std::nullopt;
        work->run(*progress, steps, deadline, &pool);
        return Chunk{std::move(work), std::move(*progress)};
      },
      [this, setup](Expected<Chunk> chunk) {
        scored_with_ = setup;
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
  record_.progress() = std::move(chunk->progress);
  restarts_from_.reset();
  if (is_fresh) {
    record_.add({0, scored_with_, progress()->start, last_held_});
    published_ = before_start_;
    published_on_ = session_.document().input;
  }
  if (progress()->has_diverged) return stop_diverged();
  take_over_edits();
  // Outputs of a big stack are computed in the background: those under way arrive first.
  is_unpublished_ = true;
  if (session_.outputs_are_current() || stage_ == Stage::kStepping) publish();
  if (stage_ == Stage::kStepping) return end(true);
  if (speed_ == TrainingSpeed::kAll) start_chunk(kAllSteps, true);
}

void TrainingRun::publish() {
  const auto* changes = gain_changes();
  session_.set_gains(changes == nullptr ? nullptr : std::make_shared<const std::vector<float>>(*changes));
  set_w(trained_weights(session_.document(), progress()->state.layer));
}

// The message is about something else.
void TrainingRun::set_w(std::shared_ptr<const Weights> weights) {
  std::string message = session_.message();
  published_ = std::move(weights);
  published_on_ = session_.document().input;
  session_.dispatch(SetWeights{published_});
  session_.show_message(std::move(message));
  is_unpublished_ = false;
}

void TrainingRun::end(bool tests_on_new_scenes) {
  take_over_edits();
  // What no chunk has taken over yet belongs to the run as well.
  if (is_edited_ && progress() != nullptr)
    record_.add({steps(), current_.setup(), progress()->state.layer, {}, true, false});
  if (is_unpublished_) publish();
  if (gain_changes() != nullptr) end_gains();
  stage_ = Stage::kIdle;
  held_ = {};
  work_ = nullptr;
  session_.end_run();
  refresh_setup();
  if (progress() == nullptr) return;
  const Document& document = session_.document();
  checkpoints_.keep(document.network.layers.front(), document.input, record_);
  if (tests_on_new_scenes) new_scenes_.test(loss_kind(document.training, document.network.cout()));
}

// Without the gains the outputs are others, and so are the scores.
void TrainingRun::end_gains() {
  session_.set_gains(nullptr);
  if (published_ != nullptr) set_w(std::make_shared<const Weights>(*published_));
  scored_with_ = nullptr;
}

void TrainingRun::stop_diverged() {
  const std::int64_t steps = this->steps();
  session_.set_gains(nullptr);
  session_.dispatch(SetWeights{before_run_});
  session_.end_run();
  stage_ = Stage::kIdle;
  held_ = {};
  work_ = nullptr;
  is_unpublished_ = false;
  record_ = {};
  published_ = nullptr;
  follow_history();
  session_.show_error(fmt::format(
      "Training diverged at step {}: the loss grew beyond ten times its start, or is not finite. W is that of before "
      "the run; a smaller rate helps",
      steps));
}

void TrainingRun::run_to(std::int64_t steps) {
  pause();
  if (!begin(Stage::kStepping)) return;
  const auto& setup = current_.setup();
  TrainingWork work(*setup, nullptr);
  std::optional<TrainingProgress>& now = record_.progress();
  if (!now) now = work.start(session_.document().parameters());
  record_.add({this->steps(), setup, now->state.layer, {}, true, true});
  work.reset_gains(*now);
  work.take_over(*now);
  is_edited_ = begins_run_ = false;
  work.run(*now, std::max<std::int64_t>(steps - this->steps(), 0), std::nullopt, nullptr);
  scored_with_ = setup;
  if (now->has_diverged) return stop_diverged();
  publish();
  end(true);
}

}  // namespace pw
