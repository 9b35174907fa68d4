#pragma once
#include <string>

#include "app/frame/frame.h"

namespace pw {

// The longest heading that leaves a caption its room within `room` pixels or, where none does, that is whole.
std::string explained_heading(const Frame& frame, float room, const std::string& least_caption);

}  // namespace pw
