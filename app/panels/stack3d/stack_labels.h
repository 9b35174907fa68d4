#pragma once
// What is written around the block: its three sizes, the lifted map, the rod.
#include <optional>
#include <string>
#include <vector>

#include "app/panels/stack3d/stack_scene.h"

namespace pw {

// An edge of the block with its size.
struct StackAxis {
  ShapeAxis axis = ShapeAxis::kMapsIn;
  ImVec2 from, to;             // of the line beside the edge
  ImVec2 outward;              // of length 1
  bool begins_behind = false;  // the lifted front map
};
std::vector<StackAxis> stack_axes(const Frame& frame, const StackScene& scene);

struct StackLabel {
  WidgetKey key;
  std::optional<ShapeAxis> axis;  // a size
  Rect area;
  ImFont* font = nullptr;
  std::string strong, muted;  // "256" and " maps"; of the others one below the other
  bool is_right = false;      // the lines end at the right
};
// Only those that can be read: not on the block, nor on each other.
std::vector<StackLabel> stack_labels(const Frame& frame, const StackScene& scene);

void draw_stack_axes(const Frame& frame, const std::vector<StackAxis>& axes);
void draw_stack_label(const Frame& frame, const StackLabel& label);

}  // namespace pw
