#include "app/panels/outputs/link_end.h"

#include <algorithm>

namespace pw {

float room_above_picture(const Rect& picture, float text_end, float radius) {
  return picture.right() - (kBesideLinkMark + 1.0F) * radius - text_end;
}

std::optional<LinkEnd> link_end(const LinkEndRequest& request) {
  const float margin = request.radius * kBesideLinkMark;
  const float from = request.text_end + margin;
  const float to = request.buttons - margin;
  if (from > to) return std::nullopt;
  const Rect& picture = request.picture;
  const float x = std::clamp(request.wanted.value_or(picture.centre().x), from, to);
  const float beside = std::max(from, picture.right() + margin);
  if (x + request.radius <= picture.right() || beside > to)
    return LinkEnd{{x, picture.y - request.radius}, {x, picture.y}};
  const float y = picture.y + request.radius;
  return LinkEnd{{beside, y}, {picture.right(), y}};
}

}  // namespace pw
