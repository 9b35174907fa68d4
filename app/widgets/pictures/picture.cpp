#include "app/widgets/pictures/picture.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/text.h"

namespace pw {
Rect whole_size(Rect rect) {
  return {rect.x, rect.y, std::max(1.0F, std::floor(rect.w)), std::max(1.0F, std::floor(rect.h))};
}

Rect fit_map(Rect area, const Shape& shape) {
  const float square = static_cast<float>(shape.w) / static_cast<float>(shape.h);
  return whole_size(fit(area, std::clamp(area.w / std::max(1.0F, area.h), square, widest_cell(shape) * square)));
}

float widest_cell(const Shape& shape) {
  constexpr std::int64_t kTable = 64;  // positions
  return shape.pixels() <= kTable ? 3.0F : 1.0F;
}

void draw_canvas(const Frame& frame, GLuint texture, Rect area) {
  frame.draw_list()->AddImage(im_texture(texture), area.min(), area.max(), {0, 1}, {1, 0});
}

void draw_image(const Frame& frame, GLuint texture, Rect area) {
  frame.draw_list()->AddImage(im_texture(texture), area.min(), area.max());
}

std::optional<Position> position_at(ImVec2 point, Rect picture, std::int64_t w, std::int64_t h) {
  if (!picture.contains(point)) return std::nullopt;
  const auto x = static_cast<std::int64_t>((point.x - picture.x) / picture.w * static_cast<float>(w));
  const auto y = static_cast<std::int64_t>((point.y - picture.y) / picture.h * static_cast<float>(h));
  return Position{std::clamp<std::int64_t>(x, 0, w - 1), std::clamp<std::int64_t>(y, 0, h - 1)};
}

ItemState point_on_picture(Frame& frame, const WidgetKey& key, Rect picture) {
  const Shape& shape = frame.document().shape();
  const ItemState item = frame.add_item(key, picture);
  const auto position = position_at(ImGui::GetIO().MousePos, picture, shape.w, shape.h);
  if ((item.hovered || item.active) && position) frame.hover().position = position;
  if (item.active && position) frame.select_position(*position);
  return item;
}

}  // namespace pw
