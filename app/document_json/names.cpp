#include "app/document_json/names.h"

#include <array>

namespace pw {
namespace {

// For enumerations that already have a function for their names.
template <class Kinds, class Kind = typename Kinds::value_type>
std::span<const EnumName<Kind>> names_by(const Kinds& kinds, const char* (*name_of)(Kind)) {
  static const auto names = [&] {
    std::array<EnumName<Kind>, std::tuple_size_v<Kinds>> made{};
    for (std::size_t i = 0; i < made.size(); ++i) made[i] = {kinds[i], name_of(kinds[i])};
    return made;
  }();
  return names;
}

}  // namespace

std::span<const EnumName<Activation>> names_of(Activation) {
  return names_by(kActivations, activation_name);
}

std::span<const EnumName<SceneClass>> names_of(SceneClass) {
  static constexpr auto kAll = [] {
    std::array<SceneClass, kSceneClasses> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<SceneClass>(i);
    return all;
  }();
  return names_by(kAll, scene_class_name);
}

std::span<const EnumName<Weather>> names_of(Weather) {
  static constexpr EnumName<Weather> kNames[] = {
      {Weather::kDay, "day"}, {Weather::kNight, "night"}, {Weather::kFog, "fog"}, {Weather::kSnow, "snow"}};
  return kNames;
}

std::span<const EnumName<AxisOrder>> names_of(AxisOrder) {
  return names_by(kAxisOrders, axis_order_name);
}

std::span<const EnumName<ExtractorKind>> names_of(ExtractorKind) {
  return names_by(kExtractorKinds, extractor_name);
}

std::span<const EnumName<PhotoSize>> names_of(PhotoSize) {
  static constexpr EnumName<PhotoSize> kNames[] = {
      {PhotoSize::kNative, "native"}, {PhotoSize::kFit, "fit"}, {PhotoSize::kCrop, "crop"}};
  return kNames;
}

std::span<const EnumName<NetworkId>> names_of(NetworkId) {
  static constexpr EnumName<NetworkId> kNames[] = {{NetworkId::kNetwork, "network"}, {NetworkId::kPair, "pair"}};
  return kNames;
}

std::span<const EnumName<PairCase>> names_of(PairCase) {
  static constexpr EnumName<PairCase> kNames[] = {{PairCase::kAbs, "abs"},   {PairCase::kMax, "max"},
                                                  {PairCase::kRoad, "road"}, {PairCase::kNarrow, "narrow"},
                                                  {PairCase::kXor, "xor"},   {PairCase::kEqual, "equal"}};
  return kNames;
}

std::span<const EnumName<PairInput>> names_of(PairInput) {
  static constexpr EnumName<PairInput> kNames[] = {
      {PairInput::kPicture, "picture"}, {PairInput::kStack, "stack"}, {PairInput::kNumbers, "numbers"}};
  return kNames;
}

std::span<const EnumName<Optimiser>> names_of(Optimiser) {
  static constexpr EnumName<Optimiser> kNames[] = {
      {Optimiser::kSgd, "sgd"}, {Optimiser::kMomentum, "momentum"}, {Optimiser::kAdam, "adam"}};
  return kNames;
}

std::span<const EnumName<TrainingLoss>> names_of(TrainingLoss) {
  static constexpr EnumName<TrainingLoss> kNames[] = {{TrainingLoss::kCrossEntropy, "cross_entropy"},
                                                      {TrainingLoss::kSquared, "squared"}};
  return kNames;
}

std::span<const EnumName<MapsMode>> names_of(MapsMode) {
  static constexpr EnumName<MapsMode> kNames[] = {{MapsMode::kInputs, "inputs"},
                                                  {MapsMode::kPosition, "position"},
                                                  {MapsMode::kProducts, "products"},
                                                  {MapsMode::kMatrix, "matrix"},
                                                  {MapsMode::kStack3d, "3d"}};
  return kNames;
}

std::span<const EnumName<MapsOrder>> names_of(MapsOrder) {
  static constexpr EnumName<MapsOrder> kNames[] = {{MapsOrder::kMap, "map"},
                                                   {MapsOrder::kWeight, "weight"},
                                                   {MapsOrder::kSize, "size"},
                                                   {MapsOrder::kStrongest, "strongest"},
                                                   {MapsOrder::kWeakest, "weakest"},
                                                   {MapsOrder::kRandom, "random"},
                                                   {MapsOrder::kCorrelation, "correlation"},
                                                   {MapsOrder::kMatter, "matter"}};
  return kNames;
}

std::span<const EnumName<ProbeOf>> names_of(ProbeOf) {
  static constexpr EnumName<ProbeOf> kNames[] = {{ProbeOf::kPosition, "position"}, {ProbeOf::kMean, "mean"}};
  return kNames;
}

std::span<const EnumName<ProbeSort>> names_of(ProbeSort) {
  static constexpr EnumName<ProbeSort> kNames[] = {{ProbeSort::kMap, "map"}, {ProbeSort::kSize, "size"}};
  return kNames;
}

std::span<const EnumName<ComparisonScope>> names_of(ComparisonScope) {
  static constexpr EnumName<ComparisonScope> kNames[] = {{ComparisonScope::kThisStack, "stack"},
                                                         {ComparisonScope::kNewScenes, "scenes"}};
  return kNames;
}

std::span<const EnumName<DecodeFrom>> names_of(DecodeFrom) {
  static constexpr EnumName<DecodeFrom> kNames[] = {
      {DecodeFrom::kWeights, "w"}, {DecodeFrom::kLearnedAndPca, "learned"}, {DecodeFrom::kPca, "pca"}};
  return kNames;
}

std::span<const EnumName<DecodeWhich>> names_of(DecodeWhich) {
  static constexpr EnumName<DecodeWhich> kNames[] = {{DecodeWhich::kSpread, "spread"},
                                                     {DecodeWhich::kStrongest, "strongest"}};
  return kNames;
}

std::span<const EnumName<DecodeSort>> names_of(DecodeSort) {
  static constexpr EnumName<DecodeSort> kNames[] = {{DecodeSort::kMap, "map"}, {DecodeSort::kSize, "size"}};
  return kNames;
}

std::span<const EnumName<PokeKernel>> names_of(PokeKernel) {
  static constexpr EnumName<PokeKernel> kNames[] = {
      {PokeKernel::kOne, "1"}, {PokeKernel::kThree, "3"}, {PokeKernel::kFive, "5"}, {PokeKernel::kDense, "dense"}};
  return kNames;
}

std::span<const EnumName<BrushTool>> names_of(BrushTool) {
  static constexpr EnumName<BrushTool> kNames[] = {
      {BrushTool::kBrush, "brush"}, {BrushTool::kEraser, "eraser"}, {BrushTool::kFill, "fill"}};
  return kNames;
}

std::span<const EnumName<TrainingSpeed>> names_of(TrainingSpeed) {
  static constexpr EnumName<TrainingSpeed> kNames[] = {
      {TrainingSpeed::kSlow, "slow"}, {TrainingSpeed::kFast, "fast"}, {TrainingSpeed::kAll, "all"}};
  return kNames;
}

std::span<const EnumName<CodeKind>> names_of(CodeKind) {
  static constexpr EnumName<CodeKind> kNames[] = {
      {CodeKind::kNumpy, "numpy"}, {CodeKind::kPytorch, "pytorch"}, {CodeKind::kKeras, "keras"}};
  return kNames;
}

std::span<const EnumName<ThemeKind>> names_of(ThemeKind) {
  return names_by(kThemes, theme_name);
}

std::span<const EnumName<RangeMode>> names_of(RangeMode) {
  static constexpr EnumName<RangeMode> kNames[] = {
      {RangeMode::kPerMap, "per_map"}, {RangeMode::kWholeLayer, "whole_layer"}, {RangeMode::kSymmetric, "symmetric"}};
  return kNames;
}

std::span<const EnumName<OverlayMode>> names_of(OverlayMode) {
  static constexpr EnumName<OverlayMode> kNames[] = {{OverlayMode::kArgmax, "argmax"},
                                                     {OverlayMode::kSoftmax, "softmax"},
                                                     {OverlayMode::kValues, "values"},
                                                     {OverlayMode::kColour, "colour"},
                                                     {OverlayMode::kClasses, "classes"}};
  return kNames;
}

}  // namespace pw
