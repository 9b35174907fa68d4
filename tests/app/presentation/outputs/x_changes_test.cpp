// Values of x that are shown other than the stack has them.
#include "app/presentation/outputs/x_changes.h"

#include <gtest/gtest.h>

#include <memory>

namespace pw {
namespace {

Document changeable_document() {
  FeatureMaps features;
  features.maps = Tensor({2, 3, 2, 4});
  for (std::int64_t map = 0; map < 3; ++map) {
    for (std::size_t p = 0; p < 8; ++p)
      features.maps.plane(0, map)[p] = static_cast<float>(p) + 10.0F * static_cast<float>(map);
  }
  Document document;
  document.input = make_input_stack(std::move(features));
  return document;
}

TEST(XChanges, AreFoundByPositionAndMap) {
  const XChanges changes({{0, 2, {1, 1}, 5.0F}, {0, 0, {1, 1}, 6.0F}, {0, 1, {3, 0}, 7.0F}, {0, 2, {1, 1}, 8.0F}});
  ASSERT_EQ(changes.all().size(), 3U) << "the last of two for one value counts";
  EXPECT_EQ(changes.at({1, 1}).size(), 2U);
  EXPECT_EQ(changes.at({0, 1}).size(), 0U);
  EXPECT_EQ(*changes.find({1, 1}, 2), 8.0F);
  EXPECT_EQ(*changes.find({3, 0}, 1), 7.0F);
  EXPECT_EQ(changes.find({3, 0}, 0), nullptr);
  EXPECT_EQ(changes.find({0, 0}, 1), nullptr);
}

TEST(XChanges, APokeReplacesThatOfItsValueAndGoesWhereItIsNoChange) {
  Document document = changeable_document();
  document.pokes = *with_poke(document, {0, 1, {2, 1}, 3.0F});
  document.pokes = *with_poke(document, {1, 1, {2, 1}, 4.0F});
  document.pokes = *with_poke(document, {0, 1, {2, 1}, 5.0F});
  EXPECT_EQ(document.pokes, (std::vector<Poke>{{0, 1, {2, 1}, 5.0F}, {1, 1, {2, 1}, 4.0F}}));
  EXPECT_EQ(find_poke(document, 0, 1, {2, 1})->value, 5.0F);
  EXPECT_EQ(find_poke(document, 0, 1, {2, 0}), nullptr);
  EXPECT_EQ(value_in_stack(document, 0, 1, {2, 1}), 16.0F);
  document.pokes = *with_poke(document, {0, 1, {2, 1}, 16.0F});
  EXPECT_EQ(document.pokes, (std::vector<Poke>{{1, 1, {2, 1}, 4.0F}}));
}

TEST(XChanges, ThereAreNoMorePokesThanTheMost) {
  Document document = changeable_document();
  document.pokes.assign(kMostPokes, {1, 0, {0, 0}, 1.0F});
  EXPECT_EQ(with_poke(document, {0, 0, {0, 0}, 1.0F}), std::nullopt);
  EXPECT_TRUE(with_poke(document, {1, 0, {0, 0}, 2.0F}));
}

}  // namespace
}  // namespace pw
