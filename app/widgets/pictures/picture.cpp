#include "app/widgets/pictures/picture.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kLeastCell = 8.0F;  // pixels

// Those whose centre is in `clip`; none if the cells are too small for any number.
std::vector<Position> visible_positions(Rect picture, std::int64_t w, std::int64_t h, Rect clip) {
  const float cw = picture.w / static_cast<float>(w), ch = picture.h / static_cast<float>(h);
  if (cw < kLeastCell || ch < kLeastCell) return {};
  const auto first = [](float from, float step) {
    return std::max<std::int64_t>(0, static_cast<std::int64_t>(std::ceil(from / step - 0.5F)));
  };
  const auto end = [](float to, float step, std::int64_t count) {
    return std::clamp<std::int64_t>(static_cast<std::int64_t>(std::ceil(to / step - 0.5F)), 0, count);
  };
  std::vector<Position> positions;
  for (std::int64_t y = first(clip.y - picture.y, ch); y < end(clip.bottom() - picture.y, ch, h); ++y) {
    for (std::int64_t x = first(clip.x - picture.x, cw); x < end(clip.right() - picture.x, cw, w); ++x)
      positions.push_back({x, y});
  }
  return positions;
}

}  // namespace

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

void draw_cell_values(const Frame& frame, Rect picture, std::int64_t w, std::int64_t h, std::span<const float> values,
                      const std::function<Rgb(float)>& colour_of_value, Rect clip,
                      const std::function<bool(Position)>& is_covered) {
  const ImVec2 cell{picture.w / static_cast<float>(w), picture.h / static_cast<float>(h)};
  const std::vector<Position> positions = visible_positions(picture, w, h, clip);
  std::vector<float> shown;
  for (const Position& at : positions) shown.push_back(values[static_cast<std::size_t>(at.y * w + at.x)]);
  const CellNumbers numbers(frame.fonts(), shown, cell);
  for (std::size_t i = 0; i < numbers.texts.size(); ++i) {
    if (is_covered && is_covered(positions[i])) continue;
    const ImVec2 centre = position_rect(picture, w, h, positions[i]).centre();
    draw_text_centred(frame, numbers.font, text_colour_on(colour_of_value(shown[i])),
                      {centre.x, centre.y - numbers.font->FontSize / 2.0F}, numbers.texts[i]);
  }
}

Rect position_rect(Rect picture, std::int64_t w, std::int64_t h, Position position) {
  const float cw = picture.w / static_cast<float>(w), ch = picture.h / static_cast<float>(h);
  return {picture.x + static_cast<float>(position.x) * cw, picture.y + static_cast<float>(position.y) * ch, cw, ch};
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
