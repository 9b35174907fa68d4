#pragma once
// What --set changes of the pair of layers. Each returns why the value does not fit; empty on success.
#include <string>

#include "app/frame/frame.h"

namespace pw {

// In the foreground.
std::string set_pair_case(Frame& frame, const PairCase& example);
std::string set_pair_hidden(Frame& frame, const std::int64_t& count);
std::string set_pair_relu(Frame& frame, const bool& on);

}  // namespace pw
