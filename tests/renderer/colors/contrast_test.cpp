#include "renderer/colors/contrast.h"

#include <gtest/gtest.h>

#include "renderer/colors/color_map.h"

namespace pw {
namespace {

TEST(Contrast, IsThatOfTheStandard) {
  EXPECT_DOUBLE_EQ(contrast({255, 255, 255}, {0, 0, 0}), 21.0);
  EXPECT_DOUBLE_EQ(contrast({0, 0, 0}, {255, 255, 255}), 21.0);
  EXPECT_DOUBLE_EQ(contrast({12, 34, 56}, {12, 34, 56}), 1.0);
  EXPECT_NEAR(contrast({119, 119, 119}, {255, 255, 255}), 4.48, 0.005);
  EXPECT_NEAR(contrast({255, 255, 255}, {0, 0, 0}, kRoomFlare), 7.0, 1e-12);
}

TEST(Contrast, LightIsNotTheMeanOfItsParts) {
  EXPECT_DOUBLE_EQ(relative_luminance({0, 255, 0}), 0.7152);
  EXPECT_NEAR(relative_luminance({127, 127, 127}), 0.2122, 1e-4);
}

}  // namespace
}  // namespace pw
