#pragma once
// Menus: buttons that open a list, which the pointer and keys walk alike.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/widgets/controls.h"

namespace pw {

// The label of a button that opens a list.
std::string choice_label(std::string_view label);

struct Choice {
  std::string label;
  std::string explanation;
  bool current = false;
  bool is_enabled = true;
  bool begins_group = false;  // a line separates it from the rows above
};
// The index of the chosen row, once.
std::optional<std::size_t> choose(Frame& frame, const Button& button, const std::vector<Choice>& choices);

// The same for commands that are choices among each other, those whose ids begin with one of the groups, such as
// "order.". A row is what follows ": " in a command's label, of a second group the whole label; what cannot be chosen
// now is left out. Runs the one that is chosen, not the button's own command, which its key has.
void choose_command(Frame& frame, Button button, const std::vector<std::string_view>& groups);
// The row of the one in use; empty if none is.
std::string chosen_name(const Frame& frame, std::string_view group);

// For lists whose rows take time to make: handles the button; whether its list is open, so that choose() shows it.
bool is_list_open(Frame& frame, const Button& button);

// Opens the list of the button with this name. With `by_key`, its first row is marked.
void open_menu(Frame& frame, const std::string& name, bool by_key);

// Rows from left to right in lines of `columns`; only the enabled ones can be chosen.
struct MenuRows {
  std::size_t count = 0;
  std::function<bool(std::size_t)> is_enabled;
  std::size_t columns = 1;
};
// Moves the mark as this frame's key asks; returns the row that is to be chosen. For lists other than choose().
std::optional<std::size_t> walk_rows(Frame& frame, const MenuRows& rows);

}  // namespace pw
