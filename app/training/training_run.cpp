#include "app/training/training_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "app/document/truth_labels.h"

namespace pw {
namespace {

constexpr const char* kTrainedName = "trained here";
constexpr std::size_t kMostCheckpoints = 16;
// A chunk of as many steps as possible: about a frame.
constexpr std::chrono::milliseconds kChunk{16};
// A window that has stood still does not make up for it.
constexpr double kLongestGap = 0.1;

double steps_per_second(TrainingSpeed speed) {
  return speed == TrainingSpeed::kSlow ? 30.0 : 1000.0;
}

bool have_same_shape(const PointwiseLayer& a, const PointwiseLayer& b) {
  return a.cout == b.cout && a.cin == b.cin;
}

// The weights that training has made of these.
std::shared_ptr<const Weights> trained(const Weights& from, const PointwiseLayer& layer, const Source& source) {
  auto weights = std::make_shared<Weights>(from);
  const Activation activation = from.parameters.activation;
  weights->parameters = layer;
  weights->parameters.activation = activation;
  weights->name = kTrainedName;
  weights->made_for = source.extractor;
  weights->is_built_in = false;
  weights->is_edited = false;
  weights->is_on_other_maps = false;
  return weights;
}

}  // namespace

const std::vector<float>* TrainingRun::shown_gain_changes() const {
  const bool has_gains = progress_ && setup_ != nullptr && setup_->settings.trains_gains;
  return has_gains ? &progress_->state.gain_changes : nullptr;
}

std::string TrainingRun::note() const {
  if (std::string labels = labels_note(session_.document()); !labels.empty()) return labels;
  const std::int64_t left_out = progress_ ? progress_->maps_left_out : 0;
  if (left_out == 0) return "";
  return fmt::format("{} left out: constant, or not finite at a label (mute those with X)",
                     left_out == 1 ? std::string("1 map is") : fmt::format("{} maps are", left_out));
}

void TrainingRun::start() {
  if (!is_running()) begin(Stage::kRunning);
}

void TrainingRun::step() {
  pause();
  if (begin(Stage::kStepping)) start_chunk(1, false);
}

void TrainingRun::restart() {
  pause();
  progress_.reset();
  edits_.clear();
  if (begin(Stage::kStepping)) start_chunk(0, false);
}

void TrainingRun::pause() {
  if (stage_ == Stage::kIdle) return;
  slot_.cancel();
  work_ = nullptr;
  end(true);
}

bool TrainingRun::begin(Stage stage) {
  if (const std::string problem = training_problem(session_.document()); !problem.empty()) {
    session_.show_message(problem);
    return false;
  }
  new_scenes_.cancel();
  follow_history();
  before_run_ = session_.document().network.layers.front();
  run_ = session_.begin_run();
  stage_ = stage;
  clock_ = -1.0;
  steps_due_ = 0.0;
  begins_run_ = true;
  refresh_setup();
  return true;
}

// What training reads of the document now. Reducing the ground truth takes a millisecond.
void TrainingRun::refresh_setup() {
  const Document& document = session_.document();
  if (setup_revision_ == session_.revision()) return;
  setup_revision_ = session_.revision();
  TruthSource source{document.ground_truth, document.input, document.weights().classes, document.network.cout()};
  const bool is_known = setup_ != nullptr && truth_of_ == source;
  TrainingSetup now = setup_of(document, is_known ? setup_->truth : truth_labels(document));
  truth_of_ = std::move(source);
  if (setup_ != nullptr && *setup_ == now) return;
  setup_ = std::make_shared<const TrainingSetup>(std::move(now));
  is_edited_ = true;
}

// Undo and redo lead to the state that belongs to the weights they lead to; other weights belong to no run.
void TrainingRun::follow_history() {
  const auto& now = session_.document().network.layers.front();
  if (now == published_) return;
  const auto known = std::ranges::find(checkpoints_, now, &Checkpoint::weights);
  if (known != checkpoints_.end() && known->input == session_.document().input) {
    progress_ = known->progress;
    edits_ = known->edits;
    published_ = now;
    return;
  }
  const bool continues = published_ != nullptr && progress_ && now->name == kTrainedName &&
                         have_same_shape(now->parameters, published_->parameters) && setup_ != nullptr &&
                         setup_->input == session_.document().input;
  if (continues) return;
  progress_.reset();
  edits_.clear();
  published_ = nullptr;
}

// What the user has changed in W since it was last trained.
void TrainingRun::take_over_edits() {
  const auto& now = session_.document().network.layers.front();
  if (!session_.in_gesture()) held_ = {};
  if (!progress_ || published_ == nullptr || now == published_) return;
  const LayerLocks changed = copy_changes(published_->parameters, now->parameters, progress_->state.layer);
  if (session_.in_gesture()) held_ = both_locked(std::move(held_), changed);
  is_edited_ = is_edited_ || changed != LayerLocks();
  published_ = now;
}

bool TrainingRun::advance(double now, TrainingSpeed speed) {
  if (stage_ == Stage::kIdle) {
    follow_history();
    refresh_setup();
    return false;
  }
  if (!session_.is_run_open(run_)) {
    slot_.cancel();
    work_ = nullptr;
    stage_ = Stage::kIdle;
    follow_history();
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
    start_chunk(std::numeric_limits<std::int64_t>::max(), true);
  } else if (const auto due = static_cast<std::int64_t>(steps_due_); due > 0 || !progress_) {
    steps_due_ -= static_cast<double>(due);
    start_chunk(due, true);
  }
  return true;
}

void TrainingRun::start_chunk(std::int64_t steps, bool is_timed) {
  take_over_edits();
  refresh_setup();
  const bool is_fresh = !progress_;
  const bool takes_over = (is_edited_ || held_ != last_held_) && !is_fresh;
  const bool begins_run = std::exchange(begins_run_, false) && !is_fresh;
  if (takes_over || begins_run)
    edits_.push_back({this->steps(), setup_, progress_->state.layer, held_, takes_over, begins_run});
  last_held_ = held_;
  is_edited_ = false;
  slot_.start<Chunk>(
      "training",
      [work = std::exchange(work_, nullptr), setup = setup_, progress = progress_,
       shown = session_.document().parameters(), held = held_, takes_over, begins_run, steps,
       is_timed](Progress&, ThreadPool& pool) mutable -> Expected<Chunk> {
        if (work == nullptr || !work->is_for(*setup)) work = std::make_shared<TrainingWork>(*setup, &pool);
        work->hold(held);
        if (!progress) progress = work->start(shown);
        if (begins_run) work->reset_gains(*progress);
        if (takes_over) work->take_over(*progress);
        const auto deadline = is_timed ? std::optional(std::chrono::steady_clock::now() + kChunk) : std::nullopt;
        work->run(*progress, steps, deadline, &pool);
        return Chunk{std::move(work), std::move(*progress)};
      },
      [this](Expected<Chunk> chunk) { deliver(std::move(chunk)); });
}

void TrainingRun::deliver(Expected<Chunk> chunk) {
  if (!session_.is_run_open(run_)) return;
  if (!chunk) {
    session_.show_error(chunk.error().message());
    return end(false);
  }
  const bool is_fresh = !progress_;
  work_ = std::move(chunk->work);
  progress_ = std::move(chunk->progress);
  if (is_fresh) edits_ = {{0, setup_, progress_->start, last_held_}};
  if (progress_->has_diverged) return stop_diverged();
  if (is_fresh) published_ = session_.document().network.layers.front();
  take_over_edits();
  publish();
  if (stage_ == Stage::kStepping) return end(true);
  if (speed_ == TrainingSpeed::kAll) start_chunk(std::numeric_limits<std::int64_t>::max(), true);
}

void TrainingRun::publish() {
  const Document& document = session_.document();
  const auto* changes = gain_changes();
  session_.set_gains(changes == nullptr ? nullptr : std::make_shared<const std::vector<float>>(*changes));
  published_ = trained(document.weights(), progress_->state.layer, document.source);
  session_.dispatch(SetWeights{published_});
}

void TrainingRun::end(bool tests_on_new_scenes) {
  stage_ = Stage::kIdle;
  held_ = {};
  take_over_edits();
  const bool had_gains = gain_changes() != nullptr;
  // Without the gains the outputs are others.
  if (had_gains) {
    session_.set_gains(nullptr);
    if (published_ != nullptr) session_.dispatch(SetWeights{std::make_shared<const Weights>(*published_)});
    published_ = session_.document().network.layers.front();
  }
  session_.end_run();
  keep_checkpoint();
  if (tests_on_new_scenes && progress_)
    new_scenes_.test(loss_kind(session_.document().training, session_.document().network.cout()));
}

void TrainingRun::stop_diverged() {
  const std::int64_t steps = this->steps();
  session_.set_gains(nullptr);
  session_.dispatch(SetWeights{before_run_});
  session_.end_run();
  stage_ = Stage::kIdle;
  progress_.reset();
  published_ = nullptr;
  follow_history();
  session_.show_error(
      fmt::format("Training diverged at step {}: the loss grew beyond ten times its start, or is no number. W is that "
                  "of before the "
                  "run; a smaller rate helps",
                  steps));
}

void TrainingRun::keep_checkpoint() {
  if (!progress_) return;
  const Document& document = session_.document();
  checkpoints_.push_back({document.network.layers.front(), document.input, progress_, edits_});
  if (checkpoints_.size() > kMostCheckpoints) checkpoints_.pop_front();
}

void TrainingRun::run_to(std::int64_t steps) {
  pause();
  if (!begin(Stage::kStepping)) return;
  ThreadPool* const pool = nullptr;
  TrainingWork work(*setup_, pool);
  const bool is_fresh = !progress_;
  if (is_fresh) progress_ = work.start(session_.document().parameters());
  edits_.push_back({this->steps(), setup_, progress_->state.layer, {}, true, true});
  work.reset_gains(*progress_);
  work.take_over(*progress_);
  is_edited_ = begins_run_ = false;
  work.run(*progress_, std::max<std::int64_t>(steps - this->steps(), 0), std::nullopt, pool);
  if (progress_->has_diverged) return stop_diverged();
  publish();
  end(true);
}

}  // namespace pw
