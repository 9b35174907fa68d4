#include "app/panels/outputs/link_end.h"

#include <gtest/gtest.h>

namespace pw {
namespace {

constexpr float kRadius = 8.0F;

TEST(LinkEnd, IsInTheMiddleOfThePicturesTopEdge) {
  EXPECT_EQ(link_end({{100, 50, 400, 100}, 200, 510, kRadius})->mark.x, 300.0F);
  EXPECT_EQ(link_end({{100, 50, 400, 100}, 200, 510, kRadius})->tip.y, 50.0F);
}

TEST(LinkEnd, AvoidsTheHeadingAndTheButtons) {
  const auto right_of_text = link_end({{100, 50, 400, 100}, 350, 510, kRadius});
  EXPECT_EQ(right_of_text->mark.x, 350.0F + kBesideLinkMark * kRadius);
  const auto left_of_buttons = link_end({{100, 50, 400, 100}, 150, 280, kRadius});
  EXPECT_EQ(left_of_buttons->mark.x, 280.0F - kBesideLinkMark * kRadius);
  // Clear of both, not touching.
  EXPECT_GE(kBesideLinkMark, 1.75F);
}

TEST(LinkEnd, IsBesideAPictureThatIsNarrowerThanItsHeading) {
  const auto end = link_end({{100, 50, 60, 200}, 250, 510, kRadius});
  EXPECT_GT(end->mark.x, 250.0F);
  EXPECT_GT(end->mark.y, 50.0F);
  EXPECT_EQ(end->tip.x, 160.0F);
}

TEST(LinkEnd, IsOnThePictureBesideACaptionThatHasRoomAboveIt) {
  const Rect picture{100, 50, 160, 200};
  const float room = room_above_picture(picture, 180, kRadius);
  EXPECT_GT(room, 0.0F);
  const auto on_it = link_end({picture, 180 + room, 510, kRadius});
  EXPECT_EQ(on_it->tip.y, picture.y);
  EXPECT_LE(on_it->mark.x + kRadius, picture.right());
  EXPECT_EQ(link_end({picture, 180 + room + 1.0F, 510, kRadius})->tip.x, picture.right());
}

TEST(LinkEnd, IsNowhereIfThereIsNoRoom) {
  EXPECT_FALSE(link_end({{100, 50, 400, 100}, 300, 310, kRadius}));
}

}  // namespace
}  // namespace pw
