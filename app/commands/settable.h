#pragma once
// What "KEY=VALUE" sets: parts of selection, display and mask, by their names in the state file where it has them.
#include <string>
#include <vector>

#include "app/presentation/display.h"
#include "compute/core/error.h"

namespace pw {

class Frame;

// What is wrong with "KEY=VALUE" in itself: a key that there is not, or a value that the key does not take. Empty where
// nothing is. Whether the document has that map or output is not asked.
std::string set_problem(const std::string& text);
// `text` has no problem. As the user would do it, outside of a frame's drawing. An error where the document or the
// window has no such value; nothing has changed then.
Expected<void> set_value(Frame& frame, const std::string& text);
// "theme: dark|light|projector" and so on, in the order of the help.
std::vector<std::string> settable_values();

// The look, with what goes with it.
void set_theme(Display& display, ThemeKind theme);

}  // namespace pw
