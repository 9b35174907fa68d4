#include "app/panels/dialogs/command_search.h"

#include <gtest/gtest.h>

#include <set>

#include "app/views/make_commands.h"
#include "app/views/views.h"

namespace pw {
namespace {

Command searched(std::string id, std::string label, std::string help, std::vector<Shortcut> keys = {}) {
  Command command;
  command.id = std::move(id);
  command.label = std::move(label);
  command.help = std::move(help);
  command.keys = std::move(keys);
  return command;
}

TEST(CommandSearch, WordsAreFoundInAnyOrderAndCase) {
  const Command undo = searched("undo", "↶ Undo", "Undoes the last gesture", {"Ctrl+Z"});
  for (const char* typed : {"", " ", "undo", "UNDO", "gest last", "last  undo", "ctrl+z", "ges", "Ctrl+Z undo"})
    EXPECT_TRUE(matches_words(undo, typed)) << typed;
  for (const char* typed : {"redo", "undo redo", "undone", "x"}) EXPECT_FALSE(matches_words(undo, typed)) << typed;
}

TEST(CommandSearch, AButtonWithASignIsCalledAsItsCommand) {
  EXPECT_EQ(command_title(searched("scene.next", "›", "A new scene")), "Scene: next");
  EXPECT_EQ(command_title(searched("help", "?", "Keys")), "Help");
  EXPECT_EQ(command_title(searched("train.run_to", "1,000", "Trains")), "Train: run to");
  EXPECT_EQ(command_title(searched("undo", "↶ Undo", "Undoes")), "↶ Undo");
  EXPECT_EQ(command_title(searched("pin", "hold the scale", "Keeps it")), "Hold the scale");
}

TEST(CommandSearch, NoTwoCommandsOfAViewLookAlike) {
  const auto views = make_views();
  const CommandTable table = make_commands(views, {});
  for (const auto& view : views) {
    std::set<std::string> texts;
    for (const Command& command : table.all()) {
      if (command.scope != view->id() && command.scope != kWindowScope) continue;
      EXPECT_TRUE(texts.insert(command_title(command) + ": " + command.help).second) << command.id;
    }
  }
}

}  // namespace
}  // namespace pw
