#include "app/pairs/fitted_pairs.h"

#include <algorithm>
#include <array>

#include "app/document/truth_labels.h"
#include "app/pairs/pair_cases.h"
#include "compute/fitting/class_layer.h"
#include "compute/io/models/layer_file.h"
#include "compute/layer/pointwise_forward.h"
#include "compute/reduction/reconstruction.h"

namespace pw {
namespace {

constexpr std::array kRoadPairClasses = {SceneClass::kSky, SceneClass::kVegetation, SceneClass::kTerrain,
                                         SceneClass::kRoad};
static_assert(kRoadPairClasses.size() == kRoadPairHidden);
constexpr double kReadoutRidgeOfPair = 1e-3;

Weights named_layer(PointwiseLayer parameters, std::string name) {
  Weights weights;
  weights.parameters = std::move(parameters);
  weights.name = std::move(name);
  weights.is_built_in = true;
  return weights;
}

Expected<PointwiseLayer> head(const std::string& name, std::int64_t cin, std::int64_t cout,
                              const std::string& assets_folder) {
  const std::string path = fmt::format("{}/learned/{}", assets_folder, name);
  auto layer = read_layer(path + "_weights.npy", path + "_bias.npy", cin);
  if (layer && layer->cout != cout)
    return fail(path + "_weights.npy", "has {} filters instead of {}", layer->cout, cout);
  return layer;
}

// A softmax does not see what all rows have in common: it is taken off.
PointwiseLayer head_rows(const PointwiseLayer& classes) {
  PointwiseLayer layer(static_cast<std::int64_t>(kRoadPairClasses.size()), classes.cin);
  layer.activation = Activation::kRelu;
  const auto mean_over_rows = [&](const auto& value_of) {
    double sum = 0.0;
    for (std::int64_t o = 0; o < classes.cout; ++o) sum += static_cast<double>(value_of(o));
    return sum / static_cast<double>(classes.cout);
  };
  const auto row_of = [](std::int64_t j) {
    return static_cast<std::int64_t>(kRoadPairClasses[static_cast<std::size_t>(j)]);
  };
  for (std::int64_t i = 0; i < classes.cin; ++i) {
    const double mean = mean_over_rows([&](std::int64_t o) { return classes.w(o, i); });
    for (std::int64_t j = 0; j < layer.cout; ++j)
      layer.w(j, i) = static_cast<float>(static_cast<double>(classes.w(row_of(j), i)) - mean);
  }
  const auto bias_of = [&](std::int64_t o) { return classes.bias[static_cast<std::size_t>(o)]; };
  for (std::int64_t j = 0; j < layer.cout; ++j)
    layer.bias[static_cast<std::size_t>(j)] =
        static_cast<float>(static_cast<double>(bias_of(row_of(j))) - mean_over_rows(bias_of));
  return layer;
}

Tensor hidden_maps(TensorView x, const PointwiseLayer& layer) {
  Tensor hidden({x.shape.n, layer.cout, x.shape.h, x.shape.w});
  pointwise_forward(x, layer, hidden.view());
  return hidden;
}

// By position: 1 is road, 0 is not, any other number is neither.
std::vector<std::uint8_t> road_labels(const Document& document, const Weights& meaning, const PointwiseLayer& road) {
  if (document.ground_truth != nullptr && document.picture != nullptr) {
    auto labels = truth_labels(*document.ground_truth, *document.picture, meaning, document.shape());
    if (!labels.empty()) return labels;
  }
  const TensorView x = document.input->features.maps.view();
  const Tensor sums = pointwise_sums(x, road);
  std::vector<std::uint8_t> labels;
  for (std::int64_t n = 0; n < x.shape.n; ++n) {
    const auto other = sums.plane(n, 0), is_road = sums.plane(n, 1);
    for (std::size_t p = 0; p < other.size(); ++p) labels.push_back(is_road[p] > other[p] ? 1 : 0);
  }
  return labels;
}

// Two images for each, the hidden maps after the ReLU and before it: one read-out for both.
Tensor with_and_without_relu(TensorView x, const PointwiseLayer& layer) {
  const Tensor after = hidden_maps(x, layer);
  const Shape& shape = after.shape();
  const Tensor before = pointwise_sums(x, layer);
  Tensor both({2 * shape.n, shape.c, shape.h, shape.w});
  for (std::int64_t n = 0; n < shape.n; ++n) {
    for (std::int64_t j = 0; j < shape.c; ++j) {
      std::ranges::copy(after.plane(n, j), both.plane(n, j).begin());
      std::ranges::copy(before.plane(n, j), both.plane(shape.n + n, j).begin());
    }
  }
  return both;
}

Expected<Pair> road_pair(const Document& document, const std::string& assets_folder, const Progress* progress) {
  const std::int64_t cin = document.shape().c;
  const auto classes = head("classes", cin, kSceneClasses, assets_folder);
  if (!classes) return Unexpected(classes.error());
  const auto road = head("road", cin, 2, assets_folder);
  if (!road) return Unexpected(road.error());
  Weights hidden = named_layer(head_rows(*classes), "four rows of the class head");
  for (const SceneClass kind : kRoadPairClasses) {
    hidden.output_names.emplace_back(scene_class_name(kind));
    hidden.classes.emplace_back(kind);
  }
  hidden.made_for = ExtractorKind::kLearned;
  Weights output = named_layer(PointwiseLayer(2, hidden.parameters.cout), "road from four hidden maps");
  output.output_names = {"not road", "road"};
  output.classes = {std::nullopt, SceneClass::kRoad};
  output.is_scored = true;
  output.made_for = ExtractorKind::kLearned;
  std::vector<std::uint8_t> labels = road_labels(document, output, *road);
  const std::vector<std::uint8_t> once = labels;
  labels.insert(labels.end(), once.begin(), once.end());
  const Tensor maps = with_and_without_relu(document.input->features.maps.view(), hidden.parameters);
  output.parameters = fit_class_layer(maps.view(), labels, 2, kReadoutRidgeOfPair, progress);
  return Pair{
      PairCase::kRoad,
      PairInput::kStack,
      {{std::make_shared<const Weights>(std::move(hidden)), std::make_shared<const Weights>(std::move(output))}}};
}

Pair narrow_pair(const Document& document) {
  PointwiseLayer components = principal_layer(*make_stack_model(document.input->features.maps.view()), 2);
  components.activation = Activation::kRelu;
  Weights hidden = named_layer(std::move(components), "two principal components");
  hidden.output_names = {"PC 1", "PC 2"};
  PointwiseLayer same(2, 2);
  same.w(0, 0) = same.w(1, 1) = 1.0F;
  Weights output = named_layer(std::move(same), "passes both on");
  output.output_names = hidden.output_names;
  return {PairCase::kNarrow,
          PairInput::kStack,
          {{std::make_shared<const Weights>(std::move(hidden)), std::make_shared<const Weights>(std::move(output))}}};
}

}  // namespace

Expected<Pair> fitted_pair(PairCase example, const Document& document, const std::string& assets_folder,
                           const Progress* progress) {
  if (const std::string problem = pair_case_problem(example, document); !problem.empty())
    return fail("", "This example {}", problem);
  if (example == PairCase::kRoad) return road_pair(document, assets_folder, progress);
  if (example == PairCase::kNarrow) return narrow_pair(document);
  return made_pair(example, document);
}

}  // namespace pw
