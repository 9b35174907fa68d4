#include "app/command_table/key_press.h"

#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include "app/command_table/shortcut.h"

namespace pw {
namespace {

TEST(PressQueue, ACharacterBelongsToThePreviousPress) {
  PressQueue queue;
  queue.press({GLFW_KEY_LEFT_SHIFT, 0, "", ""});
  queue.press({GLFW_KEY_MINUS, GLFW_MOD_SHIFT, "+", ""});
  queue.type('?');
  for (int repeat = 0; repeat < 2; ++repeat) {
    queue.press({GLFW_KEY_2, 0, "é", ""});
    queue.type(0xE9);
  }
  queue.press({GLFW_KEY_HOME, 0, "", ""});
  const auto presses = queue.pop_all();
  ASSERT_EQ(presses.size(), 5U);
  EXPECT_EQ(presses[0].text, "");
  EXPECT_EQ(presses[1].key, GLFW_KEY_MINUS);
  EXPECT_EQ(presses[1].text, "?");
  EXPECT_EQ(presses[2].text, "é");
  EXPECT_EQ(presses[3].text, "é");
  EXPECT_EQ(presses[4].text, "");
  EXPECT_TRUE(queue.pop_all().empty());
}

TEST(PressQueue, ACharacterWithoutAPressBecomesAPressWithoutAKey) {
  PressQueue queue;
  queue.press({GLFW_KEY_SLASH, GLFW_MOD_SHIFT, "/", ""});
  EXPECT_EQ(queue.pop_all().size(), 1U);
  queue.type('?');
  queue.type('1');
  const auto presses = queue.pop_all();
  ASSERT_EQ(presses.size(), 2U);
  EXPECT_EQ(presses[0].key, GLFW_KEY_UNKNOWN);
  EXPECT_TRUE(Shortcut("?").matches(presses[0]));
  EXPECT_TRUE(Shortcut("1").matches(presses[1]));
}

}  // namespace
}  // namespace pw
