#include <gtest/gtest.h>

#include "app/platform/glfw_window.h"

namespace pw {
namespace {

TEST(FirstWindow, HasTheSizeWantedIfTheScreenHasRoom) {
  const auto size = size_within({1600, 900}, {1920, 1040}, 1.0F);
  EXPECT_EQ(size.width, 1600);
  EXPECT_EQ(size.height, 900);
}

TEST(FirstWindow, IsNoLargerThanTheWorkAreaWithItsTitleBar) {
  for (const float scale : {1.0F, 1.25F, 2.0F}) {
    for (const GlfwWindow::Size area : {GlfwWindow::Size{1024, 768}, {1366, 728}, {1440, 2560}, {1600, 900}}) {
      const GlfwWindow::Size wanted{static_cast<int>(1600 * scale), static_cast<int>(900 * scale)};
      const auto size = size_within(wanted, area, scale);
      EXPECT_LE(size.width, area.width);
      EXPECT_LE(size.height, area.height - 20);
    }
  }
}

TEST(FirstWindow, IsNoSmallerThanItCanBeMade) {
  const auto size = size_within({1600, 900}, {320, 200}, 1.0F);
  EXPECT_EQ(size.width, 640);
  EXPECT_EQ(size.height, 400);
}

}  // namespace
}  // namespace pw
