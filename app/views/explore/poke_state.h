#pragma once
// What *Change one value* says of itself: in the state, and in the status line.
#include <string_view>

#include "app/frame/frame.h"
#include "app/frame/state_writer.h"

namespace pw {

void describe_poke(StateWriter& writer, const Frame& frame);
// Empty where nothing is changed.
std::string_view poke_hint(const Frame& frame);

}  // namespace pw
