#include "app/presentation/outputs/column_terms.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace pw {
namespace {

// Four maps of two positions, whose second position is 1, −2, 0, 4.
Document small_document() {
  Tensor maps({1, 4, 1, 2});
  const float values[] = {1, -2, 0, 4};
  for (std::int64_t i = 0; i < 4; ++i) {
    maps.plane(0, i)[0] = 10;
    maps.plane(0, i)[1] = values[i];
  }
  Weights weights;
  weights.parameters = PointwiseLayer(2, 4);
  weights.parameters.weight = {1, 1, 1, 1, 5, 10, 3, -1};
  weights.parameters.bias = {0, 0.5F};
  Document document;
  document.input = make_input_stack({std::move(maps), {}});
  document.network = one_layer(std::make_shared<const Weights>(std::move(weights)));
  return document;
}

constexpr Probe kBySize{ProbeOf::kPosition, ProbeSort::kSize};

TEST(ColumnTerms, AreInTheOrderOfTheMapsOrBySize) {
  const Document document = small_document();
  const ColumnTerms in_order = column_terms(document, {0, {1, 0}, 1, {}});
  EXPECT_EQ(in_order.x, (std::vector<float>{1, -2, 0, 4}));
  EXPECT_EQ(in_order.order, (std::vector<std::int64_t>{0, 1, 2, 3}));
  EXPECT_EQ(in_order.run.sums, (std::vector<float>{5.5F, -14.5F, -14.5F, -18.5F}));
  EXPECT_EQ(in_order.zeros, 1);
  const ColumnTerms by_size = column_terms(document, {0, {1, 0}, 1, kBySize});
  EXPECT_EQ(by_size.order, (std::vector<std::int64_t>{1, 0, 3, 2}));
  EXPECT_EQ(by_size.largest, (std::vector<std::int64_t>{1, 0, 3})) << "without the one that is zero";
  EXPECT_EQ(by_size.sum, in_order.sum);
  EXPECT_EQ(by_size.product(3), -4.0F);
  EXPECT_EQ(by_size.extent.low, -20.0F);
  EXPECT_EQ(by_size.extent.high, 5.0F);
}

TEST(ColumnTerms, OfMeansAndOfMutedMaps) {
  Document document = small_document();
  document.mask.muted = {1};
  const ColumnTerms terms = column_terms(document, {0, {1, 0}, 1, {ProbeOf::kMean, ProbeSort::kMap}});
  EXPECT_EQ(terms.x, (std::vector<float>{5.5F, 4, 5, 7}));
  EXPECT_EQ(terms.weights[1], 0.0F);
  EXPECT_EQ(terms.sum, 0.5 + 27.5 + 15 - 7);
}

TEST(ColumnTerms, NameTheMapThatIsNoNumber) {
  Document document = small_document();
  InputStack stack{{copy_of(document.input->features.maps), {}}, {}};
  stack.features.maps.plane(0, 2)[1] = std::numeric_limits<float>::quiet_NaN();
  document.input = make_input_stack(std::move(stack.features));
  for (const Probe& probe : {Probe{}, kBySize, Probe{ProbeOf::kMean, ProbeSort::kMap}}) {
    const ColumnTerms terms = column_terms(document, {0, {1, 0}, 1, probe});
    EXPECT_EQ(terms.broken_map(), 2);
    EXPECT_EQ(terms.largest.front(), 2);
    EXPECT_TRUE(std::isnan(terms.sum));
  }
  EXPECT_EQ(column_terms(document, {0, {0, 0}, 1, {}}).broken_map(), std::nullopt);
}

TEST(ColumnTerms, AreComputedWhenSomethingChanges) {
  Document document = small_document();
  ColumnTermsMemo memo;
  for (int i = 0; i < 3; ++i) memo.of(document, {0, {1, 0}, 1, {}});
  EXPECT_EQ(memo.evaluations(), 1);
  memo.of(document, {0, {0, 0}, 1, {}});
  document.mask.muted = {0};
  memo.of(document, {0, {0, 0}, 1, {}});
  memo.of(document, {0, {0, 0}, 1, kBySize});
  EXPECT_EQ(memo.evaluations(), 4);
}

TEST(ColumnTerms, AsATable) {
  const Document document = small_document();
  EXPECT_EQ(column_table(document, column_terms(document, {0, {1, 0}, 1, {}}), -18.5),
            "map\tname\tw\tx\tw·x\trunning sum\n"
            "0\tmap 0\t5\t1\t5\t5.5\n"
            "1\tmap 1\t10\t-2\t-20\t-14.5\n"
            "2\tmap 2\t3\t0\t0\t-14.5\n"
            "3\tmap 3\t-1\t4\t-4\t-18.5\n"
            "bias\t\t\t\t0.5\t\n"
            "y\t\t\t\t\t-18.5\n");
}

TEST(Probability, IsPrintedWithoutBeingRoundedToCertainty) {
  EXPECT_EQ(probability_text(softmax_of_two(7.05, -7.61)), ">0.9999");
  EXPECT_EQ(probability_text(softmax_of_two(-7.61, 7.05)), "<0.0001");
  EXPECT_EQ(probability_text(softmax_of_two(1, 1)), "0.5000");
  EXPECT_EQ(probability_text(softmax_of_two(-1e30, 1e30)), "<0.0001");
  EXPECT_EQ(probability_text(softmax_of_two(std::nan(""), 1)), "NaN");
}

}  // namespace
}  // namespace pw
