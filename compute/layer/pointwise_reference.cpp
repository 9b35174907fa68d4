#include "compute/layer/pointwise_reference.h"

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

void softmax(std::vector<double>& values) {
  const double largest = *std::max_element(values.begin(), values.end());
  double total = 0.0;
  for (double& value : values) total += value = std::exp(value - largest);
  for (double& value : values) value /= total;
}

void activate(Activation activation, std::vector<double>& position) {
  switch (activation) {
    case Activation::kNone:
      return;
    case Activation::kRelu:
      for (double& value : position) value = value < 0.0 ? 0.0 : value;
      return;
    case Activation::kSigmoid:
      for (double& value : position) value = 1.0 / (1.0 + std::exp(-value));
      return;
    case Activation::kSoftmax:
      softmax(position);
      return;
  }
}

}  // namespace

ReferenceOutputs pointwise_reference(TensorView in, const PointwiseLayer& layer) {
  const std::int64_t pixels = in.shape.pixels();
  const auto size = static_cast<std::size_t>(in.shape.n * layer.cout * pixels);
  ReferenceOutputs out{std::vector<double>(size), std::vector<double>(size)};
  std::vector<double> position(static_cast<std::size_t>(layer.cout));
  for (std::int64_t n = 0; n < in.shape.n; ++n) {
    for (std::int64_t p = 0; p < pixels; ++p) {
      const auto at = [&](std::int64_t o) { return static_cast<std::size_t>((n * layer.cout + o) * pixels + p); };
      for (std::int64_t o = 0; o < layer.cout; ++o) {
        double sum = layer.bias[static_cast<std::size_t>(o)];
        double magnitude = std::fabs(sum);
        for (std::int64_t i = 0; i < layer.cin; ++i) {
          const double term = double{layer.w(o, i)} * double{in.plane(n, i)[static_cast<std::size_t>(p)]};
          sum += term;
          magnitude += std::fabs(term);
        }
        position[static_cast<std::size_t>(o)] = sum;
        out.magnitude[at(o)] = magnitude;
      }
      if (layer.cout > 0) activate(layer.activation, position);
      for (std::int64_t o = 0; o < layer.cout; ++o) out.value[at(o)] = position[static_cast<std::size_t>(o)];
    }
  }
  return out;
}

}  // namespace pw
