#include "app/pairs/pair_cases.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "app/document/action.h"
#include "app/document/builtin_inputs.h"
#include "app/document/pair_input.h"
#include "compute/layer/merged_layer.h"
#include "compute/layer/pointwise_forward.h"
#include "tests/app/document/document_test_documents.h"

namespace pw {
namespace {

Document picture_document() {
  Document document = hand_checkable_document();
  auto picture = std::make_shared<Image>();
  picture->width = 5;
  picture->height = 4;
  for (int i = 0; i < 60; ++i) picture->rgb8.push_back(static_cast<std::uint8_t>((i * 71) % 256));
  document.picture = std::move(picture);
  return document;
}

// Of a pair, on its input.
Tensor outputs_of_pair(const Pair& pair, const Document& document) {
  const auto in = pair_input_stack(document, pair.input);
  const Shape& shape = in->shape();
  Tensor hidden({shape.n, pair.network.layer(0).parameters.cout, shape.h, shape.w});
  pointwise_forward(in->features.maps.view(), pair.network.layer(0).parameters, hidden.view());
  Tensor y({shape.n, pair.network.cout(), shape.h, shape.w});
  pointwise_forward(hidden.view(), pair.network.layer(1).parameters, y.view());
  return y;
}

PointwiseLayer merged_of(const Pair& pair) {
  return merged_layer(pair.network.layer(0).parameters, pair.network.layer(1).parameters);
}

TEST(PairCases, AbsIsTheAbsoluteDifferenceAndMergesIntoZeros) {
  const Document document = picture_document();
  const Pair pair = made_pair(PairCase::kAbs, document);
  EXPECT_EQ(pair.network.layer(0).parameters.weight, (std::vector<float>{1, 0, -1, -1, 0, 1}));
  EXPECT_EQ(pair.network.layer(1).parameters.weight, (std::vector<float>{1, 1}));
  const Tensor x = to_tensor(*document.picture), y = outputs_of_pair(pair, document);
  for (std::size_t p = 0; p < 20; ++p) EXPECT_EQ(y.plane(0, 0)[p], std::fabs(x.plane(0, 0)[p] - x.plane(0, 2)[p]));
  EXPECT_EQ(merged_of(pair).weight, (std::vector<float>{0, 0, 0}));
  EXPECT_EQ(merged_of(pair).bias, std::vector<float>{0});
}

TEST(PairCases, MaxIsTheLargerAndMergesIntoTheFirst) {
  const Document document = picture_document();
  const Pair pair = made_pair(PairCase::kMax, document);
  const Tensor x = to_tensor(*document.picture), y = outputs_of_pair(pair, document);
  for (std::size_t p = 0; p < 20; ++p)
    EXPECT_NEAR(y.plane(0, 0)[p], std::max(x.plane(0, 0)[p], x.plane(0, 2)[p]), 1e-7);
  EXPECT_EQ(merged_of(pair).weight, (std::vector<float>{1, 0, 0}));
}

TEST(PairCases, XorIsExactAtEveryPosition) {
  const Document document = picture_document();
  const Pair pair = made_pair(PairCase::kXor, document);
  const Tensor x =
      hand_checkable_stack()->features.maps.view().shape.c == 4 ? outputs_of_pair(pair, document) : Tensor();
  const auto numbers = hand_checkable_stack();
  int ones = 0;
  for (std::size_t p = 0; p < 12; ++p) {
    const bool cross = numbers->features.maps.plane(0, 1)[p] != 0.0F;
    const bool chequer = numbers->features.maps.plane(0, 3)[p] != 0.0F;
    EXPECT_EQ(x.plane(0, 0)[p], cross != chequer ? 1.0F : 0.0F);
    ones += cross != chequer ? 1 : 0;
  }
  EXPECT_GT(ones, 0);
  EXPECT_LT(ones, 12);
  // All four combinations occur, so that it is no other function.
  EXPECT_EQ(merged_of(pair).weight, (std::vector<float>{0, -1, 0, -0.5F}));
  EXPECT_EQ(merged_of(pair).bias, std::vector<float>{2});
}

TEST(PairCases, EqualFiltersAreEqualInBothLayersUntilOneIsNudged) {
  const Document document = picture_document();
  const Pair pair = made_pair(PairCase::kEqual, document);
  EXPECT_EQ(pair.input, PairInput::kStack);
  EXPECT_EQ(pair.network.cout(), document.network.cout());
  const PointwiseLayer& first = pair.network.layer(0).parameters;
  const PointwiseLayer& second = pair.network.layer(1).parameters;
  for (std::int64_t i = 0; i < first.cin; ++i) EXPECT_EQ(first.w(0, i), first.w(1, i));
  EXPECT_EQ(first.bias[0], first.bias[1]);
  for (std::int64_t o = 0; o < second.cout; ++o) EXPECT_EQ(second.w(o, 0), second.w(o, 1));
  const PointwiseLayer nudged = with_nudge(pair).network.layer(0).parameters;
  int differ = 0;
  for (std::int64_t i = 0; i < first.cin; ++i) differ += nudged.w(0, i) != nudged.w(1, i) ? 1 : 0;
  EXPECT_EQ(differ, 1);
  EXPECT_FALSE(is_as_made(with_nudge(pair)));
}

TEST(PairCases, AllFitTheirDocument) {
  Document one_map = hand_checkable_document();
  FeatureMaps maps;
  maps.maps = Tensor({1, 1, 1, 1});
  maps.maps.plane(0, 0)[0] = std::nanf("");
  one_map.input = make_input_stack(std::move(maps));
  Weights weights;
  weights.parameters = PointwiseLayer(3, 1);
  one_map.network = one_layer(std::make_shared<const Weights>(weights));
  for (const Document& document : {picture_document(), hand_checkable_document(), one_map}) {
    for (const PairCase example : {PairCase::kAbs, PairCase::kMax, PairCase::kXor, PairCase::kEqual}) {
      EXPECT_EQ(pair_case_problem(example, document), "");
      const Pair pair = made_pair(example, document);
      EXPECT_EQ(pair.example, example);
      EXPECT_TRUE(is_as_made(pair));
      EXPECT_TRUE(fits(document, SetPair{pair}));
    }
    EXPECT_NE(pair_case_problem(PairCase::kRoad, document), "");
  }
}

TEST(PairCases, WithoutAPictureTheFirstTwoMapsAreCompared) {
  const Document document = hand_checkable_document();
  const Pair pair = shown_pair(document);
  EXPECT_EQ(pair.input, PairInput::kStack);
  const Tensor y = outputs_of_pair(pair, document);
  const TensorView x = document.input->features.maps.view();
  for (std::size_t p = 0; p < 12; ++p) EXPECT_EQ(y.plane(0, 0)[p], std::fabs(x.plane(0, 0)[p] - x.plane(0, 1)[p]));
}

TEST(PairCases, TheDocumentsPairIsShownWhereItHasOne) {
  Document document = picture_document();
  EXPECT_EQ(shown_pair(document).example, PairCase::kAbs);
  EXPECT_FALSE(document.pair);
  document.pair = made_pair(PairCase::kXor, document);
  EXPECT_EQ(shown_pair(document), *document.pair);
}

TEST(PairCases, HiddenMapsComeWithZerosAndGoFromTheEnd) {
  const Document document = picture_document();
  const Pair pair = made_pair(PairCase::kAbs, document);
  const Pair more = with_hidden_maps(pair, 5);
  EXPECT_TRUE(fits(document, SetPair{more}));
  EXPECT_EQ(more.network.layer(0).parameters.cout, 5);
  EXPECT_EQ(more.network.layer(0).parameters.w(1, 2), 1.0F);
  EXPECT_EQ(more.network.layer(1).parameters.weight, (std::vector<float>{1, 1, 0, 0, 0}));
  EXPECT_EQ(more.network.layer(0).parameters.activation, Activation::kRelu);
  const Tensor y = outputs_of_pair(pair, document), same = outputs_of_pair(more, document);
  for (std::size_t p = 0; p < 20; ++p) EXPECT_EQ(y.plane(0, 0)[p], same.plane(0, 0)[p]);
  const Pair one = with_hidden_maps(more, 1);
  EXPECT_EQ(one.network.layer(0).parameters.weight, (std::vector<float>{1, 0, -1}));
  EXPECT_EQ(one.network.layer(1).parameters.weight, std::vector<float>{1});
  EXPECT_FALSE(is_as_made(more));
}

}  // namespace
}  // namespace pw
