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

TEST(KeyByLetter, IsWhereTheLetterIsPrinted) {
  const auto key = [](int place, const char* name, bool latin = true) {
    return key_by_letter({.key = place, .name = name, .latin_layout = latin});
  };
  // American.
  EXPECT_EQ(key(GLFW_KEY_A, "a"), GLFW_KEY_A);
  EXPECT_EQ(key(GLFW_KEY_SEMICOLON, ";"), GLFW_KEY_SEMICOLON);
  EXPECT_EQ(key(GLFW_KEY_LEFT, ""), GLFW_KEY_LEFT);
  // French: A and Q, Z and W are swapped, M is beside L.
  EXPECT_EQ(key(GLFW_KEY_Q, "a"), GLFW_KEY_A);
  EXPECT_EQ(key(GLFW_KEY_A, "q"), GLFW_KEY_Q);
  EXPECT_EQ(key(GLFW_KEY_W, "z"), GLFW_KEY_Z);
  EXPECT_EQ(key(GLFW_KEY_SEMICOLON, "m"), GLFW_KEY_M);
  EXPECT_EQ(key(GLFW_KEY_M, ","), GLFW_KEY_UNKNOWN);
  EXPECT_EQ(key(GLFW_KEY_1, "&"), GLFW_KEY_1);
  // German.
  EXPECT_EQ(key(GLFW_KEY_Y, "z"), GLFW_KEY_Z);
  EXPECT_EQ(key(GLFW_KEY_LEFT_BRACKET, "ü"), GLFW_KEY_LEFT_BRACKET);
  // Russian.
  EXPECT_EQ(key(GLFW_KEY_A, "ф", false), GLFW_KEY_A);
  EXPECT_EQ(key(GLFW_KEY_Z, "я", false), GLFW_KEY_Z);
}

}  // namespace
}  // namespace pw
