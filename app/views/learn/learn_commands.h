#pragma once
// Learn's commands: labels, training, locks.
#include <vector>

#include "app/frame/frame.h"

namespace pw {

std::vector<Command> label_commands();
// Start, pause, step, back to the start; how fast; which maps are trained.
std::vector<Command> training_commands();
std::vector<Command> speed_commands();
std::vector<Command> map_commands();

}  // namespace pw
