#include "compute/training/stack_units.h"

#include <utility>

namespace pw {
namespace {

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

}  // namespace

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

LayerLocks StackUnits::held(std::int64_t cout) const {
  LayerLocks held = locks_;
  const std::size_t cin = scale_.inverse.size();
  for (std::size_t i = 0; i < cin; ++i) {
    if (scale_.inverse[i] != 0.0F) continue;
    held.weight.resize(static_cast<std::size_t>(cout) * cin);
    for (std::size_t o = 0; o < static_cast<std::size_t>(cout); ++o) held.weight[o * cin + i] = true;
  }
  return held;
}

void StackUnits::start(PointwiseLayer standard, StandardLayer& state) const {
  state.layer = in_units_of_stack(standard, scale_);
  state.standard = std::move(standard);
  state.set_layer = state.layer;
  state.set_standard = state.standard;
}

void StackUnits::set(const PointwiseLayer& layer, StandardLayer& state) const {
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

void StackUnits::keep_locked_biases(StandardLayer& state) const {
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

void StackUnits::follow_locked_biases(LayerGradient& gradient) const {
  const std::size_t cin = scale_.inverse.size();
  for (std::size_t o = 0; o < gradient.bias.size(); ++o) {
    if (!is_bias_locked(static_cast<std::int64_t>(o))) continue;
    for (std::size_t i = 0; i < cin; ++i)
      gradient.weight[o * cin + i] += shift(static_cast<std::int64_t>(i)) * gradient.bias[o];
  }
}

void StackUnits::update(StandardLayer& state) const {
  state.layer = folded(state);
}

// Depends on what was set and on where training is, not on the way there.
PointwiseLayer StackUnits::folded(const StandardLayer& state) const {
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

LayerGradient StackUnits::slope(LayerGradient slope) const {
  const LayerLocks held = this->held(static_cast<std::int64_t>(slope.bias.size()));
  const auto cin = static_cast<std::int64_t>(scale_.inverse.size());
  for (std::size_t o = 0; o < slope.bias.size(); ++o) {
    double bias = slope.bias[o];
    for (std::int64_t i = 0; i < cin; ++i) {
      const auto map = static_cast<std::size_t>(i);
      const std::size_t at = o * static_cast<std::size_t>(cin) + map;
      const bool is_held = !held.weight.empty() && held.weight[at];
      slope.weight[at] = is_held ? 0.0F : slope.weight[at] * scale_.inverse[map];
      bias -= static_cast<double>(slope.weight[at]) * scale_.mean[map];
    }
    slope.bias[o] = is_bias_locked(static_cast<std::int64_t>(o)) ? 0.0F : static_cast<float>(bias);
  }
  return slope;
}

}  // namespace pw
