#include "app/panels/two_layers/pair_pictures.h"

#include <algorithm>
#include <cmath>

#include "app/widgets/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kHatchStep = 7.0F;           // points
constexpr float kLargePairPicture = 300.0F;  // points wide: the marker is strong
constexpr float kLeastMarked = 60.0F;        // points wide: below it the marker would cover what it marks

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
  const float hatch = picture.is_hatched ? std::max(4.0F, std::floor(frame.px(kHatchStep))) : 0.0F;
  const Tile tile{0, 0, w, h, 0, picture.colours.range, picture.gain, 0.0F, hatch};
  const TilePainting painting{w, h, {tile}, picture.colours.map, frame.theme().panel};
  const Tensor& maps = *picture.maps;
  const Shape& shape = maps.shape();
  const GLuint texture = frame.pictures().arranged(picture.key, version, painting, [&](TextureArray& array) {
    array.upload({maps.plane(0, picture.map).data(), {1, 1, shape.h, shape.w}, shape.pixels()}, 0);
  });
  draw_canvas(frame, texture, area);
  const bool is_few = shape.pixels() <= 64;
  if (is_few && !picture.is_hatched && picture.gain == 1.0F)
    draw_cell_values(
        frame, area, shape.w, shape.h, maps.plane(0, picture.map),
        [&](float value) { return color_of(*picture.colours.map, picture.colours.range, value); }, area);
  if (area.w < frame.px(kLeastMarked)) return;
  draw_position_marker(frame, area, shape.w, shape.h, pair_position(frame, shown),
                       area.w >= frame.px(kLargePairPicture));
}

void draw_pair_picture(const Frame& frame, const ShownPair& shown, const PairPicture& picture) {
  draw_pair_picture(frame, shown, picture, {shown.stack(), shown.version(), picture.map});
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
