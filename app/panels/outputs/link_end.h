#pragma once
// Where a line from W ends at the picture of an output.
#include <optional>

#include "app/geometry/rect.h"

namespace pw {

// Points: the radius of the mark at the end.
inline constexpr float kLinkMark = 8.0F;
// Radii, from its centre: what is written beside it ends so far from it.
inline constexpr float kBesideLinkMark = 2.0F;

struct LinkEndRequest {
  Rect picture;
  float text_end = 0.0F;  // of the heading above the picture, with its caption
  float buttons = 0.0F;   // where the buttons begin, right of the caption; else the panel's right edge
  float radius = 0.0F;    // of the mark, pixels
  std::optional<float> wanted = std::nullopt;  // else the picture's middle
};
struct LinkEnd {
  ImVec2 mark;  // its centre
  ImVec2 tip;   // where the line meets the picture
};
// On the picture's top edge, as near to `wanted` as the heading leaves room for the line; or beside the picture.
// Empty where buttons follow the text closely. Pixels.
std::optional<LinkEnd> link_end(const LinkEndRequest& request);
// How long a caption after a heading that ends at `text_end` may be so that the line ends on the picture's top edge;
// below 0 where the heading alone is too long.
float room_above_picture(const Rect& picture, float text_end, float radius);

}  // namespace pw
