#pragma once
// The commands of the tab *Inception*.
#include <functional>
#include <vector>

#include "app/command_table/command.h"

namespace pw {

// `moves`: called before the case changes by hand, which is seen to move.
std::vector<Command> inception_commands(const std::function<void()>& moves);

}  // namespace pw
