#pragma once
// A document with every part, and texts with one change.
#include <algorithm>
#include <limits>
#include <string>
#include <string_view>

#include "app/document/builtin_inputs.h"
#include "app/document_json/labels_json.h"
#include "app/document_json/names.h"
#include "app/document_json/network_json.h"
#include "app/document_json/pointwise_json.h"

namespace pw {

inline std::shared_ptr<const Weights> named_layer(std::int64_t cout, std::int64_t cin, Activation activation) {
  Weights weights;
  weights.parameters = PointwiseLayer(cout, cin);
  for (std::size_t i = 0; i < weights.parameters.weight.size(); ++i)
    weights.parameters.weight[i] = 0.1F * static_cast<float>(i) - 0.3F;
  weights.parameters.bias.back() = -0.0F;
  weights.parameters.activation = activation;
  weights.name = "layer of \"two\" λ8";
  return std::make_shared<const Weights>(std::move(weights));
}

inline std::shared_ptr<const Weights> weights_with_everything() {
  Weights weights = *named_layer(2, 4, Activation::kSoftmax);
  weights.output_names = {"", "road"};
  weights.classes = {std::nullopt, SceneClass::kRoad};
  weights.is_scored = true;
  weights.made_for = ExtractorKind::kFilterbank;
  weights.is_built_in = true;
  weights.is_edited = true;
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  weights.parameters.weight = {0.1F,      -0.0F,       1.0F / 3.0F, 1e-45F, std::numeric_limits<float>::max(),
                               kInfinity, 16777216.0F, -1.5F};
  weights.parameters.bias = {-kInfinity, std::numeric_limits<float>::denorm_min()};
  return std::make_shared<const Weights>(std::move(weights));
}

inline std::shared_ptr<const LabelMap> striped_labels(const Shape& stack) {
  LabelMap labels = LabelMap::of_size(stack);
  labels.classes[0] = 0;
  labels.classes[1] = labels.classes[2] = 8;
  std::fill(labels.classes.begin() + 5, labels.classes.begin() + 8, std::uint8_t{1});
  return std::make_shared<const LabelMap>(std::move(labels));
}

inline Document document_with_everything() {
  Document document = hand_checkable_document();
  document.network = one_layer(weights_with_everything());
  document.pair = Pair{PairCase::kXor,
                       PairInput::kStack,
                       {{named_layer(3, 4, Activation::kRelu), named_layer(1, 3, Activation::kNone)}}};
  document.mask = {{1, 3}, {0, 2}};
  document.labels = striped_labels(document.shape());
  document.locks = std::make_shared<const Locks>(
      Locks{{{{true, true, false, false, false, true, false, false}, {false, true}}}, {{}, {{}, {true}}}});
  document.pokes = {{0, 3, {2, 1}, 0.7F}, {0, 0, {3, 0}, -2.0F}};
  document.decoder = named_layer(4, 2, Activation::kNone);
  document.training = {
      NetworkId::kPair, Optimiser::kAdam, TrainingLoss::kSquared, 0.1, 1e-300, UINT64_MAX, true, false, true};
  document.source = {FileSource{"maps/Größe 1.npy", "00ff", AxisOrder::kNhwc}, ExtractorKind::kFilterbank,
                     PhotoSize::kCrop};
  return document;
}

inline Selection selection_of_all_kinds() {
  Selection selection;
  selection.map = 2;
  selection.maps = {1, 2};
  selection.output = 1;
  selection.position = {3, 2};
  selection.view = "two_layers";
  selection.tab = "hidden";
  selection.mode = MapsMode::kStack3d;
  selection.order = MapsOrder::kMatter;
  selection.added = 3;
  selection.probe = {ProbeOf::kMean, ProbeSort::kSize};
  selection.matrix = {CodeKind::kPytorch, 0.5F};
  selection.camera = {30.0F, 45.5F, 2.0F};
  selection.brush = {BrushTool::kFill, 3, 7};
  selection.speed = TrainingSpeed::kAll;
  selection.decode = {DecodeFrom::kPca, 7, DecodeWhich::kStrongest, DecodeSort::kSize, true};
  selection.compare = {ComparisonScope::kThisStack, true, 12};
  selection.poke = {PokeKernel::kFive, 2, false, true, true, true, Position{31, 9}};
  selection.pair = {1, 4, 6, true, Position{8, 9}};
  return selection;
}

inline Display display_of_all_kinds() {
  Display display{ThemeKind::kProjector,
                  AxisOrder::kNchw,
                  RangeMode::kSymmetric,
                  true,
                  OverlayMode::kColour,
                  0.3F,
                  true,
                  true,
                  true,
                  true,
                  true,
                  {}};
  display.pinned = PinnedScales{{{-0.1F, 0.2F}, {0.0F, 5.0F}}, 0.25F, 2.0F};
  return display;
}

inline std::string text_with_everything() {
  return write_json(document_with_everything(), selection_of_all_kinds(), display_of_all_kinds());
}

// The text with the first `from` replaced; empty if there is none.
inline std::string with_replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  return at == std::string::npos ? "" : text.replace(at, from.size(), to);
}

// The error message; empty if the text can be read.
inline std::string refusal(std::string_view text) {
  const auto read = read_json("a.json", text);
  return read ? "" : read.error().message();
}

}  // namespace pw
