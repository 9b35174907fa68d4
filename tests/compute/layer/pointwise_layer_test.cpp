#include "compute/layer/pointwise_layer.h"

#include <gtest/gtest.h>

namespace pw {
namespace {

TEST(PointwiseLayer, ActivationsHaveNames) {
  for (const Activation activation : kActivations)
    EXPECT_EQ(activation_from_name(activation_name(activation)), activation);
  // Every activation with a name must be in the list, or it could not be selected.
  EXPECT_STREQ(activation_name(static_cast<Activation>(kActivations.size())), "");
  EXPECT_STREQ(activation_name(Activation::kRelu), "relu");
  EXPECT_FALSE(activation_from_name("ReLU"));
  EXPECT_FALSE(activation_from_name(""));
}

}  // namespace
}  // namespace pw
