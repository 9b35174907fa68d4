#pragma once
// The commands of the tab Next layer.
#include <vector>

#include "app/command_table/command.h"

namespace pw {

std::vector<Command> next_layer_commands();

}  // namespace pw
