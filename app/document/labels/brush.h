#pragma once
// Labels painted by hand.
#include <cstdint>

#include "app/document/labels/labels.h"

namespace pw {

// A place on a map, in positions: position (x, y) covers x … x + 1, y … y + 1.
struct MapPoint {
  float x = 0.0F, y = 0.0F;
};

// Image n with the class painted along a line by a round brush, `size` positions across; kUnlabelled erases. Always at
// least the position under the brush.
LabelMap painted(LabelMap labels, std::int64_t n, MapPoint from, MapPoint to, std::int64_t size, std::uint8_t kind);
// With the class in all positions that are connected to `at`, side by side or one above the other, and have the same
// label.
LabelMap filled(LabelMap labels, std::int64_t n, MapPoint at, std::uint8_t kind);

}  // namespace pw
