#pragma once
// From keys to commands.
#include <optional>
#include <string>

#include "app/window/commands.h"

namespace pw {

// One press or repeat. `name` is what the key prints on the user's layout ("z" where a German keyboard has it), empty
// for keys that print nothing.
struct KeyPress {
  int key = 0;        // GLFW_KEY_…
  int modifiers = 0;  // GLFW_MOD_…
  std::string name;
};

// `help_is_open`: Enter presses the help's button then.
std::optional<WindowCommand> command_for(const KeyPress& press, bool help_is_open);

}  // namespace pw
