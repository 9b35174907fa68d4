#pragma once
// Key presses from their names.
#include <string_view>

#include "app/command_table/key_press.h"

namespace pw {

// "z", "Ctrl+Shift+S", "Alt+Left", "Page Up", "F1", "Keypad +": what a US keyboard reports. "ß" and "+" are keys of a
// German one. Throws std::invalid_argument for an unknown key.
KeyPress key_press(std::string_view text);

}  // namespace pw
