#pragma once
// The commands of the tab *Inception*.
#include <vector>

#include "app/command_table/command.h"

namespace pw {

std::vector<Command> inception_commands();

}  // namespace pw
