#include <gtest/gtest.h>

#include "app/document/action.h"
#include "app/presentation/selection.h"
#include "app/presentation/shown_maps.h"
#include "tests/app/document/document_test_documents.h"

namespace pw {
namespace {

Selection everywhere() {
  Selection selection;
  selection.map = 3;
  selection.maps = {1, 3};
  selection.output = 2;
  selection.position = {4, 2};
  selection.view = "learn";
  selection.tab = "compare";
  selection.mode = MapsMode::kProducts;
  selection.order = MapsOrder::kStrongest;
  selection.added = 4;
  selection.probe = {ProbeOf::kMean, ProbeSort::kSize};
  return selection;
}

SetInput input_of(const Shape& shape) {
  return {{nullptr, nullptr, test::stack_of(shape)}, {}, test::weights_of(2, shape.c)};
}

TEST(CarriedSelection, StaysWithAnotherPictureOfTheSameMaps) {
  const Document before = test::full_document();
  const Document after = pw::apply(before, input_of({1, 4, 3, 5}));
  EXPECT_EQ(carried_over(everywhere(), &before.shape(), after, {}), everywhere());
}

TEST(CarriedSelection, IsClampedWithASmallerPictureOfAsManyMaps) {
  const Document before = test::full_document();
  const Document after = pw::apply(before, input_of({1, 4, 1, 2}));
  Selection want = everywhere();
  want.position = {1, 0};
  EXPECT_EQ(carried_over(everywhere(), &before.shape(), after, {}), want);
}

TEST(CarriedSelection, IsResetForOtherMaps) {
  const Document before = test::full_document();
  const Document after = pw::apply(before, input_of({1, 5, 3, 5}));
  Tensor sums({1, 2, 3, 5});
  sums.plane(0, 1)[7] = 5.0F;
  Selection want = everywhere();
  select_map(want, strongest_map(after, 0));
  want.output = 1;
  want.position = {2, 1};
  want.added = 5;
  EXPECT_EQ(carried_over(everywhere(), &before.shape(), after, sums), want);
}

TEST(CarriedSelection, StaysWhenAnOutputIsAdded) {
  const Document before = test::full_document();
  const Document after = pw::apply(before, AddOutput{});
  EXPECT_EQ(carried_over(everywhere(), &before.shape(), after, {}), everywhere());
}

TEST(CarriedSelection, FallsBackToTheLastOutputIfTheSelectedOneIsRemoved) {
  const Document before = test::full_document();
  const Document after = pw::apply(before, RemoveOutput{});
  Selection want = everywhere();
  want.output = 1;
  EXPECT_EQ(carried_over(everywhere(), &before.shape(), after, {}), want);
}

TEST(CarriedSelection, IsClampedIntoTheStack) {
  Document document = test::full_document();
  document.input = test::stack_of({1, 2, 2, 3});
  Selection want = everywhere();
  // Only one of the two maps is left, and it is not the selected one.
  want.map = 1;
  want.maps = {1};
  want.position = {2, 1};
  want.added = 2;
  Selection selection = everywhere();
  selection.n = 3;
  EXPECT_EQ(clamped(selection, document), want);
}

}  // namespace
}  // namespace pw
