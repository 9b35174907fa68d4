#include "app/panels/outputs/link_end.h"

#include <algorithm>

namespace pw {

std::optional<ImVec2> link_end(const LinkEndRequest& request) {
  const float margin = request.radius * 1.5F;
  const float from = request.text_end + margin;
  const float to = request.buttons - margin;
  if (from > to) return std::nullopt;
  const Rect& picture = request.picture;
  const float x = std::clamp(picture.centre().x, from, to);
  if (x + request.radius <= picture.right()) return ImVec2{x, picture.y - request.radius};
  const float beside = std::max(from, picture.right() + margin);
  return beside <= to ? ImVec2{beside, picture.y + request.radius} : ImVec2{x, picture.y - request.radius};
}

}  // namespace pw
