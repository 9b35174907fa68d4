#pragma once
// Reference outputs of networks, in double precision.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <random>
#include <utility>
#include <vector>

#include "app/document/document.h"
#include "app/session/outputs.h"

namespace pw::test {

inline constexpr double kClose = 2e-5;

inline std::shared_ptr<const InputStack> random_stack(const Shape& shape, unsigned seed = 3) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal;
  FeatureMaps features;
  features.maps = Tensor(shape);
  for (std::int64_t n = 0; n < shape.n; ++n) {
    for (std::int64_t c = 0; c < shape.c; ++c) {
      for (float& value : features.maps.plane(n, c)) value = normal(random);
    }
  }
  return make_input_stack(std::move(features));
}

inline std::shared_ptr<const Weights> random_weights(std::int64_t cout, std::int64_t cin,
                                                     Activation activation = Activation::kNone, unsigned seed = 5) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal;
  Weights weights;
  weights.parameters = PointwiseLayer(cout, cin);
  for (float& weight : weights.parameters.weight) weight = normal(random);
  for (float& bias : weights.parameters.bias) bias = normal(random);
  weights.parameters.activation = activation;
  weights.name = "random";
  return std::make_shared<const Weights>(std::move(weights));
}

inline Document random_document(const Shape& shape, std::int64_t cout) {
  Document document;
  document.input = random_stack(shape);
  document.network = one_layer(random_weights(cout, shape.c));
  return document;
}

inline void activate(Activation activation, std::vector<double>& values) {
  if (activation == Activation::kRelu) {
    for (double& value : values) value = value < 0.0 ? 0.0 : value;
  } else if (activation == Activation::kSigmoid) {
    for (double& value : values) value = 1.0 / (1.0 + std::exp(-value));
  } else if (activation == Activation::kSoftmax) {
    const double largest = *std::ranges::max_element(values);
    double total = 0.0;
    for (double& value : values) total += value = std::exp(value - largest);
    for (double& value : values) value /= total;
  }
}

// At one position: takes the previous layer's values, returns this layer's.
inline std::vector<double> layer_values(const PointwiseLayer& layer, const std::vector<double>& in) {
  std::vector<double> out(layer.bias.begin(), layer.bias.end());
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    for (std::int64_t i = 0; i < layer.cin; ++i)
      out[static_cast<std::size_t>(o)] += double{layer.w(o, i)} * in[static_cast<std::size_t>(i)];
  }
  activate(layer.activation, out);
  return out;
}

// The largest |value - reference| / (1 + |reference|) over all outputs of all layers; infinite if the shapes differ.
inline double error_of(const NetworkOutputs& outputs, const InputStack& in, const Network& network, const Mask& mask) {
  if (!outputs.fits(in.shape(), network)) return HUGE_VAL;
  double largest = 0.0;
  for (std::int64_t n = 0; n < in.shape().n; ++n) {
    for (std::int64_t p = 0; p < in.shape().pixels(); ++p) {
      const auto at = static_cast<std::size_t>(p);
      std::vector<double> values;
      for (std::int64_t c = 0; c < in.shape().c; ++c) values.push_back(double{in.features.maps.plane(n, c)[at]});
      for (std::int64_t i = 0; i < network.depth(); ++i) {
        const PointwiseLayer& layer = network.layer(i).parameters;
        values = layer_values(i == 0 ? effective(layer, mask) : layer, values);
        for (std::int64_t o = 0; o < layer.cout; ++o) {
          const double want = values[static_cast<std::size_t>(o)];
          const double error = std::fabs(double{outputs.layer(i).values().plane(n, o)[at]} - want);
          // Also catches NaN.
          if (!(error / (1.0 + std::fabs(want)) <= largest)) largest = error / (1.0 + std::fabs(want));
        }
      }
    }
  }
  return largest;
}

// Whether the ranges match the values.
inline bool ranges_are_right(const NetworkOutputs& outputs, const Network& network) {
  for (std::int64_t i = 0; i < network.depth(); ++i) {
    const auto want = output_ranges(outputs.layer(i).values());
    const Shape& shape = outputs.layer(i).values().shape();
    for (std::int64_t n = 0; n < shape.n; ++n) {
      for (std::int64_t o = 0; o < shape.c; ++o) {
        if (outputs.layer(i).of(n, o) != want[static_cast<std::size_t>(n * shape.c + o)]) return false;
      }
    }
  }
  return true;
}

}  // namespace pw::test
