#pragma once
// Explore's commands for the stack: how it is shown, which maps count, how many have been added.
#include <vector>

#include "app/frame/frame.h"

namespace pw {

// How many maps have been added: none, one more or less.
std::vector<Command> scrub_commands();
// Mute, solo, clear, for the selected maps.
std::vector<Command> mask_commands();
// What *one position* sums, and in which order.
std::vector<Command> probe_commands();
// The language of the program beside the matrix.
std::vector<Command> code_commands();
// Around the block of the mode 3D.
std::vector<Command> camera_commands();

// Plays the products from where they are, from the start if all have been added; or pauses.
void toggle_play(Frame& frame);
// Moves what is played. Whether it still plays.
bool advance_play(Frame& frame);

}  // namespace pw
