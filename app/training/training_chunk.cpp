#include "app/training/training_chunk.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace pw {
namespace {

constexpr std::int64_t kEveryStepUpTo = 256;

}  // namespace

bool is_curve_step(std::int64_t step) {
  if (step < kEveryStepUpTo) return true;
  const auto octave = static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(step)));
  return step % (2 * octave / kEveryStepUpTo) == 0;
}

TrainingWork::TrainingWork(TrainingSetup setup, ThreadPool* pool)
    : setup_(std::move(setup)),
      labels_(label_sets(setup_)),
      trainer_(setup_, labels_, pool),
      trained_(labelled_values(*setup_.input, labels_.trained, setup_.cout, trainer_.scale())),
      held_out_(labelled_values(*setup_.input, labels_.held_out, setup_.cout, trainer_.scale())) {}

const std::vector<float>* TrainingProgress::gain_changes() const {
  const auto* one = std::get_if<TrainingState>(&state);
  return one != nullptr ? &one->gain_changes : nullptr;
}

void reset_gains(TrainingProgress& progress) {
  auto* one = std::get_if<TrainingState>(&progress.state);
  if (one == nullptr) return;
  std::ranges::fill(one->gain_changes, 0.0F);
  one->gain_moments = {};
}

TrainingProgress TrainingWork::start(const TrainedLayers& shown) {
  TrainingProgress progress;
  progress.state = trainer_.start(shown);
  progress.start = progress.layers();
  progress.first_loss = trainer_.evaluate(progress.state).loss;
  return progress;
}

// The loss of now is what its growth is compared with: labels or settings may be others than before.
void TrainingWork::take_over(TrainingProgress& progress) {
  trainer_.set_layers(progress.layers(), progress.state);
  progress.first_loss = trainer_.evaluate(progress.state).loss;
  progress.steps_above = 0;
}

std::int64_t TrainingWork::maps_left_out() const {
  std::int64_t count = 0;
  for (std::int64_t map = 0; map < setup_.input->shape().c; ++map)
    count += trainer_.scale().leaves_out(map) && !setup_.mask.silences(map) ? 1 : 0;
  return count;
}

LabelScores TrainingWork::scores_of(const NetworkState& state, const LabelledValues& values, ThreadPool* pool) const {
  const Tensor sums = trainer_.sums(state, values.x, pool);
  return score_labels(loss_kind(setup_.settings, setup_.cout), sums, values.labels, pool);
}

void TrainingWork::run(TrainingProgress& progress, std::int64_t steps,
                       std::optional<std::chrono::steady_clock::time_point> deadline, ThreadPool* pool) {
  for (std::int64_t i = 0; i < steps && !progress.has_diverged; ++i) {
    if (deadline && std::chrono::steady_clock::now() >= *deadline) break;
    CurvePoint point{.step = progress.steps()};
    const bool is_shown = is_curve_step(point.step);
    // Before the step, as the training loss is.
    if (is_shown && !held_out_.labels.empty()) {
      trainer_.update_layers(progress.state);
      point.held_out = scores_of(progress.state, held_out_, pool).loss;
    }
    const double loss = trainer_.step(progress.state, pool).loss;
    const bool is_above = !(loss <= kDivergedTimes * progress.first_loss);
    progress.steps_above = is_above ? progress.steps_above + 1 : 0;
    progress.has_diverged = !std::isfinite(loss) || progress.steps_above >= kDivergedSteps;
    point.training = loss;
    if (is_shown) progress.curve.push_back(point);
  }
  trainer_.update_layers(progress.state);
  progress.maps_left_out = maps_left_out();
  progress.labelled = scores_of(progress.state, trained_, pool);
  progress.held_out = scores_of(progress.state, held_out_, pool);
}

}  // namespace pw
