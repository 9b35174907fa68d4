#pragma once
// The commands of Two layers.
#include <vector>

#include "app/frame/frame.h"

namespace pw {

std::vector<Command> pair_commands();

}  // namespace pw
