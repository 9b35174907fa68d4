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

// The locks, and the weights of the maps that are left out.
LayerLocks held_by(const LayerLocks& locks, const Standardisation& scale, std::int64_t cout) {
  LayerLocks held = locks;
  const std::size_t cin = scale.inverse.size();
  for (std::size_t i = 0; i < cin; ++i) {
    if (scale.inverse[i] != 0.0F) continue;
    held.weight.resize(static_cast<std::size_t>(cout) * cin);
    for (std::size_t o = 0; o < static_cast<std::size_t>(cout); ++o) held.weight[o * cin + i] = true;
  }
  return held;
}

// Keeps the numbers of `exact` in `standard` where they give the numbers of `layer`, which there and back would change
// by a rounding. `folded`: `exact` in the units of the stack.
void keep_exact(const PointwiseLayer& exact, const PointwiseLayer& folded, const PointwiseLayer& layer,
                PointwiseLayer& standard) {
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    bool is_row_kept = true;
    for (std::int64_t i = 0; i < layer.cin; ++i) {
      if (folded.w(o, i) == layer.w(o, i)) standard.w(o, i) = exact.w(o, i);
      is_row_kept = is_row_kept && standard.w(o, i) == exact.w(o, i);
    }
    const auto output = static_cast<std::size_t>(o);
    if (is_row_kept && folded.bias[output] == layer.bias[output]) standard.bias[output] = exact.bias[output];
  }
}

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

PointwiseLayer in_units_of_stack(const PointwiseLayer& standard, const Standardisation& scale) {
  PointwiseLayer layer = standard;
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    double bias = standard.bias[static_cast<std::size_t>(o)];
    for (std::int64_t i = 0; i < layer.cin; ++i) {
      if (!scale.leaves_out(i)) layer.w(o, i) *= scale.inverse[static_cast<std::size_t>(i)];
      bias -= static_cast<double>(layer.w(o, i)) * scale.mean[static_cast<std::size_t>(i)];
    }
    layer.bias[static_cast<std::size_t>(o)] = static_cast<float>(bias);
  }
  return layer;
}

Trainer::Trainer(TensorView in, Labels labels, std::int64_t cout, Standardisation scale, LayerLocks locks,
                 const TrainingRule& rule, ThreadPool* pool)
    : scale_(std::move(scale)),
      locks_(std::move(locks)),
      held_(held_by(locks_, scale_, cout)),
      rule_(rule),
      loss_(LabelledRows(in, labels, cout, pool, LabelledRows::kMaxCachedBytes, &scale_), rule.loss),
      gradient_(cout, in.shape.c),
      gain_gradient_(static_cast<std::size_t>(in.shape.c)) {}

void Trainer::set_locks(LayerLocks locks) {
  locks_ = std::move(locks);
  held_ = held_by(locks_, scale_, static_cast<std::int64_t>(gradient_.bias.size()));
}

TrainingState Trainer::start(const PointwiseLayer& layer) const {
  TrainingState state;
  state.gain_changes.resize(static_cast<std::size_t>(layer.cin));
  set_layer(layer, state);
  return state;
}

void Trainer::set_layer(const PointwiseLayer& layer, TrainingState& state) const {
  PointwiseLayer standard = on_standardised_maps(layer, scale_);
  if (state.standard.cout == layer.cout && state.standard.cin == layer.cin) {
    PointwiseLayer now = folded(state);
    // With other labels than before the same bias is another one of the standardised maps.
    now.bias = in_units_of_stack(state.standard, scale_).bias;
    keep_exact(state.standard, now, layer, standard);
  }
  state.layer = layer;
  state.standard = std::move(standard);
  keep_locked_biases(state);
  state.set_layer = state.layer;
  state.set_standard = state.standard;
}

PointwiseLayer Trainer::effective(const TrainingState& state) const {
  PointwiseLayer layer = with_gains(state.standard, state.gain_changes);
  // A gain scales x, of which the mean has been taken off and is part of the bias.
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    double bias = layer.bias[static_cast<std::size_t>(o)];
    for (std::int64_t i = 0; i < layer.cin; ++i) {
      bias += static_cast<double>(state.gain_changes[static_cast<std::size_t>(i)]) *
              static_cast<double>(state.standard.w(o, i)) * shift(i);
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
      const float by_product = by_weight + shift(i) * by_bias;
      if (rule_.trains_gains) {
        gain_gradient_[map] += by_product * state.standard.w(o, i);
        by_weight += state.gain_changes[map] * by_product;
      }
      // The centred bias follows the weights where that of the stack's units stays.
      if (is_bias_locked(o)) by_weight += shift(i) * by_bias;
    }
  }
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
  keep_locked_biases(state);
  return value;
}

void Trainer::keep_locked_biases(TrainingState& state) const {
  for (std::int64_t o = 0; o < state.standard.cout; ++o) {
    if (!is_bias_locked(o)) continue;
    PointwiseLayer row(1, state.standard.cin);
    for (std::int64_t i = 0; i < row.cin; ++i) {
      const float inverse = scale_.inverse[static_cast<std::size_t>(i)];
      row.w(0, i) = state.standard.w(o, i) * (inverse != 0.0F ? inverse : 1.0F);
    }
    row.bias[0] = state.layer.bias[static_cast<std::size_t>(o)];
    state.standard.bias[static_cast<std::size_t>(o)] = bias_on_standardised_maps(row, 0, scale_);
  }
}

void Trainer::update_layer(TrainingState& state) const {
  state.layer = folded(state);
}

// Depends on what was set and on where training is, not on the way there.
PointwiseLayer Trainer::folded(const TrainingState& state) const {
  PointwiseLayer now = in_units_of_stack(state.standard, scale_);
  now.activation = state.layer.activation;
  for (std::int64_t o = 0; o < now.cout; ++o) {
    const auto output = static_cast<std::size_t>(o);
    bool is_same = state.standard.bias[output] == state.set_standard.bias[output];
    for (std::int64_t i = 0; i < now.cin; ++i) {
      if (state.standard.w(o, i) == state.set_standard.w(o, i)) {
        now.w(o, i) = state.set_layer.w(o, i);
      } else {
        is_same = false;
      }
    }
    if (is_same || is_bias_locked(o)) now.bias[output] = state.set_layer.bias[output];
  }
  return now;
}

LayerGradient Trainer::slope() const {
  LayerGradient slope = gradient_;
  const auto cin = static_cast<std::int64_t>(scale_.inverse.size());
  for (std::size_t o = 0; o < slope.bias.size(); ++o) {
    double bias = slope.bias[o];
    for (std::int64_t i = 0; i < cin; ++i) {
      const auto map = static_cast<std::size_t>(i);
      const std::size_t at = o * static_cast<std::size_t>(cin) + map;
      const bool is_held = !held_.weight.empty() && held_.weight[at];
      slope.weight[at] = is_held ? 0.0F : slope.weight[at] * scale_.inverse[map];
      bias -= static_cast<double>(slope.weight[at]) * scale_.mean[map];
    }
    slope.bias[o] = is_bias_locked(static_cast<std::int64_t>(o)) ? 0.0F : static_cast<float>(bias);
  }
  return slope;
}

double Trainer::largest_stable_rate() const {
  const double factor = rule_.optimiser.kind == Optimiser::kMomentum ? 2.0 * (1.0 + double{kMomentumKept}) : 2.0;
  const auto cin = static_cast<std::ptrdiff_t>(scale_.inverse.size());
  double curvature = 0.0;
  std::optional<FreeNumbers> before;
  for (std::int64_t o = 0; o < loss_.rows().cout(); ++o) {
    FreeNumbers free{.held = {}, .holds_bias = is_bias_locked(o), .added = {}, .decay = rule_.optimiser.decay};
    if (!held_.weight.empty()) free.held.assign(held_.weight.begin() + o * cin, held_.weight.begin() + (o + 1) * cin);
    // Behind a bias that stays, the maps are not centred.
    for (std::int64_t i = 0; free.holds_bias && i < cin; ++i) free.added.push_back(shift(i));
    if (free == before) continue;
    curvature = std::max(curvature, largest_curvature(loss_.rows(), free));
    before = std::move(free);
  }
  return factor / curvature;
}

}  // namespace pw
