#pragma once
// Where a box of text stands next to what it explains.
#include <span>

#include "app/geometry/rect.h"

namespace pw {

struct BesideRequest {
  Rect about;   // never covered where there is room beside it
  ImVec2 size;  // of the box
  Rect window;  // the box stays inside
  ImVec2 near;  // along a side longer than the box, it stands as near to this point as it can
  float gap = 0.0F;
  std::span<const Rect> clear;  // covered as little as can be
};
// Above, below, right or left of it: the first of those that cover least.
Rect place_beside(const BesideRequest& request);

}  // namespace pw
