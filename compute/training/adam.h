#pragma once
// Adam: Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015.
#include <cstdint>
#include <vector>

#include "compute/layer/pointwise_layer.h"
#include "compute/training/layer_gradient.h"

namespace pw {

struct AdamSettings {
  float rate = 0.01F;
  float beta1 = 0.9F;
  float beta2 = 0.999F;
  float epsilon = 1e-8F;
};

// Keeps the moments of one layer's gradients from step to step.
class Adam {
 public:
  Adam(std::int64_t cout, std::int64_t cin) : weight_(cout * cin), bias_(cout) {}

  // Updates the layer's parameters. Returns false, and changes nothing, if the gradient is not finite.
  bool step(const AdamSettings& settings, const LayerGradient& gradient, PointwiseLayer& layer);
  std::int64_t steps() const { return steps_; }

 private:
  struct Moments {
    explicit Moments(std::int64_t count)
        : mean(static_cast<std::size_t>(count)), square(static_cast<std::size_t>(count)) {}
    std::vector<float> mean, square;
  };

  std::int64_t steps_ = 0;
  Moments weight_;
  Moments bias_;
};

}  // namespace pw
