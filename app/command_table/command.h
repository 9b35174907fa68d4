#pragma once
// The table of commands: what keys, buttons, menus, tooltips and the help are made from.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/command_table/shortcut.h"

namespace pw {

class Frame;

// Keys of a scope that is active go before those of the scopes behind it. Views name their own.
inline constexpr std::string_view kWindowScope = "window";
inline constexpr std::string_view kHelpScope = "help";

// How far the keys of a command reach.
enum class Reach {
  kPanels,
  kTyping,   // while text is being typed, too
  kDialogs,  // while a dialog has the keyboard, too
};

struct Command {
  std::string id;              // "undo"
  std::string label;           // of its button or its line in a menu, where these have none of their own
  std::string help;            // what it does, in the words of a tooltip: "Takes back the last gesture"
  std::vector<Shortcut> keys;  // any of them
  std::string help_row;        // its row in the list of keys; commands of one row share it
  std::function<void(Frame&)> run;
  // Absent: always, and never on.
  std::function<bool(const Frame&)> is_enabled = nullptr;
  std::function<bool(const Frame&)> is_on = nullptr;
  std::string_view scope = kWindowScope;
  Reach reach = Reach::kPanels;
};

class CommandTable {
 public:
  void add(std::vector<Command> commands);

  const std::vector<Command>& all() const { return commands_; }
  // It is there.
  const Command& find(std::string_view id) const;
  // What a press of keys means; `scopes` are those that are active, the nearest first.
  const Command* find(const KeyPress& press, const std::vector<std::string_view>& scopes) const;
  // Pairs of commands of one scope that share a key, "undo and redo: Ctrl+Z".
  std::vector<std::string> collisions() const;

  // Rows of the list of keys: "Ctrl+Z, Ctrl+Y" and "undo, redo".
  struct HelpRow {
    std::string keys, text;
  };
  std::vector<HelpRow> help_rows() const;

 private:
  std::vector<Command> commands_;
};

// "Takes back the last gesture (Ctrl+Z)".
std::string tooltip_text(const Command& command);
bool is_enabled(const Command& command, const Frame& frame);
bool is_on(const Command& command, const Frame& frame);
// Where it is enabled.
void run(const Command& command, Frame& frame);

}  // namespace pw
