#pragma once
// The lines from the rod to the same numbers laid flat above W.
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

}  // namespace pw
