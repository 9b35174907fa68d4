#pragma once
// The commands of the window's own scope. To add one, add a row.
#include <vector>

#include "app/command_table/command.h"

namespace pw {

std::vector<Command> file_commands();       // files, the window itself
std::vector<Command> menu_commands();       // opens the toolbar's menus and walks them
std::vector<Command> input_commands();      // built-in inputs and scenes
std::vector<Command> choice_commands();     // what menus offer, one command a choice
std::vector<Command> edit_commands();       // changes to the document
std::vector<Command> selection_commands();  // the selection
std::vector<Command> display_commands();    // how things are shown

}  // namespace pw
