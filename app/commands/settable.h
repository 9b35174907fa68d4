#pragma once
// What "KEY=VALUE" sets: parts of the selection, the display and the mask, named as in the state file where it has
// them.
#include <string>
#include <vector>

#include "app/presentation/display.h"
#include "compute/core/error.h"

namespace pw {

class Frame;

// What is wrong with "KEY=VALUE" by itself: an unknown key, or a value that the key does not accept. Empty if nothing
// is. Does not check whether the document has that map or output.
std::string set_problem(const std::string& text);
// Acts as the user would, between frames. `text` must pass set_problem(). An error, with nothing changed, if the
// document or the window has no such value.
Expected<void> set_value(Frame& frame, const std::string& text);
// "theme: dark|light|projector" and so on, in the order of the help.
std::vector<std::string> settable_values();

// Also sets what depends on the theme.
void set_theme(Display& display, ThemeKind theme);

}  // namespace pw
