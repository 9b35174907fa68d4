#include "app/panels/two_layers/few/pair_input_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/geometry/two_layers_layout.h"
#include "app/panels/two_layers/few/layer_block.h"
#include "app/panels/two_layers/pair_heads.h"
#include "app/panels/two_layers/pair_pictures.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

std::string explain_input_map(const ShownPair& shown, std::int64_t map) {
  return fmt::format("{}: map {} of {} that the first layer reads. Press: mark a position", input_name(shown, map), map,
                     counted(shown.first().cin, "map"));
}

}  // namespace

void PairInputPanel::lay_out(Rect panel, const Frame& frame, const ShownPair& shown) {
  panel_ = panel;
  slots_.clear();
  maps_ = shown.first().cin;
  if (panel.w <= 0.0F || !shown.has_input()) return;
  const Rect area = panel_area(frame, panel);
  const bool is_flat = area.w > 2.5F * area.h && maps_ <= 4;
  slots_ = columns(area, is_flat ? maps_ : 1, frame, shown);
  if (is_flat) return;
  // In a wide panel they are larger in two.
  constexpr float kLargerInColumns = 1.2F;
  auto two = columns(area, 2, frame, shown);
  const auto size = [](const std::vector<Slot>& slots) { return slots.front().picture.w * slots.front().picture.h; };
  if (maps_ > 1 && two.size() >= slots_.size() && size(two) > kLargerInColumns * size(slots_)) slots_ = std::move(two);
}

// As high as the pictures need, so that they stand right below each other.
std::vector<PairInputPanel::Slot> PairInputPanel::columns(Rect area, std::int64_t count, const Frame& frame,
                                                          const ShownPair& shown) const {
  const float title = map_title_height(frame), gap = frame.px(8), between = 2.0F * gap;
  const float width = std::floor((area.w - between * static_cast<float>(count - 1)) / static_cast<float>(count));
  std::vector<Slot> slots;
  for (const Rect& row : stacked(area, (maps_ + count - 1) / count, title + frame.px(24), gap)) {
    for (std::int64_t k = 0; k < count; ++k) {
      const auto map = static_cast<std::int64_t>(slots.size());
      if (map == maps_) break;
      const Rect slot{row.x + static_cast<float>(k) * (width + between), row.y, width, row.h};
      slots.push_back({map, slot, pair_picture({slot.x, slot.y + title, slot.w, slot.h - title}, shown)});
    }
  }
  return slots;
}

void PairInputPanel::input(Frame& frame, const ShownPair& shown) const {
  for (const Slot& slot : slots_) {
    const ItemState item = point_on_pair(frame, shown, {"two.x", slot.map}, slot.picture);
    if (item.hovered) frame.explain(explain_input_map(shown, slot.map));
  }
}

void PairInputPanel::draw(const Frame& frame, const PairView& view) const {
  if (panel_.w <= 0.0F) return;
  const ShownPair& shown = view.shown;
  const char* of = shown.pair().input == PairInput::kPicture   ? "of the picture"
                   : shown.pair().input == PairInput::kNumbers ? "of whole numbers"
                                                               : "of the stack";
  const std::string heading = fmt::format("x: {} {}", counted(maps_, "map"), of);
  const auto count = static_cast<std::int64_t>(slots_.size());
  const std::string caption = count < maps_ ? fmt::format("{} of {} shown", count, maps_)
                              : shown.pair().input == PairInput::kPicture
                                  ? pair_caption(frame, panel_, heading, 0.0F, {"red, green, blue"})
                                  : "";
  draw_panel(frame, panel_, heading, frame.theme().text, caption, 0.0F,
             "What the first layer reads. It need not be the stack of Explore");
  ImFont* font = frame.fonts().small;
  for (const Slot& slot : slots_) {
    const auto map = static_cast<std::size_t>(slot.map);
    const float room = std::max(slot.picture.w, std::min(slot.area.w, frame.px(190)));
    const float right = slot.picture.x + room;
    if (map >= view.looks.x.size() || shown.stack() == nullptr) {
      draw_no_pair_picture(frame, shown, slot.picture);
      continue;
    }
    const TensorView x = shown.stack()->features.maps.view().image(shown.maps() ? shown.maps()->of.n : 0);
    const PlaneStatistics& range = shown.stack()->of(shown.maps() ? shown.maps()->of.n : 0, slot.map);
    const float name =
        draw_text_within(frame, frame.fonts().strong, frame.theme().text, {slot.picture.x, slot.area.y - frame.px(1)},
                         room * 0.4F, input_name(shown, slot.map));
    const std::string here = "here " + number_text(value_here(frame, shown, x, slot.map));
    const float here_w = text_width(font, here);
    if (name + here_w + frame.px(12) <= room)
      draw_text_right(frame, font, frame.theme().text, {right, slot.area.y}, here);
    const std::string ends = fmt::format("{} … {}", number_text(range.min), number_text(range.max));
    if (name + here_w + text_width(font, ends) + frame.px(32) <= room)
      draw_text(frame, font, frame.theme().muted, {slot.picture.x + name + frame.px(12), slot.area.y}, ends);
    // The stack of all images: its own plane.
    draw_pair_picture(
        frame, shown,
        {{"two.x.picture", slot.map}, slot.picture, &shown.stack()->features.maps, slot.map, view.looks.x[map]},
        {shown.stack(), 0, slot.map});
  }
}

}  // namespace pw
