#pragma once
// What --set changes of training and of the pair of layers. Each returns why the value does not fit; empty on success.
#include <cstdint>
#include <string>

#include "app/frame/frame.h"

namespace pw {

// "sample" draws labels from the ground truth, "clear" takes all away.
std::string set_labels(Frame& frame, const std::string& name);
// Trains so many steps in the foreground, without a clock.
std::string set_steps(Frame& frame, const std::int64_t& steps);
std::string set_target(Frame& frame, const NetworkId& target);

// In the foreground.
std::string set_pair_case(Frame& frame, const PairCase& example);
std::string set_pair_hidden(Frame& frame, const std::int64_t& count);
std::string set_pair_relu(Frame& frame, const bool& on);

}  // namespace pw
