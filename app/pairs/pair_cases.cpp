#include "app/pairs/pair_cases.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "app/document/builtin_inputs.h"
#include "app/document/pair_input.h"
#include "compute/core/random.h"

namespace pw {
namespace {

constexpr std::uint64_t kEqualSeed = 1, kEqualStream = 0x657175616c;
constexpr float kEqualOutgoing = 0.5F;
constexpr std::int64_t kEqualHidden = 2;
constexpr float kNudge = 0.01F;  // of the largest weight

Pair pair_of(PairCase example, PairInput input, PointwiseLayer first, PointwiseLayer second) {
  first.activation = Activation::kRelu;
  Weights hidden, output;
  hidden.parameters = std::move(first);
  hidden.name = "layer 1 of two";
  output.parameters = std::move(second);
  output.name = "layer 2 of two";
  hidden.is_built_in = output.is_built_in = true;
  return {example,
          input,
          {{std::make_shared<const Weights>(std::move(hidden)), std::make_shared<const Weights>(std::move(output))}}};
}

// The two maps of which |a − b| and max are taken.
struct TwoMaps {
  PairInput input = PairInput::kPicture;
  std::int64_t cin = 3, a = 0;
  std::optional<std::int64_t> b = 2;  // absent, as if 0: there is only one map
};

TwoMaps two_maps(const Document& document) {
  if (document.picture != nullptr) return {};
  const std::int64_t cin = document.shape().c;
  return {PairInput::kStack, cin, 0, cin > 1 ? std::optional<std::int64_t>(1) : std::nullopt};
}

// relu(a − b) + relu(b − a)
Pair absolute_difference(const Document& document) {
  const TwoMaps maps = two_maps(document);
  PointwiseLayer first(2, maps.cin), second(1, 2);
  first.w(0, maps.a) = 1.0F;
  first.w(1, maps.a) = -1.0F;
  if (maps.b) {
    first.w(0, *maps.b) = -1.0F;
    first.w(1, *maps.b) = 1.0F;
  }
  second.weight = {1.0F, 1.0F};
  return pair_of(PairCase::kAbs, maps.input, std::move(first), std::move(second));
}

// relu(a − b) + relu(b), where b ≥ 0
Pair larger_of_two(const Document& document) {
  const TwoMaps maps = two_maps(document);
  PointwiseLayer first(2, maps.cin), second(1, 2);
  first.w(0, maps.a) = 1.0F;
  if (maps.b) {
    first.w(0, *maps.b) = -1.0F;
    first.w(1, *maps.b) = 1.0F;
  }
  second.weight = {1.0F, 1.0F};
  return pair_of(PairCase::kMax, maps.input, std::move(first), std::move(second));
}

// Of "cross", which is 0 or 1, and "chequers", which is 0 or 2: relu(c + h) − 2 relu(c + h − 1) with h its half.
Pair exclusive_or() {
  PointwiseLayer first(2, 4), second(1, 2);
  first.weight = {0.0F, 1.0F, 0.0F, 0.5F, 0.0F, 1.0F, 0.0F, 0.5F};
  first.bias = {0.0F, -1.0F};
  second.weight = {1.0F, -2.0F};
  return pair_of(PairCase::kXor, PairInput::kNumbers, std::move(first), std::move(second));
}

// Both filters the same random one, of the maps brought to mean 0 and deviation 1.
PointwiseLayer two_equal_filters(const InputStack& input) {
  const std::int64_t cin = input.shape().c;
  PointwiseLayer layer(kEqualHidden, cin);
  Random random(kEqualSeed, kEqualStream);
  double bias = 0.0;
  for (std::int64_t i = 0; i < cin; ++i) {
    const float drawn = random.normal(1.0F);
    const PlaneStatistics& map = input.of(0, i);
    const bool counts = map.finite == input.shape().pixels() && map.std > 1e-6;
    const double weight = counts ? static_cast<double>(drawn) / (map.std * std::sqrt(static_cast<double>(cin))) : 0.0;
    layer.w(0, i) = layer.w(1, i) = static_cast<float>(weight);
    bias -= weight * map.mean;
  }
  layer.bias = {static_cast<float>(bias), static_cast<float>(bias)};
  return layer;
}

// On the stack, with the outputs of the document's network, so that it can be trained with the same labels.
Pair equal_filters(const Document& document) {
  const Weights& network = document.weights();
  PointwiseLayer second = equal_outgoing(network.parameters.cout);
  Pair pair = pair_of(PairCase::kEqual, PairInput::kStack, two_equal_filters(*document.input), std::move(second));
  if (network.is_on_other_maps) return pair;
  auto output = std::make_shared<Weights>(*pair.network.layers[1]);
  output->output_names = network.output_names;
  output->classes = network.classes;
  output->is_scored = network.is_scored;
  output->made_for = network.made_for;
  pair.network.layers[1] = std::move(output);
  return pair;
}

bool can_have_road_pair(const Document& document) {
  return pair_case_problem(PairCase::kRoad, document).empty();
}

}  // namespace

PointwiseLayer equal_outgoing(std::int64_t outputs) {
  PointwiseLayer layer(outputs, kEqualHidden);
  for (std::int64_t o = 0; o < layer.cout; ++o)
    layer.w(o, 0) = layer.w(o, 1) = o % 2 == 0 ? -kEqualOutgoing : kEqualOutgoing;
  return layer;
}

std::string pair_case_problem(PairCase example, const Document& document) {
  switch (example) {
    case PairCase::kRoad:
      return document.source.extractor == ExtractorKind::kLearned ? "" : "needs the learned maps of a picture";
    case PairCase::kNarrow:
      return document.shape().c >= 2 ? "" : "needs a stack of at least two maps";
    case PairCase::kAbs:
    case PairCase::kMax:
    case PairCase::kXor:
    case PairCase::kEqual:
      break;
  }
  return "";
}

std::int64_t hidden_maps_to_come(const Document& document) {
  return can_have_road_pair(document) ? kRoadPairHidden : kEqualHidden;
}

std::string no_pair_yet(const Document& document) {
  return can_have_road_pair(document) ? "No pair yet: Train makes the road pair"
                                      : "No pair yet: Train begins with two equal filters";
}

bool is_fitted(PairCase example) {
  return example == PairCase::kRoad || example == PairCase::kNarrow;
}

Pair made_pair(PairCase example, const Document& document) {
  assert(!is_fitted(example));
  switch (example) {
    case PairCase::kMax:
      return larger_of_two(document);
    case PairCase::kXor:
      return exclusive_or();
    case PairCase::kEqual:
      return equal_filters(document);
    default:
      return absolute_difference(document);
  }
}

Pair shown_pair(const Document& document) {
  return document.pair ? *document.pair : made_pair(PairCase::kAbs, document);
}

bool is_as_made(const Pair& pair) {
  const auto is_edited = [](const auto& weights) { return weights->is_edited; };
  return std::ranges::none_of(pair.network.layers, is_edited) &&
         pair.network.layer(0).parameters.activation == Activation::kRelu &&
         pair.network.layer(1).parameters.activation == Activation::kNone;
}

Pair with_hidden_maps(Pair pair, std::int64_t count) {
  const std::int64_t now = pair.network.layer(0).parameters.cout;
  if (now == count) return pair;
  auto hidden = std::make_shared<Weights>(pair.network.layer(0));
  auto output = std::make_shared<Weights>(pair.network.layer(1));
  const PointwiseLayer first = hidden->parameters, second = output->parameters;
  hidden->parameters = PointwiseLayer(count, first.cin);
  hidden->parameters.activation = first.activation;
  output->parameters = PointwiseLayer(second.cout, count);
  output->parameters.activation = second.activation;
  output->parameters.bias = second.bias;
  for (std::int64_t j = 0; j < std::min(now, count); ++j) {
    for (std::int64_t i = 0; i < first.cin; ++i) hidden->parameters.w(j, i) = first.w(j, i);
    hidden->parameters.bias[static_cast<std::size_t>(j)] = first.bias[static_cast<std::size_t>(j)];
    for (std::int64_t o = 0; o < second.cout; ++o) output->parameters.w(o, j) = second.w(o, j);
  }
  const auto kept = static_cast<std::size_t>(count);
  if (hidden->output_names.size() > kept) hidden->output_names.resize(kept);
  if (hidden->classes.size() > kept) hidden->classes.resize(kept);
  hidden->is_edited = output->is_edited = true;
  pair.network.layers = {std::move(hidden), std::move(output)};
  return pair;
}

Pair with_nudge(Pair pair) {
  const PointwiseLayer& layer = pair.network.layer(0).parameters;
  float largest = 0.0F;
  std::int64_t at = 0;
  for (std::int64_t i = 0; i < layer.cin; ++i) {
    const float size = std::fabs(layer.w(1, i));
    if (std::isfinite(size) && size > largest) {
      largest = size;
      at = i;
    }
  }
  const float step = largest > 0.0F ? kNudge * largest : kNudge;
  pair.network = with_parameter(pair.network, {NetworkId::kPair, 0, 1, at}, layer.w(1, at) + step);
  return pair;
}

}  // namespace pw
