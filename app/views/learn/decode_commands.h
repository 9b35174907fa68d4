#pragma once
// The commands of the tab Reconstruct.
#include <vector>

#include "app/frame/frame.h"

namespace pw {

std::vector<Command> decode_commands();

}  // namespace pw
