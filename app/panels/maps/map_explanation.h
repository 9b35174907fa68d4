#pragma once
// What is said about a map.
#include <optional>
#include <span>
#include <string>

#include "app/frame/frame.h"
#include "compute/parallel/index_range.h"

namespace pw {

// The outputs whose weights are shown and named at each map: all, or of many the selected one.
IndexRange outputs_at_maps(const Frame& frame);

// What is written at the tile of one of these maps: a product's weight as well. All in one way, the maps only by their
// numbers where that is too long for one of them.
std::string name_at_tile(const Frame& frame, std::span<const std::int64_t> maps, std::int64_t map, float width);

// A product's weight in a line of its own; empty where it has no room.
std::string weight_at_tile(const Frame& frame, std::int64_t map, float width);
// Of any weight between −1 and 1 there.
float weight_at_tile_width(const Frame& frame);

// `position`: under the pointer.
std::string explain_map(const Frame& frame, std::int64_t map, std::optional<Position> position);

}  // namespace pw
