#pragma once
// The table of all commands.
#include <string>
#include <vector>

#include "app/views/views.h"

namespace pw {

// The commands of the window, those of the views, one to show each view ("view.explore") and each tab
// ("view.explore.inputs"), and `more`. The views must outlive the table.
CommandTable make_commands(const Views& views, std::vector<Command> more);

// The commands that show the views, in the order of their tabs.
std::vector<std::string> view_command_ids(const Views& views);

// The scopes whose keys work, the innermost first.
std::vector<std::string_view> active_scopes(const View& view, const Selection& selection, bool help_is_open,
                                            bool menu_is_open = false);

}  // namespace pw
