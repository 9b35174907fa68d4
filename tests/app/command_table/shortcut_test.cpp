#include "app/command_table/shortcut.h"

#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include <set>
#include <utility>

namespace pw {
namespace {

TEST(Shortcut, DisplayTextsCanBeParsed) {
  const std::pair<const char*, const char*> texts[] = {{"Ctrl+Shift+S", "Ctrl+Shift+S"},
                                                       {"Shift+Ctrl+S", "Ctrl+Shift+S"},
                                                       {"Alt+Left", "Alt+←"},
                                                       {"?", "?"},
                                                       {"+", "+"},
                                                       {"Shift++", "Shift++"},
                                                       {"Ctrl+1", "Ctrl+1"},
                                                       {"F1", "F1"},
                                                       {"F12", "F12"},
                                                       {"Page Up", "Page Up"},
                                                       {"Enter", "Enter"},
                                                       {"-", "−"},
                                                       {"Alt+-", "Alt+−"},
                                                       {"Space", "Space"},
                                                       {"[", "["}};
  for (const auto& [text, shown] : texts) {
    EXPECT_EQ(Shortcut(text).text(), shown);
    EXPECT_EQ(Shortcut::parse(shown), Shortcut(text));
  }
  EXPECT_EQ(Shortcut().text(), "");
}

TEST(Shortcut, InvalidTextIsNotParsed) {
  for (const char* text : {"", "Ctrl", "Ctrl+", "Ctrl+Ctrl+S", "s", "ä", "F0", "F13", "left", "Strg+S", "&", "S+Ctrl"})
    EXPECT_FALSE(Shortcut::parse(text)) << text;
}

TEST(Shortcut, EqualIfOnePressMatchesBoth) {
  EXPECT_EQ(Shortcut("Shift+Ctrl+S"), Shortcut("Ctrl+Shift+S"));
  EXPECT_EQ(Shortcut("Shift+?"), Shortcut("?"));
  EXPECT_EQ(Shortcut("Alt+="), Shortcut("Alt++"));
  EXPECT_EQ(Shortcut("Shift+="), Shortcut("+"));
  const std::set<Shortcut> different = {"S", "Shift+S", "Ctrl+S", "+", "Shift++", "Alt++", "=", "-", "1", "F1", "Left"};
  EXPECT_EQ(different.size(), 11U);
}

TEST(Shortcut, WithoutAKeyMatchesNothing) {
  EXPECT_FALSE(Shortcut().matches({}));
  EXPECT_FALSE(Shortcut().matches({.key = GLFW_KEY_UNKNOWN}));
  EXPECT_TRUE(Shortcut("H").matches({GLFW_KEY_H, 0, "h", "h"}));
  EXPECT_FALSE(Shortcut("Shift+H").matches({GLFW_KEY_H, 0, "h", "h"}));
}

}  // namespace
}  // namespace pw
