#pragma once
// Keys as people write them.
#include <string_view>

#include "app/command_table/key_press.h"

namespace pw {

// "z", "Ctrl+Shift+S", "Alt+Left", "Page Up", "F1", "Keypad +": what an American keyboard reports. "ß" and "+" are keys
// of a German one. Throws std::invalid_argument for what is no key.
KeyPress key_press(std::string_view text);

}  // namespace pw
