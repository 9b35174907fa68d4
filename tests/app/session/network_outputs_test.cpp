#include <gtest/gtest.h>

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "app/session/outputs.h"
#include "tests/app/session/session_test_outputs.h"

namespace pw {
namespace {

constexpr float kNotANumber = std::numeric_limits<float>::quiet_NaN();

// A document and the outputs of one of its networks, updated incrementally.
struct Followed {
  Followed(Document first, NetworkId which)
      : document(std::move(first)),
        id(which),
        outputs(document.input->features.maps, *document.find(id), mask(), nullptr) {}

  Mask mask() const { return id == NetworkId::kNetwork ? document.mask : Mask{}; }
  // Whether the outputs could be updated. If not, they are recomputed.
  bool perform(const Action& action) {
    const Document before = document;
    document = pw::apply(before, action);
    const bool followed = outputs.apply_action(id, document.input->features.maps, before, document, action);
    if (!followed) outputs = NetworkOutputs(document.input->features.maps, *document.find(id), mask(), nullptr);
    return followed;
  }
  double error() const { return test::error_of(outputs, *document.input, *document.find(id), mask()); }
  void expect_right(const std::string& where) const {
    EXPECT_LE(error(), test::kClose) << where;
    EXPECT_TRUE(test::ranges_are_right(outputs, *document.find(id))) << where;
  }

  Document document;
  NetworkId id;
  NetworkOutputs outputs;
};

Document two_layers(Activation first, Activation second) {
  Document document = test::random_document({2, 9, 3, 7}, 3);
  document.pair = Pair{
      PairCase::kXor, PairInput::kStack, {{test::random_weights(4, 9, first), test::random_weights(2, 4, second, 6)}}};
  return document;
}

TEST(NetworkOutputs, OfOneLayerAreUpdatedForEachParameterAndActivation) {
  for (const Activation activation : kActivations) {
    Followed followed(test::random_document({2, 9, 3, 7}, 3), NetworkId::kNetwork);
    EXPECT_TRUE(followed.perform(SetActivation{activation}));
    followed.expect_right("activation");
    EXPECT_TRUE(followed.perform(SetParameter{weight_id(1, 4), 2.5F}));
    followed.expect_right("weight");
    EXPECT_TRUE(followed.perform(SetParameter{bias_id(2), -1.5F}));
    followed.expect_right("bias");
  }
}

TEST(NetworkOutputs, OfTwoLayersAreUpdatedForEachParameterOfEachLayer) {
  for (const Activation activation : kActivations) {
    Followed followed(two_layers(activation, Activation::kSigmoid), NetworkId::kPair);
    followed.expect_right("as made");
    const std::vector<ParameterId> ids = {{NetworkId::kPair, 0, 3, 8},
                                          {NetworkId::kPair, 0, 1, std::nullopt},
                                          {NetworkId::kPair, 1, 1, 2},
                                          {NetworkId::kPair, 1, 0, std::nullopt}};
    for (const ParameterId& id : ids) {
      EXPECT_TRUE(followed.perform(SetParameter{id, 1.75F}));
      followed.expect_right(std::to_string(id.layer));
    }
    EXPECT_TRUE(followed.perform(SetActivation{Activation::kRelu, NetworkId::kPair, 0}));
    followed.expect_right("activation of the first layer");
    EXPECT_TRUE(followed.perform(SetActivation{Activation::kSoftmax, NetworkId::kPair, 1}));
    followed.expect_right("activation of the second layer");
  }
}

TEST(NetworkOutputs, IgnoreTheOtherNetwork) {
  Followed pair(two_layers(Activation::kRelu, Activation::kNone), NetworkId::kPair);
  EXPECT_FALSE(pair.perform(SetParameter{weight_id(0, 0), 3.0F}));
  EXPECT_FALSE(pair.perform(SetActivation{Activation::kRelu}));
  pair.expect_right("pair");
}

TEST(NetworkOutputs, AreUpdatedForAFewMutedMapsAndBackAgain) {
  Followed followed(test::random_document({2, 9, 3, 7}, 3), NetworkId::kNetwork);
  followed.perform(SetActivation{Activation::kSoftmax});
  for (const Mask& mask : {Mask{{4}, {}}, Mask{{0, 4, 8}, {}}, Mask{{4}, {1, 4}}, Mask{{}, {1, 2, 3}}, Mask{}}) {
    EXPECT_TRUE(followed.perform(SetMask{mask}));
    followed.expect_right(std::to_string(mask.muted.size()) + " " + std::to_string(mask.solo.size()));
  }
}

TEST(NetworkOutputs, ManyMutedMapsNeedAFullPass) {
  Followed followed(test::random_document({1, 30, 3, 7}, 3), NetworkId::kNetwork);
  EXPECT_FALSE(followed.perform(SetMask{{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, {}}}));
  followed.expect_right("muted");
  EXPECT_FALSE(followed.perform(SetMask{{{}, {17}}}));
  followed.expect_right("solo");
}

TEST(NetworkOutputs, AWeightOfAMutedMapHasAnEffectOnceItIsUnmuted) {
  Document document = test::random_document({1, 9, 3, 7}, 3);
  document.mask = {{4}, {}};
  Followed followed(document, NetworkId::kNetwork);
  const float before = followed.outputs.last().values().plane(0, 1)[5];
  EXPECT_TRUE(followed.perform(SetParameter{weight_id(1, 4), 100.0F}));
  EXPECT_EQ(followed.outputs.last().values().plane(0, 1)[5], before);
  EXPECT_TRUE(followed.perform(SetMask{{}}));
  followed.expect_right("heard");
}

// The values of all layers, to compare bit by bit.
std::vector<float> all_values(const NetworkOutputs& outputs, const Network& network) {
  std::vector<float> all;
  for (std::int64_t i = 0; i < network.depth(); ++i) {
    const Tensor& values = outputs.layer(i).values();
    for (std::int64_t n = 0; n < values.shape().n; ++n) {
      for (std::int64_t o = 0; o < values.shape().c; ++o)
        all.insert(all.end(), values.plane(n, o).begin(), values.plane(n, o).end());
    }
  }
  return all;
}

TEST(NetworkOutputs, AreUnchangedIfTheyCannotBeUpdated) {
  Document document = test::random_document({1, 9, 3, 7}, 3);
  Weights weights = document.weights();
  weights.parameters.w(2, 6) = kNotANumber;
  // Muted, so that the outputs are finite.
  document.network = one_layer(std::make_shared<const Weights>(weights));
  document.mask = {{6}, {}};
  NetworkOutputs outputs(document.input->features.maps, document.network, document.mask, nullptr);
  const auto values = all_values(outputs, document.network);
  const auto in = document.input->features.maps.view();
  for (const Action& action : {Action(SetParameter{weight_id(0, 0), kNotANumber}),
                               Action(SetParameter{bias_id(1), kNotANumber}), Action(SetMask{{{1, 2}, {}}})}) {
    const Document after = pw::apply(document, action);
    EXPECT_FALSE(outputs.apply_action(NetworkId::kNetwork, in, document, after, action));
    EXPECT_EQ(all_values(outputs, document.network), values);
    EXPECT_TRUE(outputs.is_exact());
  }
}

TEST(NetworkOutputs, AWeightThatIsNotFiniteMayChangeWhileItsMapIsMuted) {
  Document document = test::random_document({1, 9, 3, 7}, 3);
  document.mask = {{6}, {}};
  Followed followed(document, NetworkId::kNetwork);
  EXPECT_TRUE(followed.perform(SetParameter{weight_id(2, 6), kNotANumber}));
  followed.expect_right("not finite");
  EXPECT_TRUE(followed.perform(SetParameter{weight_id(2, 6), 0.5F}));
  EXPECT_TRUE(followed.perform(SetMask{{}}));
  followed.expect_right("heard");
}

TEST(NetworkOutputs, AChangeOfALaterLayerIsRecomputedToo) {
  for (const std::int64_t layer : {0, 1}) {
    Followed followed(two_layers(Activation::kNone, Activation::kNone), NetworkId::kPair);
    EXPECT_TRUE(followed.outputs.is_exact());
    const ParameterId id{NetworkId::kPair, layer, 1, 2};
    const float first = parameter(followed.document.pair->network, id);
    for (int i = 0; i < IncrementalSums::kMaxUpdates; ++i) {
      EXPECT_FALSE(followed.outputs.needs_recompute());
      EXPECT_TRUE(followed.perform(SetParameter{id, i % 2 == 0 ? 1e6F : first}));
    }
    EXPECT_TRUE(followed.outputs.needs_recompute());
    EXPECT_FALSE(followed.outputs.is_exact());
    EXPECT_GT(followed.error(), test::kClose);
    followed.outputs.recompute(followed.document.input->features.maps, followed.document.pair->network, {});
    EXPECT_TRUE(followed.outputs.is_exact());
    followed.expect_right("recomputed");
  }
}

TEST(NetworkOutputs, FitTheirShapes) {
  const Document document = two_layers(Activation::kNone, Activation::kNone);
  const Shape& shape = document.shape();
  const NetworkOutputs outputs(document.input->features.maps, document.pair->network, {}, nullptr);
  EXPECT_TRUE(outputs.fits(shape, document.pair->network));
  EXPECT_FALSE(outputs.fits(shape, document.network));
  EXPECT_FALSE(outputs.fits({1, shape.c, shape.h, shape.w}, document.pair->network));
  EXPECT_FALSE(outputs.fits(shape, {{test::random_weights(4, 9), test::random_weights(3, 4)}}));
}

}  // namespace
}  // namespace pw
