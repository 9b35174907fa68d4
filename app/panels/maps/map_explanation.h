#pragma once
// What is said about a map.
#include <optional>
#include <string>

#include "app/frame/frame.h"
#include "compute/parallel/index_range.h"

namespace pw {

// The outputs whose weights are shown and named at each map: all, or of many the selected one.
IndexRange outputs_at_maps(const Frame& frame);

// `position`: under the pointer.
std::string explain_map(const Frame& frame, std::int64_t map, std::optional<Position> position);

}  // namespace pw
