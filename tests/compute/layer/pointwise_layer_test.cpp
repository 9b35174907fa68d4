#include "compute/layer/pointwise_layer.h"

#include <gtest/gtest.h>

namespace pw {
namespace {

TEST(PointwiseLayer, ActivationsHaveNames) {
  for (const Activation activation : kActivations)
    EXPECT_EQ(activation_from_name(activation_name(activation)), activation);
  // One that has a name but is not in the list could not be chosen anywhere.
  EXPECT_STREQ(activation_name(static_cast<Activation>(kActivations.size())), "");
  EXPECT_STREQ(activation_name(Activation::kRelu), "relu");
  EXPECT_FALSE(activation_from_name("ReLU"));
  EXPECT_FALSE(activation_from_name(""));
}

}  // namespace
}  // namespace pw
