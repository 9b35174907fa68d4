#pragma once
// The lines from the rod to the same numbers laid flat above W, and to it from the marker.
#include <optional>
#include <vector>

#include "app/panels/stack3d/stack_scene.h"

namespace pw {

struct RodGuides {
  std::vector<std::vector<ImVec2>> ends;  // from both ends of the rod
  std::vector<ImVec2> selected;           // from the selected map; empty if its column is not visible
};
// Straight down, along just above the strip, and down again: so they cross neither each other nor what is written and
// measured beside the block.
RodGuides rod_guides(const Frame& frame, const StackScene& scene);

// The marked position on the front of the block, if nothing covers it, and on the lifted map.
std::optional<std::vector<ImVec2>> marker_on_front(const Frame& frame, const StackScene& scene);
std::vector<ImVec2> marker_on_slab(const Frame& frame, const StackScene& scene);
// Both ends of the line from the marker to its number in the rod.
std::vector<ImVec2> from_marker_to_rod(const Frame& frame, const StackScene& scene);

}  // namespace pw
