#include "app/panels/dialogs/small_window.h"

#include <gtest/gtest.h>

namespace pw {
namespace {

TEST(SmallWindow, IsOneInWhichThePanelsHaveNoRoom) {
  EXPECT_TRUE(is_too_small({320, 320}, 1.0F));
  EXPECT_TRUE(is_too_small({479, 900}, 1.0F));
  EXPECT_TRUE(is_too_small({1600, 359}, 1.0F));
  EXPECT_FALSE(is_too_small({480, 360}, 1.0F));
  EXPECT_TRUE(is_too_small({900, 700}, 2.0F));
  EXPECT_FALSE(is_too_small({960, 720}, 2.0F));
  EXPECT_FALSE(is_too_small({320, 320}, 0.5F));
}

TEST(SmallWindow, SaysHowLargeItShouldBe) {
  EXPECT_EQ(too_small_text(1.0F), "This window is too small: make it at least 480×360 pixels");
  EXPECT_EQ(too_small_text(2.0F), "This window is too small: make it at least 960×720 pixels");
}

}  // namespace
}  // namespace pw
