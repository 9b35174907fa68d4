#include "app/command_table/command.h"

#include <GLFW/glfw3.h>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "app/views/make_commands.h"
#include "app/views/views.h"

namespace pw {
namespace {

// The window's table, with the views that it borrows.
struct WholeTable {
  std::vector<std::unique_ptr<View>> views = make_views();
  CommandTable table = make_commands(views, {});
};

KeyPress press_of(int key, int modifiers, std::string name, std::string text) {
  KeyPress press{key, modifiers, std::move(name)};
  press.text = std::move(text);
  return press;
}

Command command(std::string id, std::vector<Shortcut> keys, std::string_view scope = kWindowScope) {
  Command made;
  made.id = std::move(id);
  made.help = "Does it";
  made.help_row = "does it";
  made.keys = std::move(keys);
  made.scope = scope;
  made.run = [](Frame&) {};
  return made;
}

TEST(CommandTable, NoScopeHasTwoCommandsForAKey) {
  const WholeTable whole;
  for (const Command& row : whole.table.all()) {
    std::string keys;
    for (const Shortcut& key : row.keys) keys += key.text() + "  ";
    fmt::print("{:10} {:22} {:28} {}\n", row.scope, row.id, keys, row.help);
  }
  EXPECT_TRUE(whole.table.collisions().empty()) << fmt::format("{}", fmt::join(whole.table.collisions(), "\n"));
}

TEST(CommandTable, FindsCollidingKeysAndIdsInAScope) {
  CommandTable table;
  table.add({command("one", {"Ctrl+K", "+"}), command("two", {"K"}), command("three", {"Ctrl+K"}, "elsewhere")});
  EXPECT_TRUE(table.collisions().empty());
  table.add({command("four", {"Ctrl+K"})});
  EXPECT_EQ(table.collisions(), std::vector<std::string>{"one and four: Ctrl+K"});
  table.add({command("two", {})});
  EXPECT_EQ(table.collisions().size(), 2U);
}

TEST(CommandTable, EveryCommandHasHelpAndRuns) {
  const WholeTable whole;
  for (const Command& row : whole.table.all()) {
    EXPECT_FALSE(row.help.empty()) << row.id;
    EXPECT_FALSE(row.label.empty()) << row.id;
    EXPECT_FALSE(row.help.ends_with('.')) << row.id;
    EXPECT_TRUE(static_cast<bool>(row.run)) << row.id;
  }
}

TEST(CommandTable, HasTheKeysOfTheDesign) {
  const WholeTable whole;
  const std::vector<std::pair<const char*, std::vector<Shortcut>>> wanted = {{"input.sample", {"1"}},
                                                                             {"input.numbers", {"2"}},
                                                                             {"input.pixels", {"3"}},
                                                                             {"map.left", {"Left"}},
                                                                             {"map.down", {"Down"}},
                                                                             {"position.up", {"Alt+Up"}},
                                                                             {"weight.type", {"Enter"}},
                                                                             {"weight.zero", {"0"}},
                                                                             {"weight.raise", {"+", "="}},
                                                                             {"weight.lower", {"-"}},
                                                                             {"weight.raise_fine", {"Alt++"}},
                                                                             {"bias.lower", {"[", ","}},
                                                                             {"bias.raise", {"]", "."}},
                                                                             {"output.next", {"Tab"}},
                                                                             {"zoom.in", {"Page Up"}},
                                                                             {"zoom.all", {"Home"}},
                                                                             {"curtain", {"H"}},
                                                                             {"theme", {"T"}},
                                                                             {"layout", {"N"}},
                                                                             {"range", {"R"}},
                                                                             {"strongest", {"M"}},
                                                                             {"pin", {"P"}},
                                                                             {"change", {"C"}},
                                                                             {"activation", {"A"}},
                                                                             {"overlay", {"O"}},
                                                                             {"image.next", {"B"}},
                                                                             {"scene.next", {"S"}},
                                                                             {"scene.previous", {"Shift+S"}},
                                                                             {"truth", {"G"}},
                                                                             {"help", {"?", "F1"}},
                                                                             {"open", {"Ctrl+O"}},
                                                                             {"save.weights", {"Ctrl+S"}},
                                                                             {"save.outputs", {"Ctrl+Shift+S"}},
                                                                             {"undo", {"Ctrl+Z"}},
                                                                             {"redo", {"Ctrl+Y"}},
                                                                             {"copy", {"Ctrl+C"}},
                                                                             {"palette", {"Ctrl+Shift+P"}},
                                                                             {"quit", {"Ctrl+Q"}},
                                                                             {"escape", {"Esc"}}};
  for (const auto& [id, keys] : wanted) {
    const Command& row = whole.table.find(id);
    for (const Shortcut& key : keys)
      EXPECT_NE(std::ranges::find(row.keys, key), row.keys.end()) << id << " lacks " << key.text();
  }
}

TEST(CommandTable, TheInnermostScopeHandlesAKey) {
  CommandTable table;
  table.add({command("far", {"Enter"}), command("near", {"Enter"}, "view"), command("only far", {"H"})});
  const KeyPress enter = press_of(GLFW_KEY_ENTER, 0, "", "");
  const KeyPress h = press_of(GLFW_KEY_H, 0, "h", "h");
  EXPECT_EQ(table.find(enter, {"view", kWindowScope})->id, "near");
  EXPECT_EQ(table.find(enter, {kWindowScope})->id, "far");
  EXPECT_EQ(table.find(h, {"view", kWindowScope})->id, "only far");
  EXPECT_EQ(table.find(h, {"view"}), nullptr);
}

TEST(CommandTable, EnterMeasuresWhileTheHelpIsOpenAndElseTypesAWeight) {
  const WholeTable whole;
  const KeyPress enter = press_of(GLFW_KEY_KP_ENTER, 0, "", "");
  const View& view = *whole.views.front();
  EXPECT_EQ(whole.table.find(enter, active_scopes(view, {}, false))->id, "weight.type");
  EXPECT_EQ(whole.table.find(enter, active_scopes(view, {}, true))->id, "measure");
}

// Real keyboard layouts: what the keys type counts.
TEST(CommandTable, KeysFollowTheLayout) {
  const WholeTable whole;
  const auto id_of = [&](const KeyPress& press) {
    const Command* found = whole.table.find(press, active_scopes(*whole.views.front(), {}, false));
    return found != nullptr ? found->id : "";
  };
  // Swedish: Shift and the key that prints "+" types "?".
  EXPECT_EQ(id_of(press_of(GLFW_KEY_MINUS, GLFW_MOD_SHIFT, "+", "?")), "help");
  EXPECT_EQ(id_of(press_of(GLFW_KEY_MINUS, 0, "+", "+")), "weight.raise");
  // Russian: the position of Z on a US keyboard.
  KeyPress undo = press_of(GLFW_KEY_Z, GLFW_MOD_CONTROL, "я", "");
  undo.latin_layout = false;
  EXPECT_EQ(id_of(undo), "undo");
  // German: Z and Y are swapped.
  EXPECT_EQ(id_of(press_of(GLFW_KEY_Y, GLFW_MOD_CONTROL, "z", "")), "undo");
  // French: the digit row types digits with Shift only.
  EXPECT_EQ(id_of(press_of(GLFW_KEY_2, 0, "é", "é")), "input.numbers");
  EXPECT_EQ(id_of(press_of(GLFW_KEY_2, GLFW_MOD_SHIFT, "é", "2")), "input.numbers");
  EXPECT_EQ(id_of(press_of(GLFW_KEY_0, 0, "à", "à")), "weight.zero");
}

TEST(CommandTable, TheHelpIsBuiltFromTheRows) {
  const WholeTable whole;
  const auto rows = whole.table.help_rows();
  std::set<std::string> texts;
  for (const CommandTable::HelpRow& row : rows) EXPECT_TRUE(texts.insert(row.text).second) << row.text;
  const auto undo = std::ranges::find(rows, "undo, redo", &CommandTable::HelpRow::text);
  ASSERT_NE(undo, rows.end());
  EXPECT_EQ(undo->keys, "Ctrl+Z, Ctrl+Y");
  const auto marker = std::ranges::find(rows, "move the marker", &CommandTable::HelpRow::text);
  ASSERT_NE(marker, rows.end());
  EXPECT_EQ(marker->keys, "Alt+arrows");
}

TEST(CommandTable, TooltipsNameTheKeys) {
  EXPECT_EQ(tooltip_text(command("a", {"Ctrl+K", "F1"})), "Does it (Ctrl+K, F1)");
  EXPECT_EQ(tooltip_text(command("a", {})), "Does it");
}

}  // namespace
}  // namespace pw
