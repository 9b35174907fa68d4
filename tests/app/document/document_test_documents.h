#pragma once
// Small documents with every optional part.
#include <memory>
#include <string>
#include <utility>

#include "app/document/builtin_inputs.h"
#include "app/document/document.h"

namespace pw::test {

// All values differ.
inline std::shared_ptr<const InputStack> stack_of(const Shape& shape) {
  FeatureMaps features;
  features.maps = Tensor(shape);
  float value = 0.0F;
  for (std::int64_t n = 0; n < shape.n; ++n) {
    for (std::int64_t c = 0; c < shape.c; ++c) {
      for (float& at : features.maps.plane(n, c)) at = value += 0.25F;
    }
  }
  return make_input_stack(std::move(features));
}

inline std::shared_ptr<const Weights> weights_of(std::int64_t cout, std::int64_t cin,
                                                 Activation activation = Activation::kNone) {
  Weights weights;
  weights.parameters = PointwiseLayer(cout, cin);
  for (std::size_t i = 0; i < weights.parameters.weight.size(); ++i)
    weights.parameters.weight[i] = static_cast<float>(i % 7) - 2.5F;
  for (std::size_t i = 0; i < weights.parameters.bias.size(); ++i)
    weights.parameters.bias[i] = static_cast<float>(i) * 0.5F;
  weights.parameters.activation = activation;
  weights.name = "of a test";
  return std::make_shared<const Weights>(std::move(weights));
}

// Three outputs, the second of which is the road.
inline std::shared_ptr<const Weights> road_weights(std::int64_t cin) {
  Weights weights = *weights_of(3, cin);
  weights.output_names = {"other", "road", "sky"};
  weights.classes = {std::nullopt, SceneClass::kRoad, SceneClass::kSky};
  weights.is_scored = true;
  return std::make_shared<const Weights>(std::move(weights));
}

inline std::shared_ptr<const Image> picture_of(int width, int height) {
  Image image;
  image.width = width;
  image.height = height;
  for (int i = 0; i < width * height * 3; ++i) image.rgb8.push_back(static_cast<std::uint8_t>(i * 7 % 256));
  return std::make_shared<const Image>(std::move(image));
}

inline std::shared_ptr<const GroundTruth> ground_truth_of(int width, int height) {
  return std::make_shared<const GroundTruth>(static_cast<std::size_t>(width * height), std::uint8_t{1});
}

// A 4-map stack of 3 rows x 5 columns with a picture, three outputs, and everything else.
inline Document full_document() {
  Document document;
  document.picture = picture_of(10, 6);
  document.ground_truth = ground_truth_of(10, 6);
  document.input = stack_of({1, 4, 3, 5});
  document.network = one_layer(road_weights(4));
  document.pair = Pair{PairCase::kAbs, PairInput::kPicture, {{weights_of(2, 3, Activation::kRelu), weights_of(1, 2)}}};
  document.mask = {{1}, {0, 2}};
  LabelMap labels = LabelMap::of_size(document.shape());
  labels.classes[0] = 0;
  labels.classes[3] = labels.classes[4] = 2;
  document.labels = std::make_shared<const LabelMap>(std::move(labels));
  Locks locks = with_lock({}, document.network, weight_id(2, 3), true);
  locks = with_lock(locks, document.network, bias_id(0), true);
  document.locks =
      std::make_shared<const Locks>(with_lock(locks, document.pair->network, {NetworkId::kPair, 1, 0, 1}, true));
  document.pokes = {{0, 3, {4, 2}, 9.0F}};
  document.decoder = weights_of(4, 3);
  document.training.rate = 0.5;
  document.source.from = SceneSource{7, Weather::kDay};
  return document;
}

}  // namespace pw::test
