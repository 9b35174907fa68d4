#include "compute/training/trainer.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "compute/core/random.h"
#include "compute/training/kernels/adam_kernel.h"
#include "compute/training/largest_curvature.h"

namespace pw {
namespace {

constexpr float kStartDeviation = 0.01F;
constexpr std::uint64_t kStartStream = 0x7261'6e64;

LossValue not_finite(LossValue value) {
  value.loss = std::numeric_limits<double>::infinity();
  return value;
}

}  // namespace

std::int64_t TrainingState::moved_gains() const {
  return std::ranges::count_if(gain_changes, [](float change) { return change != 0.0F; });
}

PointwiseLayer with_gains(const PointwiseLayer& layer, const std::vector<float>& gain_changes) {
  PointwiseLayer effective = layer;
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    for (std::int64_t i = 0; i < layer.cin; ++i) effective.w(o, i) *= 1.0F + gain_changes[static_cast<std::size_t>(i)];
  }
  return effective;
}

PointwiseLayer random_start(std::int64_t cout, const Standardisation& scale, std::uint64_t seed) {
  const auto cin = static_cast<std::int64_t>(scale.inverse.size());
  Random random(seed, kStartStream);
  PointwiseLayer standard(cout, cin);
  for (std::int64_t o = 0; o < cout; ++o) {
    for (std::int64_t i = 0; i < cin; ++i) {
      const bool mirrors = cout == 2 && o == 1;
      const float value = mirrors ? -standard.w(0, i) : random.normal(kStartDeviation);
      standard.w(o, i) = scale.leaves_out(i) ? 0.0F : value;
    }
  }
  return in_units_of_stack(standard, scale);
}

Trainer::Trainer(TensorView in, Labels labels, std::int64_t cout, Standardisation scale, LayerLocks locks,
                 const TrainingRule& rule, ThreadPool* pool)
    : units_(std::move(scale), std::move(locks)),
      held_(units_.held(cout)),
      rule_(rule),
      loss_(LabelledRows(in, labels, cout, pool, LabelledRows::kMaxCachedBytes, &units_.scale()), rule.loss),
      gradient_(cout, in.shape.c),
      gain_gradient_(static_cast<std::size_t>(in.shape.c)) {}

void Trainer::set_locks(LayerLocks locks) {
  units_.set_locks(std::move(locks));
  held_ = units_.held(static_cast<std::int64_t>(gradient_.bias.size()));
}

TrainingState Trainer::start(const PointwiseLayer& layer) const {
  TrainingState state;
  state.gain_changes.resize(static_cast<std::size_t>(layer.cin));
  units_.set(layer, state);
  return state;
}

PointwiseLayer Trainer::effective(const TrainingState& state) const {
  PointwiseLayer layer = with_gains(state.standard, state.gain_changes);
  // A gain scales x, of which the mean has been taken off and is part of the bias.
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    double bias = layer.bias[static_cast<std::size_t>(o)];
    for (std::int64_t i = 0; i < layer.cin; ++i) {
      bias += static_cast<double>(state.gain_changes[static_cast<std::size_t>(i)]) *
              static_cast<double>(state.standard.w(o, i)) * units_.shift(i);
    }
    layer.bias[static_cast<std::size_t>(o)] = static_cast<float>(bias);
  }
  return layer;
}

LossValue Trainer::evaluate(const TrainingState& state, ThreadPool* pool) {
  const LossValue value = loss_.evaluate(rule_.trains_gains ? effective(state) : state.standard, pool);
  pass_gradient_on(state);
  return value;
}

// From the effective layer to the numbers that are trained.
void Trainer::pass_gradient_on(const TrainingState& state) {
  gradient_ = loss_.gradient();
  std::ranges::fill(gain_gradient_, 0.0F);
  for (std::int64_t o = 0; o < state.standard.cout; ++o) {
    const float by_bias = gradient_.bias[static_cast<std::size_t>(o)];
    for (std::int64_t i = 0; i < state.standard.cin; ++i) {
      const auto map = static_cast<std::size_t>(i);
      float& by_weight = gradient_.weight[static_cast<std::size_t>(o * state.standard.cin) + map];
      // d sum / d(w g), of a map that is not centred.
      const float by_product = by_weight + units_.shift(i) * by_bias;
      if (rule_.trains_gains) {
        gain_gradient_[map] += by_product * state.standard.w(o, i);
        by_weight += state.gain_changes[map] * by_product;
      }
    }
  }
  units_.follow_locked_biases(gradient_);
}

LossValue Trainer::step(TrainingState& state, ThreadPool* pool) {
  const LossValue value = evaluate(state, pool);
  if (!std::isfinite(value.loss)) return value;
  if (!all_finite(gain_gradient_.data(), static_cast<std::int64_t>(gain_gradient_.size()))) return not_finite(value);
  if (!state.optimiser.step(rule_.optimiser, gradient_, held_, state.standard)) return not_finite(value);
  if (rule_.trains_gains) {
    OptimiserSettings settings = rule_.optimiser;
    settings.decay = 0.0F;
    optimise(settings, state.steps(), gain_gradient_, {}, state.gain_moments, state.gain_changes);
  }
  units_.keep_locked_biases(state);
  return value;
}

double Trainer::largest_stable_rate() const {
  const double factor = rule_.optimiser.kind == Optimiser::kMomentum ? 2.0 * (1.0 + double{kMomentumKept}) : 2.0;
  const auto cin = static_cast<std::ptrdiff_t>(units_.scale().inverse.size());
  double curvature = 0.0;
  std::optional<FreeNumbers> before;
  for (std::int64_t o = 0; o < loss_.rows().cout(); ++o) {
    FreeNumbers free{.held = {}, .holds_bias = units_.is_bias_locked(o), .added = {}, .decay = rule_.optimiser.decay};
    if (!held_.weight.empty()) free.held.assign(held_.weight.begin() + o * cin, held_.weight.begin() + (o + 1) * cin);
    // Behind a bias that stays, the maps are not centred.
    for (std::int64_t i = 0; free.holds_bias && i < cin; ++i) free.added.push_back(units_.shift(i));
    if (free == before) continue;
    curvature = std::max(curvature, largest_curvature(loss_.rows(), free));
    before = std::move(free);
  }
  return factor / curvature;
}

}  // namespace pw
