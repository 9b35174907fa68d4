#include "compute/layer/merged_layer.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "compute/core/random.h"
#include "compute/layer/pointwise_forward.h"

namespace pw {
namespace {

PointwiseLayer merged_test_layer(std::int64_t cout, std::int64_t cin, std::uint64_t seed) {
  PointwiseLayer layer(cout, cin);
  Random random(seed, 1);
  for (float& value : layer.weight) value = random.normal(1.0F);
  for (float& value : layer.bias) value = random.normal(1.0F);
  return layer;
}

Tensor merged_test_sums(TensorView x, const PointwiseLayer& layer) {
  Tensor sums({x.shape.n, layer.cout, x.shape.h, x.shape.w});
  pointwise_linear(x, layer, sums.view());
  return sums;
}

TEST(MergedLayer, OfWholeNumbersIsExact) {
  PointwiseLayer first(2, 3), second(1, 2);
  first.weight = {1, 0, -1, -1, 0, 1};
  first.bias = {2, 5};
  second.weight = {1, 3};
  second.bias = {7};
  const PointwiseLayer merged = merged_layer(first, second);
  EXPECT_EQ(merged.weight, (std::vector<float>{-2, 0, 2}));
  EXPECT_EQ(merged.bias, std::vector<float>{24});
}

TEST(MergedLayer, GivesWhatBothGiveButForRounding) {
  for (const auto [cin, hidden, cout] : {std::array<std::int64_t, 3>{256, 4, 2}, {1, 1, 1}, {3, 16, 5}, {7, 3, 1}}) {
    const PointwiseLayer first = merged_test_layer(hidden, cin, 1), second = merged_test_layer(cout, hidden, 2);
    Tensor x({2, cin, 5, 3});
    Random random(3, 1);
    for (std::int64_t n = 0; n < 2; ++n) {
      for (std::int64_t i = 0; i < cin; ++i) {
        for (float& value : x.plane(n, i)) value = random.normal(1.0F);
      }
    }
    const Tensor both = merged_test_sums(merged_test_sums(x.view(), first).view(), second);
    const Tensor one = merged_test_sums(x.view(), merged_layer(first, second));
    for (std::int64_t o = 0; o < cout; ++o) {
      for (std::size_t p = 0; p < 15; ++p)
        EXPECT_NEAR(both.plane(1, o)[p], one.plane(1, o)[p], 1e-6 * static_cast<double>(cin * hidden)) << cin;
    }
  }
}

TEST(MergedLayer, KeepsTheActivationOfTheSecondAlone) {
  PointwiseLayer first(1, 1), second(1, 1);
  first.activation = Activation::kRelu;
  second.activation = Activation::kSigmoid;
  EXPECT_EQ(merged_layer(first, second).activation, Activation::kSigmoid);
}

TEST(MergedLayer, KeepsWhatIsNoNumber) {
  PointwiseLayer first(1, 2), second(1, 1);
  first.weight = {std::nanf(""), 1};
  second.weight = {2};
  const PointwiseLayer merged = merged_layer(first, second);
  EXPECT_TRUE(std::isnan(merged.w(0, 0)));
  EXPECT_EQ(merged.w(0, 1), 2.0F);
}

}  // namespace
}  // namespace pw
