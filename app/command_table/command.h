#pragma once
// The table of commands, from which keys, buttons, menus, explanations and the help are built.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/command_table/shortcut.h"

namespace pw {

class Frame;

// Of the active scopes, the first that binds a key handles it. A view's scope is its id.
inline constexpr std::string_view kWindowScope = "window";
inline constexpr std::string_view kHelpScope = "help";
inline constexpr std::string_view kMenuScope = "menu";  // while a menu is open

// Where a command's keys work.
enum class Reach {
  kPanels,
  kTyping,   // also while text is being typed
  kDialogs,  // also while a dialog has the keyboard
};

struct Command {
  std::string id;              // "undo"
  std::string label;           // of its button or menu entry, unless those have their own
  std::string help;            // what it does, for its explanation: "Undoes the last gesture"
  std::vector<Shortcut> keys;  // any of them
  std::string help_row;        // its row in the list of keys; commands may share one
  std::function<void(Frame&)> run;
  // Null: always enabled, never on.
  std::function<bool(const Frame&)> is_enabled = nullptr;
  std::function<bool(const Frame&)> is_on = nullptr;
  std::string_view scope = kWindowScope;
  Reach reach = Reach::kPanels;
  std::string_view needs = "";  // why it is disabled, for its explanation
};

class CommandTable {
 public:
  void add(std::vector<Command> commands);

  const std::vector<Command>& all() const { return commands_; }
  // The command must exist.
  const Command& find(std::string_view id) const;
  // The command that a key press runs, null if none. `scopes` are the active ones, the innermost first.
  const Command* find(const KeyPress& press, const std::vector<std::string_view>& scopes) const;
  // Pairs of commands in one scope that share a key or an id, "undo and redo: Ctrl+Z".
  std::vector<std::string> collisions() const;

  // Rows of the list of keys: "Ctrl+Z, Ctrl+Y" and "undo, redo".
  struct HelpRow {
    std::string keys, text;
  };
  std::vector<HelpRow> help_rows() const;

 private:
  std::vector<Command> commands_;
};

// "Undoes the last gesture (Ctrl+Z)".
std::string tooltip_text(const Command& command);
// The same, with what it needs where it is disabled.
std::string tooltip_text(const Command& command, const Frame& frame);
bool is_enabled(const Command& command, const Frame& frame);
bool is_on(const Command& command, const Frame& frame);
// Does nothing if the command is disabled.
void run(const Command& command, Frame& frame);

}  // namespace pw
