#pragma once
// Commands for the number of the pair that is selected, and for the marker.
#include <vector>

#include "app/frame/frame.h"

namespace pw {

std::vector<Command> pair_number_commands();

}  // namespace pw
