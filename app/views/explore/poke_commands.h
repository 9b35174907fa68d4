#pragma once
// Commands of *Change one value*.
#include <vector>

#include "app/frame/frame.h"

namespace pw {

std::vector<Command> poke_commands();

// Whether the mode *one position* shows who answers, in the place of the sum.
bool shows_answer(const Frame& frame);

}  // namespace pw
