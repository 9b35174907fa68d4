#pragma once
// What is said about a map.
#include <optional>
#include <string>

#include "app/frame/frame.h"

namespace pw {

// `position`: under the pointer.
std::string explain_map(const Frame& frame, std::int64_t map, std::optional<Position> position);

}  // namespace pw
