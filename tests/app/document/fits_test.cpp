#include <gtest/gtest.h>

#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "app/document/action.h"
#include "tests/app/document/document_test_documents.h"

namespace pw {
namespace {

// On the full document: 4 maps of 3 x 5, 3 outputs, a pair on the picture.
struct Case {
  const char* name;
  bool fits;
  Action action;
};

void PrintTo(const Case& one, std::ostream* out) {
  *out << one.name;
}

ParameterId pair_id(std::int64_t layer, std::int64_t output, std::optional<std::int64_t> input) {
  return {NetworkId::kPair, layer, output, input};
}

std::vector<Case> parameter_cases() {
  constexpr auto kNetwork = NetworkId::kNetwork;
  return {
      {"Weight", true, SetParameter{weight_id(2, 3), 1.0F}},
      {"Bias", true, SetParameter{bias_id(2), 1.0F}},
      {"WeightOfThePair", true, SetParameter{pair_id(1, 0, 1), 1.0F}},
      {"WeightOfNoOutput", false, SetParameter{weight_id(3, 0), 1.0F}},
      {"WeightOfANegativeOutput", false, SetParameter{weight_id(-1, 0), 1.0F}},
      {"WeightOfNoMap", false, SetParameter{weight_id(0, 4), 1.0F}},
      {"WeightOfANegativeMap", false, SetParameter{weight_id(0, -1), 1.0F}},
      {"BiasOfNoOutput", false, SetParameter{bias_id(3), 1.0F}},
      {"BiasOfNoLayer", false, SetParameter{{kNetwork, 1, 0, std::nullopt}, 1.0F}},
      {"WeightOfANegativeLayer", false, SetParameter{{kNetwork, -1, 0, 0}, 1.0F}},
      {"WeightOfThePairsNoMap", false, SetParameter{pair_id(1, 0, 2), 1.0F}},
      {"WeightOfThePairsNoLayer", false, SetParameter{pair_id(2, 0, 0), 1.0F}},
      {"Activation", true, SetActivation{Activation::kRelu, NetworkId::kPair, 1}},
      {"ActivationOfNoLayer", false, SetActivation{Activation::kRelu, kNetwork, 1}},
      {"ActivationOfANegativeLayer", false, SetActivation{Activation::kRelu, kNetwork, -1}},
  };
}

std::shared_ptr<const Weights> cut(std::shared_ptr<const Weights> weights) {
  Weights changed = *weights;
  changed.parameters.weight.pop_back();
  return std::make_shared<const Weights>(std::move(changed));
}

std::vector<Case> weights_cases() {
  const auto input = [](const Shape& shape, std::int64_t cin) {
    return SetInput{{nullptr, nullptr, test::stack_of(shape)}, {}, test::weights_of(2, cin)};
  };
  SetInput without_weights = input({1, 5, 2, 2}, 5);
  without_weights.weights.reset();
  return {
      {"Weights", true, SetWeights{test::weights_of(3, 4)}},
      {"WeightsWithMoreOutputs", true, SetWeights{test::weights_of(7, 4)}},
      {"WeightsOfOtherMaps", false, SetWeights{test::weights_of(3, 5)}},
      {"NoWeights", false, SetWeights{nullptr}},
      {"WeightsThatAreCut", false, SetWeights{cut(test::weights_of(3, 4))}},
      {"WeightsWithoutOutputs", false, SetWeights{test::weights_of(0, 4)}},
      {"WeightsOfNoLayer", false, SetWeights{test::weights_of(3, 4), NetworkId::kNetwork, 1}},
      {"WeightsOfThePairsFirstLayer", true, SetWeights{test::weights_of(2, 3), NetworkId::kPair, 0}},
      {"WeightsOfThePairsFirstLayerForAnotherSecond", false, SetWeights{test::weights_of(3, 3), NetworkId::kPair, 0}},
      {"WeightsOfThePairsLastLayer", true, SetWeights{test::weights_of(4, 2), NetworkId::kPair, 1}},
      {"Bias", true, SetBias{{1, 2, 3}}},
      {"BiasOfOtherOutputs", false, SetBias{{1, 2}}},
      {"BiasOfThePair", true, SetBias{{1, 2}, NetworkId::kPair, 0}},
      {"BiasOfNoLayer", false, SetBias{{1, 2, 3}, NetworkId::kNetwork, 1}},
      {"Input", true, input({2, 5, 2, 2}, 5)},
      {"InputWithWeightsOfOtherMaps", false, input({2, 5, 2, 2}, 4)},
      {"InputWithoutWeights", false, without_weights},
      {"InputWithoutAStack", false, SetInput{{}, {}, test::weights_of(2, 4)}},
      {"OutputAdded", true, AddOutput{}},
      {"OutputCopied", true, AddOutput{2}},
      {"NoOutputCopied", false, AddOutput{3}},
      {"ANegativeOutputCopied", false, AddOutput{-1}},
      {"OutputRemoved", true, RemoveOutput{}},
      {"Decoder", true, SetDecoder{test::weights_of(4, 3)}},
      {"NoDecoder", true, SetDecoder{nullptr}},
      {"DecoderOfOtherOutputs", false, SetDecoder{test::weights_of(4, 2)}},
      {"DecoderToOtherMaps", false, SetDecoder{test::weights_of(3, 3)}},
      {"DecoderThatIsCut", false, SetDecoder{cut(test::weights_of(4, 3))}},
      {"Training", true, SetTraining{{}}},
  };
}

std::vector<Case> mask_cases() {
  return {
      {"Mask", true, SetMask{{{0, 3}, {1, 2}}}},           {"EmptyMask", true, SetMask{{}}},
      {"UnsortedMutedMaps", false, SetMask{{{3, 0}, {}}}}, {"AMapMutedTwice", false, SetMask{{{2, 2}, {}}}},
      {"UnsortedSoloMaps", false, SetMask{{{}, {2, 1}}}},  {"NoMapMuted", false, SetMask{{{4}, {}}}},
      {"NoMapSolo", false, SetMask{{{}, {0, 4}}}},         {"ANegativeMapMuted", false, SetMask{{{-1}, {}}}},
  };
}

Case labels_case(const char* name, bool fits, const Shape& shape, std::size_t classes) {
  LabelMap labels = LabelMap::of_size(shape);
  labels.classes.resize(classes);
  return {name, fits, SetLabels{std::make_shared<const LabelMap>(std::move(labels))}};
}

Case locks_case(const char* name, bool fits, Locks locks) {
  return {name, fits, SetLocks{std::make_shared<const Locks>(std::move(locks))}};
}

std::vector<Case> size_cases() {
  const LayerLocks network{std::vector<bool>(12), std::vector<bool>(3)};
  const LayerLocks first{std::vector<bool>(6), {}};
  return {
      labels_case("Labels", true, {1, 4, 3, 5}, 15),
      {"NoLabels", true, SetLabels{nullptr}},
      labels_case("LabelsOfAnotherHeight", false, {1, 4, 4, 5}, 20),
      labels_case("LabelsOnTheirSide", false, {1, 4, 5, 3}, 15),
      labels_case("LabelsOfMoreImages", false, {2, 4, 3, 5}, 30),
      labels_case("LabelsThatAreCut", false, {1, 4, 3, 5}, 14),
      locks_case("Locks", true, {{network}, {first, {}}}),
      locks_case("EmptyLocks", true, {}),
      {"NoLocks", true, SetLocks{nullptr}},
      locks_case("LocksOfMoreWeights", false, {{{std::vector<bool>(16), {}}}, {}}),
      locks_case("LocksOfFewerBiases", false, {{{{}, std::vector<bool>(2)}}, {}}),
      locks_case("LocksOfMoreLayers", false, {{network, {}}, {}}),
      locks_case("LocksOfThePairsOtherLayer", false, {{}, {{}, first}}),
      {"Pokes", true, SetPokes{{{0, 0, {0, 0}, 1.0F}, {0, 3, {4, 2}, 1.0F}}}},
      {"PokeOfNoImage", false, SetPokes{{{1, 0, {0, 0}, 1.0F}}}},
      {"PokeOfNoMap", false, SetPokes{{{0, 4, {0, 0}, 1.0F}}}},
      {"PokeBesides", false, SetPokes{{{0, 0, {0, 0}, 1.0F}, {0, 0, {5, 0}, 1.0F}}}},
      {"PokeBelow", false, SetPokes{{{0, 0, {0, 3}, 1.0F}}}},
      {"PokeAbove", false, SetPokes{{{0, 0, {0, -1}, 1.0F}}}},
  };
}

Case pair_case(const char* name, bool fits, PairInput input, std::vector<std::shared_ptr<const Weights>> layers) {
  return {name, fits, SetPair{Pair{PairCase::kXor, input, {std::move(layers)}}}};
}

std::vector<Case> pair_cases() {
  using test::weights_of;
  return {
      {"NoPair", true, SetPair{}},
      pair_case("PairOnThePicture", true, PairInput::kPicture, {weights_of(2, 3), weights_of(1, 2)}),
      pair_case("PairOnTheStack", true, PairInput::kStack, {weights_of(2, 4), weights_of(1, 2)}),
      pair_case("PairOnTheNumbers", true, PairInput::kNumbers, {weights_of(2, 4), weights_of(1, 2)}),
      pair_case("PairOfOtherMaps", false, PairInput::kStack, {weights_of(2, 3), weights_of(1, 2)}),
      pair_case("PairOnThePictureOfOtherMaps", false, PairInput::kPicture, {weights_of(2, 4), weights_of(1, 2)}),
      pair_case("PairThatDoesNotMeet", false, PairInput::kStack, {weights_of(2, 4), weights_of(1, 3)}),
      pair_case("PairWithoutLayers", false, PairInput::kStack, {}),
      pair_case("PairWithALayerMissing", false, PairInput::kStack, {weights_of(2, 4), nullptr}),
  };
}

Case document_case(const char* name, bool fits, const std::function<void(Document&)>& edit) {
  Document document = test::full_document();
  edit(document);
  return {name, fits, SetDocument{document}};
}

std::vector<Case> document_cases() {
  return {
      document_case("Document", true, [](Document&) {}),
      document_case("HandCheckableDocument", true, [](Document& made) { made = hand_checkable_document(); }),
      document_case("DocumentWhosePairHasNoInput", true, [](Document& made) { made.picture.reset(); }),
      document_case("DocumentWithTheDecoderOfMoreOutputs", true,
                    [](Document& made) { made.decoder = test::weights_of(4, 5); }),
      document_case("ThinDocument", false, [](Document& made) { made.input.reset(); }),
      document_case("EmptyDocument", false, [](Document& made) { made = {}; }),
      document_case("DocumentWithoutLayers", false, [](Document& made) { made.network.layers.clear(); }),
      document_case("DocumentWithWeightsOfOtherMaps", false,
                    [](Document& made) { made.network = one_layer(test::weights_of(3, 5)); }),
      document_case("DocumentWithAnEmptyPair", false, [](Document& made) { made.pair->network.layers.clear(); }),
      document_case("DocumentWithAMaskOfMoreMaps", false, [](Document& made) { made.mask.muted = {4}; }),
      document_case("DocumentWithLabelsOfAnotherSize", false,
                    [](Document& made) {
                      made.input = test::stack_of({1, 4, 3, 6});
                    }),
      document_case("DocumentWithLocksOfMoreRows", false,
                    [](Document& made) { made.network = one_layer(test::weights_of(2, 4)); }),
      document_case("DocumentWithLocksOfNoPair", false, [](Document& made) { made.pair.reset(); }),
      document_case("DocumentWithAPokeOutside", false, [](Document& made) { made.pokes[0].map = 4; }),
      document_case("DocumentWithADecoderToOtherMaps", false,
                    [](Document& made) { made.decoder = test::weights_of(5, 3); }),
  };
}

class Fits : public testing::TestWithParam<Case> {};

TEST_P(Fits, AsExpected) {
  EXPECT_EQ(fits(test::full_document(), GetParam().action), GetParam().fits);
}

// A document without a stack or weights can only be replaced.
TEST_P(Fits, NothingToADocumentThatCannotChange) {
  if (std::holds_alternative<SetDocument>(GetParam().action)) return;
  Document thin = test::full_document();
  thin.input.reset();
  EXPECT_FALSE(fits(thin, GetParam().action));
  Document empty = test::full_document();
  empty.network.layers.clear();
  EXPECT_FALSE(fits(empty, GetParam().action));
  EXPECT_FALSE(fits({}, GetParam().action));
}

std::string name_of(const testing::TestParamInfo<Case>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(Parameters, Fits, testing::ValuesIn(parameter_cases()), name_of);
INSTANTIATE_TEST_SUITE_P(Weights, Fits, testing::ValuesIn(weights_cases()), name_of);
INSTANTIATE_TEST_SUITE_P(Masks, Fits, testing::ValuesIn(mask_cases()), name_of);
INSTANTIATE_TEST_SUITE_P(Sizes, Fits, testing::ValuesIn(size_cases()), name_of);
INSTANTIATE_TEST_SUITE_P(Pairs, Fits, testing::ValuesIn(pair_cases()), name_of);
INSTANTIATE_TEST_SUITE_P(Documents, Fits, testing::ValuesIn(document_cases()), name_of);

TEST(FitsAlone, TheOnlyOutputStays) {
  Document document = hand_checkable_document();
  document = apply(document, RemoveOutput{});
  EXPECT_FALSE(fits(document, RemoveOutput{}));
}

TEST(FitsAlone, NothingOfAPairThatIsMissing) {
  const Document document = hand_checkable_document();
  EXPECT_FALSE(fits(document, SetParameter{pair_id(0, 0, 0), 1.0F}));
  EXPECT_FALSE(fits(document, SetActivation{Activation::kRelu, NetworkId::kPair, 0}));
  EXPECT_FALSE(fits(document, SetWeights{test::weights_of(2, 4), NetworkId::kPair, 0}));
  const Locks locks{{}, {{}}};
  EXPECT_FALSE(fits(document, SetLocks{std::make_shared<const Locks>(locks)}));
}

TEST(FitsAlone, NoPairOnAPictureThatIsMissing) {
  EXPECT_FALSE(fits(hand_checkable_document(), pair_cases()[1].action));
  EXPECT_TRUE(fits(hand_checkable_document(), pair_cases()[2].action));
}

}  // namespace
}  // namespace pw
