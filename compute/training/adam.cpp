#include "compute/training/adam.h"

#include <cassert>
#include <cmath>

#include "compute/training/kernels/adam_kernel.h"

namespace pw {

bool Adam::step(const AdamSettings& settings, const LayerGradient& gradient, PointwiseLayer& layer) {
  assert(gradient.weight.size() == layer.weight.size() && layer.weight.size() == weight_.mean.size());
  assert(gradient.bias.size() == layer.bias.size() && layer.bias.size() == bias_.mean.size());
  const auto finite = [](const std::vector<float>& values) {
    return all_finite(values.data(), static_cast<std::int64_t>(values.size()));
  };
  if (!finite(gradient.weight) || !finite(gradient.bias)) return false;
  ++steps_;
  const double mean_correction = 1.0 / (1.0 - std::pow(double{settings.beta1}, static_cast<double>(steps_)));
  const double square_correction = 1.0 / (1.0 - std::pow(double{settings.beta2}, static_cast<double>(steps_)));
  const auto move = [&](const std::vector<float>& by, Moments& moments, std::vector<float>& values) {
    adam_kernel({by.data(), moments.mean.data(), moments.square.data(), values.data(),
                 static_cast<std::int64_t>(values.size()), settings.beta1, settings.beta2,
                 static_cast<float>(double{settings.rate} * mean_correction), static_cast<float>(square_correction),
                 settings.epsilon});
  };
  move(gradient.weight, weight_, layer.weight);
  move(gradient.bias, bias_, layer.bias);
  return true;
}

}  // namespace pw
