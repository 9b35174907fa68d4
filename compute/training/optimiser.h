#pragma once
// Steps of gradient descent on the parameters of a layer.
#include <cstdint>
#include <span>
#include <vector>

#include "compute/layer/pointwise_layer.h"
#include "compute/training/gradient_sum.h"

namespace pw {

enum class Optimiser {
  kSgd,       // value -= rate * g
  kMomentum,  // v = 0.9 v + g; value -= rate * v (Polyak, "Some methods of speeding up the convergence …", 1964)
  kAdam,      // Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015; beta 0.9 and 0.999
};

// What `v` keeps of its last value.
inline constexpr float kMomentumKept = 0.9F;

struct OptimiserSettings {
  Optimiser kind = Optimiser::kSgd;
  float rate = 3e-4F;
  float decay = 0.0F;  // L2, of weights only: g = dL/dw + decay * w
  bool operator==(const OptimiserSettings&) const = default;
};

// Parameters of one layer that training must not change: a bit per parameter. Empty: none is locked.
struct LayerLocks {
  std::vector<bool> weight;  // [cout][cin]
  std::vector<bool> bias;    // [cout]
  bool operator==(const LayerLocks&) const = default;
};

// What an optimiser remembers about each parameter of an array; empty where it needs nothing. One kind has no use for
// what another remembers: it begins anew.
struct Moments {
  std::vector<float> mean, square;
  Optimiser kind = Optimiser::kSgd;  // whose they are
  std::int64_t steps_before = 0;     // it began
  bool operator==(const Moments&) const = default;
};

// Takes step number `step`, the first being 1. A locked parameter keeps its value bit for bit, and what is remembered
// about it is forgotten. `locked` is empty or as long as the others. The gradient must be finite.
void optimise(const OptimiserSettings& settings, std::int64_t step, std::span<const float> gradient,
              const std::vector<bool>& locked, Moments& moments, std::span<float> values);

// An optimiser for one layer, with what it remembers from step to step. Copies continue on their own.
class LayerOptimiser {
 public:
  // Updates the layer's parameters. Returns false, and changes nothing, if the gradient is not finite.
  bool step(const OptimiserSettings& settings, const LayerGradient& gradient, const LayerLocks& locks,
            PointwiseLayer& layer);
  std::int64_t steps() const { return steps_; }
  bool operator==(const LayerOptimiser&) const = default;

 private:
  std::int64_t steps_ = 0;
  Moments weight_;
  Moments bias_;
};

}  // namespace pw
