#pragma once
// Lines from one place to several below it that neither cross nor lie on each other.
#include <optional>
#include <vector>

#include "app/geometry/rect.h"

namespace pw {

// Down at `start`, along at the height `y`, down at `end`.
struct Lane {
  float start = 0.0F, y = 0.0F, end = 0.0F;
};

// One lane for each of `ends`, in their order; the lanes share the height top … bottom, the starts stand side by side
// about `start`, `spread` apart. Pixels.
std::vector<Lane> lanes_to(const std::vector<float>& ends, float start, float spread, float top, float bottom);

// Where a line can go down between things that stand side by side, as near to `wanted` as there is room for `margin` at
// both sides of it; between left … right. Pixels.
std::optional<float> free_lane(float wanted, std::vector<Rect> things, float margin, float left, float right);

// The corners of a line, rounded.
std::vector<ImVec2> rounded(const std::vector<ImVec2>& corners, float radius);

}  // namespace pw
