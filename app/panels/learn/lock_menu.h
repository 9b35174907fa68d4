#pragma once
// What training must not change.
#include <cstdint>
#include <vector>

#include "app/widgets/menu.h"

namespace pw {

void input_lock_menu(Frame& frame, const Button& button);

// Locks the selected maps' weights, or frees them if all of them are locked.
void flip_locks_of_selection(Frame& frame);
// The same for all other maps; for the selected filter and its bias.
void flip_locks_of_others(Frame& frame);
void flip_locks_of_filter(Frame& frame);
void free_all(Frame& frame);
// Sets the weights of all maps but two to 0 and locks them, and trains gains along; or frees everything, if only two
// maps are free.
void keep_only_two(Frame& frame);
// Whether the weights of all maps but two are locked.
bool keeps_only_two(const Document& document);
// Gains are trained along, or no longer.
void flip_gains(Frame& frame);
// Maps of which all weights are locked.
std::vector<std::int64_t> locked_maps(const Document& document);

}  // namespace pw
