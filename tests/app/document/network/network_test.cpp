#include "app/document/network/network.h"

#include <gtest/gtest.h>

#include "tests/app/document/document_test_documents.h"

namespace pw {
namespace {

using test::weights_of;

TEST(Network, LayersFitEachOther) {
  EXPECT_TRUE(is_consistent(Network{{weights_of(2, 4)}}));
  EXPECT_TRUE(is_consistent(Network{{weights_of(2, 4), weights_of(3, 2), weights_of(1, 3)}}));
  EXPECT_FALSE(is_consistent(Network{{weights_of(2, 4), weights_of(3, 4)}}));
  EXPECT_FALSE(is_consistent(Network{}));
  EXPECT_FALSE(is_consistent(Network{{weights_of(2, 4), nullptr}}));
}

TEST(Network, LayersHaveValidSizes) {
  EXPECT_FALSE(is_consistent(Network{{weights_of(0, 4)}}));
  EXPECT_FALSE(is_consistent(Network{{weights_of(2, 0)}}));
  Weights weights = *weights_of(2, 4);
  weights.parameters.bias.pop_back();
  EXPECT_FALSE(is_consistent(one_layer(std::make_shared<const Weights>(weights))));
  weights = *weights_of(2, 4);
  weights.parameters.weight.push_back(0.0F);
  EXPECT_FALSE(is_consistent(one_layer(std::make_shared<const Weights>(weights))));
}

TEST(Network, ReadsAndWritesOneParameterOfOneLayer) {
  const Network before{{weights_of(2, 4), weights_of(3, 2)}};
  const ParameterId weight{NetworkId::kPair, 1, 2, 1};
  const ParameterId bias{NetworkId::kPair, 1, 2, std::nullopt};
  EXPECT_EQ(parameter(before, weight), before.layer(1).parameters.weight[5]);
  EXPECT_EQ(parameter(before, bias), 1.0F);
  const Network after = with_parameter(with_parameter(before, weight, 7.0F), bias, 8.0F);
  EXPECT_EQ(parameter(after, weight), 7.0F);
  EXPECT_EQ(parameter(after, bias), 8.0F);
  EXPECT_EQ(after.layers[0], before.layers[0]);
  EXPECT_EQ(parameter(before, bias), 1.0F);
  EXPECT_EQ(after.layer(1).parameters.bias, (std::vector<float>{0.0F, 0.5F, 8.0F}));
}

TEST(Network, IdsWithoutALayerAreThoseOfTheFirst) {
  EXPECT_EQ(weight_id(1, 3), (ParameterId{NetworkId::kNetwork, 0, 1, 3}));
  EXPECT_EQ(bias_id(1), (ParameterId{NetworkId::kNetwork, 0, 1, std::nullopt}));
}

TEST(Network, OfTheDocumentIsFoundByItsId) {
  const Document document = test::full_document();
  EXPECT_EQ(document.find(NetworkId::kNetwork), &document.network);
  EXPECT_EQ(document.find(NetworkId::kPair), &document.pair->network);
  EXPECT_EQ(hand_checkable_document().find(NetworkId::kPair), nullptr);
}

}  // namespace
}  // namespace pw
