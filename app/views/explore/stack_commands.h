#pragma once
// Explore's commands for the stack: how it is shown, which maps count, how many have been added.
#include <vector>

#include "app/frame/frame.h"

namespace pw {

// How many maps have been added: to none, play or pause, one step on or back.
std::vector<Command> scrub_commands();
// Mute, solo, clear, for the selected maps.
std::vector<Command> mask_commands();

// Moves what is played. Whether it still plays.
bool advance_play(Frame& frame);

}  // namespace pw
