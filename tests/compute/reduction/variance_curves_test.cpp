// What a stack without labels has of the curves is what it has with them.
#include <gtest/gtest.h>

#include <vector>

#include "compute/core/random.h"
#include "compute/reduction/reduction_curves.h"
#include "compute/reduction/reduction_data.h"
#include "compute/reduction/reduction_source.h"

namespace pw {
namespace {

Tensor random_stack(const Shape& shape) {
  Tensor stack(shape);
  Random random(5, 0);
  for (std::int64_t c = 0; c < shape.c; ++c)
    for (float& value : stack.plane(0, c)) value = random.normal(1.0F);
  return stack;
}

TEST(VarianceCurves, AreThoseOfTheSameStackWithLabels) {
  const Tensor stack = random_stack({1, 12, 8, 10});
  std::vector<std::uint8_t> labels(80);
  for (std::size_t p = 0; p < labels.size(); ++p) labels[p] = p % 3 == 0 ? 1 : 0;
  const auto labelled = data_of_stack(stack, labels, labels, 2);
  ASSERT_TRUE(labelled);
  CurveSearch search(**labelled, 7, 5);
  const std::vector<ReductionCurve> found = variance_curves(*data_without_labels(stack), 7, 5, nullptr);
  ASSERT_EQ(found.size(), 2U);
  for (const auto& [curve, number] : {std::pair{found[0], 1U}, {found[1], 3U}}) {
    const auto wanted = search.curve(number, nullptr);
    ASSERT_TRUE(wanted);
    EXPECT_EQ(curve.kind, wanted->kind);
    ASSERT_EQ(curve.points.size(), wanted->points.size());
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
      EXPECT_EQ(curve.points[i].outputs, wanted->points[i].outputs);
      EXPECT_FALSE(curve.points[i].iou);
      EXPECT_NEAR(curve.points[i].explained_standardised, wanted->points[i].explained_standardised, 1e-12);
    }
  }
}

TEST(VarianceCurves, HaveAPointWhereTheTableIs) {
  EXPECT_EQ(curve_outputs_with(9), (std::vector<std::int64_t>{1, 2, 3, 4, 6, 8, 9, 12, 16, 24, 32}));
  EXPECT_EQ(curve_outputs_with(8).size(), kCurveOutputs.size());
  EXPECT_EQ(curve_outputs_with(64).size(), kCurveOutputs.size());
  EXPECT_EQ(curve_outputs_with({}).size(), kCurveOutputs.size());
}

}  // namespace
}  // namespace pw
