#pragma once
// What training is about, set by `--set`. Each returns what is wrong, empty if nothing is.
#include <cstdint>
#include <string>

#include "app/frame/frame.h"

namespace pw {

// "sample" draws labels from the ground truth, "clear" takes all away.
std::string set_labels(Frame& frame, const std::string& name);
// Trains so many steps in the foreground, without a clock.
std::string set_steps(Frame& frame, const std::int64_t& steps);
std::string set_target(Frame& frame, const NetworkId& target);

}  // namespace pw
