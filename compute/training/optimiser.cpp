#include "compute/training/optimiser.h"

#include <cassert>
#include <cmath>
#include <cstddef>

#include "compute/training/kernels/adam_kernel.h"

namespace pw {
namespace {

constexpr float kBeta1 = 0.9F;
constexpr float kBeta2 = 0.999F;
constexpr float kEpsilon = 1e-8F;

bool is_locked(const std::vector<bool>& locked, std::size_t i) {
  return !locked.empty() && locked[i];
}

// The moment of every parameter, zero for those that are locked.
std::vector<float>& prepared(std::vector<float>& moment, const std::vector<bool>& locked, std::size_t count) {
  moment.resize(count);
  for (std::size_t i = 0; i < locked.size(); ++i) {
    if (locked[i]) moment[i] = 0.0F;
  }
  return moment;
}

void descend(float rate, const std::vector<float>& slope, std::span<float> values) {
  for (std::size_t i = 0; i < values.size(); ++i) values[i] -= rate * slope[i];
}

void adam(float rate, std::int64_t step, const std::vector<float>& slope, Moments& moments, std::span<float> values) {
  const auto correction = [&](float beta) {
    return 1.0 / (1.0 - std::pow(static_cast<double>(beta), static_cast<double>(step)));
  };
  adam_kernel({slope.data(), moments.mean.data(), moments.square.data(), values.data(),
               static_cast<std::int64_t>(values.size()), kBeta1, kBeta2,
               static_cast<float>(static_cast<double>(rate) * correction(kBeta1)),
               static_cast<float>(correction(kBeta2)), kEpsilon});
}

bool is_finite(const std::vector<float>& values) {
  return all_finite(values.data(), static_cast<std::int64_t>(values.size()));
}

}  // namespace

void optimise(const OptimiserSettings& settings, std::int64_t step, std::span<const float> gradient,
              const std::vector<bool>& locked, Moments& moments, std::span<float> values) {
  assert(gradient.size() == values.size() && (locked.empty() || locked.size() == values.size()));
  std::vector<float> slope(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    slope[i] = is_locked(locked, i) ? 0.0F : gradient[i] + settings.decay * values[i];
  }
  if (moments.kind != settings.kind) moments = {{}, {}, settings.kind, step - 1};
  switch (settings.kind) {
    case Optimiser::kSgd:
      return descend(settings.rate, slope, values);
    case Optimiser::kMomentum: {
      std::vector<float>& velocity = prepared(moments.mean, locked, values.size());
      for (std::size_t i = 0; i < values.size(); ++i) velocity[i] = kMomentumKept * velocity[i] + slope[i];
      return descend(settings.rate, velocity, values);
    }
    case Optimiser::kAdam:
      prepared(moments.mean, locked, values.size());
      prepared(moments.square, locked, values.size());
      return adam(settings.rate, step - moments.steps_before, slope, moments, values);
  }
}

bool LayerOptimiser::step(const OptimiserSettings& settings, const LayerGradient& gradient, const LayerLocks& locks,
                          PointwiseLayer& layer) {
  assert(gradient.weight.size() == layer.weight.size() && gradient.bias.size() == layer.bias.size());
  if (!is_finite(gradient.weight) || !is_finite(gradient.bias)) return false;
  ++steps_;
  optimise(settings, steps_, gradient.weight, locks.weight, weight_, layer.weight);
  OptimiserSettings for_bias = settings;
  for_bias.decay = 0.0F;
  optimise(for_bias, steps_, gradient.bias, locks.bias, bias_, layer.bias);
  return true;
}

}  // namespace pw
