#pragma once
// Learn's commands: labels, training, locks.
#include <vector>

#include "app/frame/frame.h"

namespace pw {

std::vector<Command> label_commands();
std::vector<Command> training_commands();

}  // namespace pw
