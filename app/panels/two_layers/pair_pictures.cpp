#include "app/panels/two_layers/pair_pictures.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "app/widgets/pictures/marks.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kHatchStep = 7.0F;             // points
constexpr float kLargePairPicture = 300.0F;    // points wide: the marker is strong
constexpr float kLeastMarked = 60.0F;          // points wide: below it the marker would cover what it marks
constexpr std::int64_t kMostWithNumbers = 64;  // positions

// In each position its value. A hatched one has a plain ground for its 0.
void draw_numbers(const Frame& frame, const PairPicture& picture) {
  const Shape& shape = picture.maps->shape();
  const auto plane = picture.maps->plane(0, picture.map);
  std::vector<float> values(plane.begin(), plane.end());
  for (float& value : values) value *= picture.gain;
  const Rect& area = picture.area;
  const ImVec2 cell{area.w / static_cast<float>(shape.w), area.h / static_cast<float>(shape.h)};
  std::optional<CellNumbers> own;
  const CellNumbers& numbers = picture.numbers != nullptr ? *picture.numbers : own.emplace(frame.fonts(), values, cell);
  if (numbers.texts.empty()) return;
  const ImVec2 half{0.45F * numbers.font->FontSize, 0.5F * numbers.font->FontSize};
  for (std::size_t i = 0; i < values.size() && picture.is_hatched; ++i) {
    if (values[i] != 0.0F) continue;
    const auto at = static_cast<std::int64_t>(i);
    const ImVec2 centre = position_rect(area, shape.w, shape.h, {at % shape.w, at / shape.w}).centre();
    frame.draw_list()->AddRectFilled({centre.x - half.x, centre.y - half.y}, {centre.x + half.x, centre.y + half.y},
                                     im(frame.theme().panel));
  }
  draw_in_cells(frame, numbers, picture.first_number, area, shape.w, shape.h, [&](std::size_t i) {
    return picture.is_hatched && values[i] == 0.0F ? frame.theme().panel
                                                   : color_of(*picture.colours.map, picture.colours.range, values[i]);
  });
}

}  // namespace

Rect pair_picture(Rect area, const ShownPair& shown) {
  const Rect place{std::floor(area.x), std::floor(area.y), std::max(1.0F, area.w), std::max(1.0F, area.h)};
  return fit_map(place, shown.shape());
}

void draw_pair_picture(const Frame& frame, const ShownPair& shown, const PairPicture& picture,
                       const DataVersion& version) {
  const Rect& area = picture.area;
  if (area.w < 1.0F || area.h < 1.0F) return;
  const int w = static_cast<int>(area.w), h = static_cast<int>(area.h);
  const Tensor& maps = *picture.maps;
  const Shape& shape = maps.shape();
  const float hatch = picture.is_hatched
                          ? std::max(4.0F, std::floor(frame.px(kHatchStep)))
                          : sign_lines(frame.fonts(), area, shape.w, shape.h, maps.plane(0, picture.map));
  const Tile tile{0, 0, w, h, 0, picture.colours.range, picture.gain, 0.0F, hatch};
  const TilePainting painting{w, h, {tile}, picture.colours.map, frame.theme().panel};
  const GLuint texture = frame.pictures().arranged(picture.key, version, painting, [&](TextureArray& array) {
    array.upload({maps.plane(0, picture.map).data(), {1, 1, shape.h, shape.w}, shape.pixels()}, 0);
  });
  draw_canvas(frame, texture, area);
  if (has_pair_numbers(shape)) draw_numbers(frame, picture);
  if (area.w < frame.px(kLeastMarked)) return;
  draw_position_marker(frame, area, shape.w, shape.h, pair_position(frame, shown),
                       area.w >= frame.px(kLargePairPicture));
}

void draw_pair_picture(const Frame& frame, const ShownPair& shown, const PairPicture& picture) {
  draw_pair_picture(frame, shown, picture, {shown.stack(), shown.version(), picture.map});
}

bool has_pair_numbers(const Shape& shape) {
  return shape.pixels() <= kMostWithNumbers;
}

void draw_no_pair_picture(const Frame& frame, const ShownPair& shown, Rect area) {
  frame.draw_list()->AddRectFilled(area.min(), area.max(), im(frame.theme().track));
  const std::string text = first_that_fits(
      frame.fonts().small, area.w - frame.px(8),
      {shown.has_input() ? "being computed" : "no picture: choose another example", shown.has_input() ? "…" : "–"});
  if (area.h >= frame.fonts().small->FontSize)
    draw_text_centred(frame, frame.fonts().small, frame.theme().text,
                      {area.centre().x, area.centre().y - frame.fonts().small->FontSize / 2.0F}, text);
}

ItemState point_on_pair(Frame& frame, const ShownPair& shown, const WidgetKey& key, Rect area) {
  const ItemState item = frame.add_item(key, area);
  if (!item.active || !shown.has_input()) return item;
  const auto position = position_at(ImGui::GetIO().MousePos, area, shown.shape().w, shown.shape().h);
  if (position) select_pair_position(frame, shown, *position);
  return item;
}

}  // namespace pw
