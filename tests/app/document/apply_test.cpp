#include <gtest/gtest.h>

#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "app/document/action.h"
#include "tests/app/document/document_test_documents.h"

namespace pw {
namespace {

// Restores what the action changes: the document must then equal the old one, pointer by pointer.
struct Named {
  const char* name;
  Action action;
  std::function<void(Document& after, const Document& before)> put_back;
};

void PrintTo(const Named& one, std::ostream* out) {
  *out << one.name;
}

template <class Part>
std::function<void(Document&, const Document&)> put_back(Part Document::*part) {
  return [part](Document& after, const Document& before) { after.*part = before.*part; };
}

std::vector<Named> named_actions() {
  const Document other = hand_checkable_document();
  const auto labels = std::make_shared<const LabelMap>(LabelMap::of_size({1, 4, 3, 5}));
  const auto network = put_back(&Document::network);
  const auto pair_layer = [](std::size_t layer) {
    return [layer](Document& after, const Document& before) {
      after.pair->network.layers[layer] = before.pair->network.layers[layer];
    };
  };
  return {
      {"Weight", SetParameter{weight_id(1, 2), 8.0F}, network},
      {"OneBiasOfThePair", SetParameter{{NetworkId::kPair, 1, 0, std::nullopt}, 8.0F}, pair_layer(1)},
      {"Activation", SetActivation{Activation::kSoftmax}, network},
      {"ActivationOfThePair", SetActivation{Activation::kSigmoid, NetworkId::kPair, 0}, pair_layer(0)},
      {"Weights", SetWeights{test::weights_of(3, 4)}, network},
      {"WeightsOfThePair", SetWeights{test::weights_of(2, 3), NetworkId::kPair, 0}, pair_layer(0)},
      {"Bias", SetBias{{7, 8, 9}}, network},
      {"BiasOfThePair", SetBias{{7, 8}, NetworkId::kPair, 0}, pair_layer(0)},
      {"Mask", SetMask{{{}, {3}}}, put_back(&Document::mask)},
      {"Labels", SetLabels{labels}, put_back(&Document::labels)},
      {"Locks", SetLocks{std::make_shared<const Locks>()}, put_back(&Document::locks)},
      {"Pokes", SetPokes{{{0, 0, {0, 0}, 1.0F}}}, put_back(&Document::pokes)},
      {"Decoder", SetDecoder{test::weights_of(4, 3)}, put_back(&Document::decoder)},
      {"Training", SetTraining{{.seed = 99}}, put_back(&Document::training)},
      {"Document", SetDocument{other}, [](Document& after, const Document& before) { after = before; }},
  };
}

class Apply : public testing::TestWithParam<Named> {};

TEST_P(Apply, ChangesNothingElse) {
  const Document before = test::full_document();
  const Document kept = before;
  ASSERT_TRUE(fits(before, GetParam().action));
  Document after = pw::apply(before, GetParam().action);
  EXPECT_FALSE(after == before);
  EXPECT_TRUE(before == kept);
  GetParam().put_back(after, before);
  EXPECT_TRUE(after == before);
}

INSTANTIATE_TEST_SUITE_P(Actions, Apply, testing::ValuesIn(named_actions()),
                         [](const auto& named) { return std::string(named.param.name); });

TEST(ApplyAlone, AParameterChangesOneNumberOfItsLayer) {
  const Document before = test::full_document();
  const ParameterId id{NetworkId::kPair, 0, 1, 2};
  const Document after = pw::apply(before, SetParameter{id, 8.0F});
  PointwiseLayer want = before.pair->network.layer(0).parameters;
  want.w(1, 2) = 8.0F;
  EXPECT_EQ(after.pair->network.layer(0).parameters, want);
}

TEST(ApplyAlone, AParameterKeepsWhatTheOutputsMean) {
  const Document before = test::full_document();
  Weights after = pw::apply(before, SetParameter{bias_id(1), 8.0F}).weights();
  EXPECT_EQ(after.parameters.bias[1], 8.0F);
  after.parameters = before.parameters();
  EXPECT_TRUE(after.is_edited);
  after.is_edited = false;
  EXPECT_EQ(after, before.weights());
}

TEST(ApplyAlone, AnInputBringsPictureGroundTruthAndSource) {
  Input input{test::picture_of(4, 4), test::ground_truth_of(4, 4), test::stack_of({1, 4, 2, 2})};
  Source source;
  source.from = FileSource{"x.png", "00", std::nullopt};
  const Document after = pw::apply(test::full_document(), SetInput{input, source, test::weights_of(2, 4)});
  EXPECT_EQ(after.picture, input.picture);
  EXPECT_EQ(after.ground_truth, input.ground_truth);
  EXPECT_EQ(after.input, input.stack);
  EXPECT_EQ(after.source, source);
}

// Weights made for the maps of an extractor.
std::shared_ptr<const Weights> made_for(ExtractorKind extractor, bool is_built_in) {
  Weights weights = *test::road_weights(4);
  weights.made_for = extractor;
  weights.is_built_in = is_built_in;
  return std::make_shared<const Weights>(std::move(weights));
}

SetInput maps_of(ExtractorKind extractor, std::shared_ptr<const Weights> weights) {
  Source source;
  source.extractor = extractor;
  return {{nullptr, nullptr, test::stack_of({1, 4, 2, 2})}, source, std::move(weights)};
}

TEST(ApplyInput, BuiltInWeightsOfTheMapsReplaceThoseOfOtherMaps) {
  Document before = test::full_document();
  before.network = one_layer(made_for(ExtractorKind::kLearned, true));
  const auto own = made_for(ExtractorKind::kFilterbank, true);
  EXPECT_EQ(pw::apply(before, maps_of(ExtractorKind::kFilterbank, own)).network.layers.front(), own);
  // Of the same maps: another picture.
  EXPECT_EQ(pw::apply(before, maps_of(ExtractorKind::kLearned, own)).network, before.network);
}

TEST(ApplyInput, WeightsHaveTheirMeaningOnTheMapsThatTheyWereMadeForOnly) {
  for (const bool is_built_in : {true, false}) {
    Document before = test::full_document();
    before.source.extractor = ExtractorKind::kLearned;
    before.network = one_layer(made_for(ExtractorKind::kLearned, is_built_in));
    const Document after = pw::apply(before, maps_of(ExtractorKind::kRandom, test::weights_of(2, 4)));
    EXPECT_EQ(after.parameters(), before.parameters());
    EXPECT_EQ(output_name(after.weights(), 1), "output 1");
    EXPECT_EQ(output_class(after.weights(), 1), std::nullopt);
    EXPECT_EQ(road_output(after.weights()), std::nullopt);
    EXPECT_FALSE(has_classes(after.weights()));
    EXPECT_EQ(weights_note(after), "made for learned maps");
    const Document back = pw::apply(after, maps_of(ExtractorKind::kLearned, test::weights_of(2, 4)));
    EXPECT_EQ(back.weights(), before.weights());
    EXPECT_EQ(output_name(back.weights(), 1), "road");
  }
}

TEST(ApplyInput, WeightsThatComeLateForOtherMapsHaveNoMeaning) {
  Document before = test::full_document();
  before.source.extractor = ExtractorKind::kRandom;
  const auto late = made_for(ExtractorKind::kLearned, true);
  EXPECT_EQ(road_output(pw::apply(before, SetWeights{late}).weights()), std::nullopt);
  Document whole = before;
  whole.network = one_layer(late);
  EXPECT_EQ(road_output(pw::apply(before, SetDocument{whole}).weights()), std::nullopt);
}

TEST(ApplyInput, EditedWeightsAreNotReplaced) {
  Document before = test::full_document();
  before.source.extractor = ExtractorKind::kLearned;
  before.network = one_layer(made_for(ExtractorKind::kLearned, true));
  const auto own = made_for(ExtractorKind::kFilterbank, true);
  const std::vector<Action> edits = {SetParameter{weight_id(1, 2), 8.0F}, SetParameter{bias_id(1), 8.0F},
                                     SetBias{{7, 8, 9}}, AddOutput{}, RemoveOutput{}};
  for (const Action& edit : edits) {
    const Document edited = pw::apply(before, edit);
    EXPECT_TRUE(edited.weights().is_edited);
    const Document after = pw::apply(edited, maps_of(ExtractorKind::kFilterbank, own));
    EXPECT_EQ(after.parameters(), edited.parameters());
  }
  const std::vector<Action> no_edits = {SetParameter{weight_id(1, 2), before.parameters().w(1, 2)},
                                        SetBias{before.parameters().bias}, SetActivation{Activation::kSoftmax}};
  for (const Action& edit : no_edits) {
    const Document same = pw::apply(before, edit);
    EXPECT_FALSE(same.weights().is_edited);
    EXPECT_EQ(pw::apply(same, maps_of(ExtractorKind::kFilterbank, own)).network.layers.front(), own);
  }
}

TEST(ApplyInput, WeightsForAnyMapsKeepTheirMeaning) {
  Document before = test::full_document();
  before.source.extractor = ExtractorKind::kLearned;
  const Document after =
      pw::apply(before, maps_of(ExtractorKind::kFilterbank, made_for(ExtractorKind::kFilterbank, true)));
  EXPECT_EQ(after.network, before.network);
  EXPECT_EQ(weights_note(after), "");
}

TEST(ApplyAlone, ACopiedOutputHasItsNumbers) {
  const Document before = test::full_document();
  const PointwiseLayer after = pw::apply(before, AddOutput{1}).parameters();
  ASSERT_EQ(after.cout, 4);
  for (std::int64_t i = 0; i < 4; ++i) EXPECT_EQ(after.w(3, i), before.parameters().w(1, i));
  EXPECT_EQ(after.bias[3], before.parameters().bias[1]);
}

TEST(ApplyLocks, AreDroppedWithALayerOfAnotherNumberOfRows) {
  const Document before = test::full_document();
  const Document after = pw::apply(before, SetWeights{test::weights_of(2, 4)});
  ASSERT_NE(after.locks, nullptr);
  EXPECT_TRUE(after.locks->network.empty());
  EXPECT_EQ(after.locks->pair, before.locks->pair);
  EXPECT_FALSE(is_locked(*after.locks, after.network, bias_id(0)));
}

TEST(ApplyLocks, OfTheOtherLayerStay) {
  Document before = test::full_document();
  before.locks =
      std::make_shared<const Locks>(with_lock(*before.locks, before.pair->network, {NetworkId::kPair, 0, 1, 1}, true));
  const Document after = pw::apply(before, SetWeights{test::weights_of(5, 2), NetworkId::kPair, 1});
  ASSERT_NE(after.locks, nullptr);
  EXPECT_EQ(after.locks->network, before.locks->network);
  EXPECT_TRUE(is_locked(*after.locks, after.pair->network, {NetworkId::kPair, 0, 1, 1}));
  EXPECT_FALSE(is_locked(*after.locks, after.pair->network, {NetworkId::kPair, 1, 0, 1}));
  EXPECT_TRUE(is_consistent(after));
}

TEST(ApplyLocks, AreNullOnceTheLastOnesAreDropped) {
  Document before = test::full_document();
  before.locks = std::make_shared<const Locks>(with_lock({}, before.network, bias_id(0), true));
  EXPECT_EQ(pw::apply(before, SetWeights{test::weights_of(2, 4)}).locks, nullptr);
}

// The same number of weights is not the same shape.
TEST(ApplyLocks, OfThePairAreDroppedWithItsLayers) {
  Document before =
      pw::apply(hand_checkable_document(),
                SetPair{Pair{PairCase::kXor, PairInput::kStack, {{test::weights_of(4, 4), test::weights_of(3, 4)}}}});
  before.locks = std::make_shared<const Locks>(with_lock({}, before.pair->network, {NetworkId::kPair, 1, 2, 0}, true));
  Pair other = *before.pair;
  other.network = {{test::weights_of(3, 4), test::weights_of(4, 3)}};
  EXPECT_EQ(pw::apply(before, SetPair{other}).locks, nullptr);
  other.network = {{test::weights_of(4, 4), test::weights_of(3, 4)}};
  EXPECT_EQ(pw::apply(before, SetPair{other}).locks, before.locks);
  EXPECT_EQ(pw::apply(before, SetPair{}).locks, nullptr);
}

}  // namespace
}  // namespace pw
