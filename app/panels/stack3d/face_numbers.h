#pragma once
// The values of a few small maps, written on their faces.
#include "app/panels/stack3d/stack_scene.h"

namespace pw {

// On the fronts of maps that stand apart, where each position has room for its number and is not covered.
void draw_face_numbers(const Frame& frame, const StackScene& scene);

}  // namespace pw
