#pragma once
// The positions around the marker, large enough for their numbers.
#include <optional>
#include <string>

#include "app/frame/frame.h"

namespace pw {

// At most 9 × 5 positions, all of them on the maps: near a border the marker is not in the middle.
struct Neighbourhood {
  std::int64_t x = 0, y = 0, w = 1, h = 1;

  static Neighbourhood around(Position marker, const Shape& shape, std::int64_t columns);
  // So wide a position must be for the number in it.
  static float least_column(const Frame& frame);
  Rect cell(Position at, Rect area) const;
  std::optional<Position> position_at(ImVec2 point, Rect area) const;
};

// x of the selected map. What is changed is written into it, and the value at the marker.
void draw_x_around(const Frame& frame, const Neighbourhood& around, Rect area);
// How this output changed: a number where it answers, hatched where nothing is computed.
void draw_change_around(const Frame& frame, const Neighbourhood& around, Rect area, std::int64_t output);

// Explanations.
std::string explain_x_around(const Frame& frame, Position at);
std::string explain_change_around(const Frame& frame, Position at, std::int64_t output);

}  // namespace pw
