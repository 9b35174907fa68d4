#pragma once
// Learn's commands for how labels are painted and how W is trained.
#include <vector>

#include "app/frame/frame.h"

namespace pw {

// The class that the brush paints, and how wide it is.
std::vector<Command> brush_commands();
// Optimiser, loss, rate, decay, start.
std::vector<Command> setting_commands();
// What training must not change, besides the selected maps.
std::vector<Command> lock_commands();

}  // namespace pw
