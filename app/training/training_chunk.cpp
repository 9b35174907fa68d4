#include "app/training/training_chunk.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "compute/layer/pointwise_forward.h"

namespace pw {
namespace {

constexpr std::int64_t kEveryStepUpTo = 256;

void keep_locked(const std::vector<bool>& locked, const std::vector<float>& shown, std::vector<float>& values) {
  for (std::size_t i = 0; i < locked.size(); ++i) {
    if (locked[i]) values[i] = shown[i];
  }
}

}  // namespace

bool is_curve_step(std::int64_t step) {
  if (step < kEveryStepUpTo) return true;
  const auto octave = static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(step)));
  return step % (2 * octave / kEveryStepUpTo) == 0;
}

TrainingWork::TrainingWork(TrainingSetup setup, ThreadPool* pool)
    : setup_(std::move(setup)),
      labels_(label_sets(setup_)),
      trainer_(make_trainer(setup_, labels_, pool)),
      trained_(labelled_values(*setup_.input, labels_.trained, setup_.cout, trainer_.scale())),
      held_out_(labelled_values(*setup_.input, labels_.held_out, setup_.cout, trainer_.scale())) {}

TrainingProgress TrainingWork::start(const PointwiseLayer& shown) {
  PointwiseLayer layer = shown;
  if (!setup_.settings.starts_from_shown) {
    layer = random_start(setup_.cout, trainer_.scale(), setup_.settings.seed);
    layer.activation = shown.activation;
    keep_locked(setup_.locks.weight, shown.weight, layer.weight);
    keep_locked(setup_.locks.bias, shown.bias, layer.bias);
  }
  TrainingProgress progress;
  progress.state = trainer_.start(layer);
  progress.start = std::move(layer);
  progress.first_loss = trainer_.evaluate(progress.state).loss;
  return progress;
}

// The loss of now is what its growth is compared with: labels or settings may be others than before.
void TrainingWork::take_over(TrainingProgress& progress) {
  trainer_.set_layer(progress.state.layer, progress.state);
  progress.first_loss = trainer_.evaluate(progress.state).loss;
  progress.steps_above = 0;
}

void TrainingWork::reset_gains(TrainingProgress& progress) const {
  std::ranges::fill(progress.state.gain_changes, 0.0F);
  progress.state.gain_moments = {};
}

std::int64_t TrainingWork::maps_left_out() const {
  std::int64_t count = 0;
  for (std::int64_t map = 0; map < setup_.input->shape().c; ++map)
    count += trainer_.scale().leaves_out(map) && !setup_.mask.silences(map) ? 1 : 0;
  return count;
}

LabelScores TrainingWork::scores_of(const TrainingState& state, const LabelledValues& values, ThreadPool* pool) const {
  PointwiseLayer layer = effective(state.layer, setup_.mask);
  if (setup_.settings.trains_gains) layer = with_gains(layer, state.gain_changes);
  const Tensor sums = pointwise_sums(values.x, layer, pool);
  return score_labels(loss_kind(setup_.settings, setup_.cout), sums, values.labels, pool);
}

void TrainingWork::run(TrainingProgress& progress, std::int64_t steps,
                       std::optional<std::chrono::steady_clock::time_point> deadline, ThreadPool* pool) {
  for (std::int64_t i = 0; i < steps && !progress.has_diverged; ++i) {
    if (deadline && std::chrono::steady_clock::now() >= *deadline) break;
    CurvePoint point{.step = progress.state.steps()};
    const bool is_shown = is_curve_step(point.step);
    // Before the step, as the training loss is.
    if (is_shown && !held_out_.labels.empty()) {
      trainer_.update_layer(progress.state);
      point.held_out = scores_of(progress.state, held_out_, pool).loss;
    }
    const double loss = trainer_.step(progress.state, pool).loss;
    const bool is_above = !(loss <= kDivergedTimes * progress.first_loss);
    progress.steps_above = is_above ? progress.steps_above + 1 : 0;
    progress.has_diverged = !std::isfinite(loss) || progress.steps_above >= kDivergedSteps;
    point.training = loss;
    if (is_shown) progress.curve.push_back(point);
  }
  trainer_.update_layer(progress.state);
  progress.maps_left_out = maps_left_out();
  progress.labelled = scores_of(progress.state, trained_, pool);
  progress.held_out = scores_of(progress.state, held_out_, pool);
}

}  // namespace pw
