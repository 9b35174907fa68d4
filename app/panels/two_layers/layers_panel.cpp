#include "app/panels/two_layers/layers_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/geometry/two_layers_layout.h"
#include "app/panels/two_layers/pair_pictures.h"
#include "app/panels/two_layers/pair_texts.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points.
constexpr float kLeastCellStep = 18.0F, kCellStep = 28.0F, kMostCellStep = 48.0F;  // from cell to cell
constexpr float kLeastMap = 52.0F, kMostCell = 300.0F;
constexpr float kTitleOfMap = 290.0F;  // wide enough for the most that stands above a map

float title_height(const Frame& frame) {
  return std::floor(frame.fonts().small->FontSize + frame.px(4));
}

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
  const float title = title_height(frame), gap = frame.px(8), between = 2.0F * gap;
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

LayersPanel::Block LayersPanel::block(Rect area, std::int64_t hidden, const Frame& frame,
                                      const ShownPair& shown) const {
  const PointwiseLayer &first = shown.first(), &second = shown.second();
  const float title = title_height(frame);
  const float label = std::min(area.w * 0.16F, widest_input_name(frame, shown) + frame.px(8));
  float cell = std::clamp(area.w * 0.155F, frame.px(84), frame.px(160));
  float right = std::clamp(area.w * 0.125F, frame.px(76), frame.px(140));
  Block made;
  made.hidden = hidden;
  made.area = area;
  const Rect cells{area.x, area.y + title, area.w, area.h - title};
  // The room that a high picture leaves is the sliders'.
  const float all = area.w - label - cell - frame.px(24 + 16) - right;
  const float map_w = pair_picture({0.0F, 0.0F, std::max(1.0F, all), cells.h}, shown).w;
  const float free = std::max(0.0F, all - std::max(map_w, frame.px(kTitleOfMap)));
  cell = std::max(cell, std::min(cell + free * 0.5F, frame.px(kMostCell)));
  right = std::max(right, std::min(right + free * 0.5F, frame.px(kMostCell)));
  made.right = area.right() - right;
  const float left = area.x + label + cell + frame.px(24);
  made.picture = pair_picture({left, cells.y, std::max(1.0F, made.right - frame.px(16) - left), cells.h}, shown);
  // As high as the map beside them, if that is high.
  const auto rows_of_cells = static_cast<float>(first.cin + 1);
  const float step = std::min(std::clamp(made.picture.h / rows_of_cells, frame.px(kCellStep), frame.px(kMostCellStep)),
                              cells.h / rows_of_cells);
  const float height = std::floor(step - std::max(1.0F, step * 0.14F));
  float y = cells.y;
  for (std::int64_t i = 0; i < first.cin; ++i, y += step)
    made.first.push_back({{"w1", hidden, i},
                          {std::floor(area.x + label), std::floor(y), std::floor(cell), height},
                          {NetworkId::kPair, 0, hidden, i}});
  const float value = std::min(frame.px(52), cell * 0.4F);
  made.bias = {{"b1", hidden},
               {std::floor(area.x + label), std::floor(y), std::floor(cell - value), height},
               {std::floor(area.x + label + cell - value), std::floor(y), std::floor(value), height},
               {NetworkId::kPair, 0, hidden, {}}};
  const float cell_h = std::floor(second.cout > 2 ? frame.px(24) : std::max(frame.px(24), height));
  const auto rows = stacked({made.right, made.picture.y, right, made.picture.h}, second.cout, cell_h, frame.px(4));
  const auto count = static_cast<std::int64_t>(rows.size());
  const std::int64_t selected = selected_pair_output(frame, shown);
  const std::int64_t from = std::clamp<std::int64_t>(selected - count + 1, 0, second.cout - count);
  for (std::int64_t k = 0; k < count; ++k) {
    const Rect& row = rows[static_cast<std::size_t>(k)];
    made.second.push_back({{"w2", from + k, hidden},
                           {row.x, std::floor(row.centre().y - cell_h / 2.0F), row.w, cell_h},
                           {NetworkId::kPair, 1, from + k, hidden}});
  }
  return made;
}

void LayersPanel::lay_out(Rect panel, const Frame& frame, const ShownPair& shown) {
  panel_ = panel;
  blocks_.clear();
  hidden_ = shown.hidden();
  if (panel.w <= 0.0F) return;
  head_.lay_out(panel, {true, true, false}, frame.px(150), frame, shown);
  if (!shown.has_input()) return;
  Rect area = panel_area(frame, panel);
  const float title = title_height(frame);
  const float least =
      title + std::max(frame.px(kLeastMap), static_cast<float>(shown.first().cin + 1) * frame.px(kLeastCellStep));
  auto areas = stacked(area, hidden_, least, frame.px(12));
  // Of one height, so that all stands in columns.
  const float height = std::ranges::min_element(areas, {}, &Rect::h)->h;
  for (Rect& each : areas) each.h = height;
  const auto count = static_cast<std::int64_t>(areas.size());
  const std::int64_t first = std::clamp<std::int64_t>(selected_hidden(frame, shown) - count + 1, 0, hidden_ - count);
  for (std::int64_t k = 0; k < count; ++k)
    blocks_.push_back(block(areas[static_cast<std::size_t>(k)], first + k, frame, shown));
  head_.lay_out_pages({first, count}, frame);
}

void LayersPanel::input(Frame& frame, const PairView& view) const {
  if (panel_.w <= 0.0F) return;
  head_.input(frame);
  if (const auto hidden = head_.pressed_page(frame)) return select_hidden(frame, view.shown, *hidden);
  for (const Block& block : blocks_) {
    for (const PairCell& cell : block.first) input_pair_cell(frame, view, cell);
    input_pair_bias(frame, view, block.bias);
    for (const PairCell& cell : block.second) input_pair_cell(frame, view, cell);
    const ItemState item = point_on_pair(frame, view.shown, {"hidden", block.hidden}, block.picture);
    if (item.pressed) select_hidden(frame, view.shown, block.hidden);
    if (item.hovered)
      frame.explain(
          fmt::format("Hidden map {}: what the first layer gives, after the ReLU if that is on. Hatched: 0, "
                      "the sum was not above 0. All hidden maps: {}. Press: mark a position",
                      hidden_label(block.hidden), scale_of_hidden(view)));
  }
}

void LayersPanel::draw(const Frame& frame, const PairView& view) const {
  if (panel_.w <= 0.0F) return;
  const ShownPair& shown = view.shown;
  const std::string sizes =
      fmt::format("W₁: {} × {}, W₂: {} × {}", hidden_, shown.first().cin, shown.second().cout, hidden_);
  const float room = panel_.w - 2.0F * frame.padding() - head_.reserved();
  const std::string heading = first_that_fits(frame.fonts().strong, room, {sizes + " weights", sizes, "W₁, W₂"});
  const auto count = static_cast<std::int64_t>(blocks_.size());
  const std::string caption = count < hidden_ ? fmt::format("{} of {} hidden maps shown", count, hidden_)
                                              : pair_caption(frame, panel_, heading, head_.reserved(),
                                                             {"every cell is a slider · h: " + scale_of_hidden(view),
                                                              "h: " + scale_of_hidden(view), "drag a cell"});
  draw_panel(frame, panel_, heading, frame.theme().text, caption, head_.reserved(),
             "Two 1×1 convolutions, one after the other: each row of W1 makes a hidden map, each row of W2 an output");
  head_.draw(frame);
  for (const Block& block : blocks_) draw_block(frame, view, block);
  if (shown.has_input()) return;
  const Rect area = panel_area(frame, panel_);
  draw_paragraph(frame, frame.fonts().body, frame.theme().text, area.min(), area.w,
                 "This pair reads a picture, and this stack has none. Choose another example.");
}

void LayersPanel::draw_title(const Frame& frame, const PairView& view, const Block& block) const {
  const ShownPair& shown = view.shown;
  ImFont *small = frame.fonts().small, *strong = frame.fonts().strong;
  Rect at = block.picture;
  at.w = std::max(at.w, std::min(frame.px(kTitleOfMap), block.right - frame.px(16) - at.x));
  const float y = block.area.y;
  draw_text_within(frame, small, frame.theme().muted, {block.area.x, y}, at.x - block.area.x - frame.px(8),
                   fmt::format("W₁ row {}", block.hidden));
  draw_text_within(frame, small, frame.theme().muted, {block.right, y}, block.area.right() - block.right, "W₂");
  const float name = draw_text(frame, strong, hidden_colour(frame, shown, block.hidden), {at.x, y - frame.px(1)},
                               hidden_label(block.hidden)) +
                     frame.px(10);
  const PairMaps* maps = shown.maps();
  const std::vector<std::string> titles = hidden_titles(shown, block.hidden);
  std::string right;
  if (maps != nullptr) {
    const std::string here =
        "here " + number_text(value_here(frame, shown, maps->shown_hidden().maps.view(), block.hidden));
    const std::string zero = "0 at " + percent_text(maps->zero[static_cast<std::size_t>(block.hidden)]);
    const std::vector<std::string> texts =
        maps->has_activation() ? std::vector{"hatched: " + zero + " of positions · " + here,
                                             "hatched: " + zero + " · " + here, zero + " · " + here, here}
                               : std::vector{here};
    // What it computes comes before the longest of them.
    const float title_w = text_width(small, titles.front()), room = at.w - name - frame.px(12);
    right = first_that_fits(small, room - title_w, texts);
    if (right.empty()) right = first_that_fits(small, room, texts);
    draw_text_right(frame, small, frame.theme().text, {at.right(), y}, right);
  }
  const float left = at.w - name - text_width(small, right) - frame.px(12);
  draw_text(frame, small, frame.theme().muted, {at.x + name, y}, first_that_fits(small, left, titles));
}

// Below the numbers of W2, between this hidden map and the next or the output.
void LayersPanel::draw_sign(const Frame& frame, const Block& block) const {
  const float used = block.second.empty() ? block.area.y : block.second.back().area.bottom();
  ImFont *large = frame.fonts().large, *strong = frame.fonts().strong;
  ImFont* font = block.area.bottom() - used >= large->FontSize ? large : strong;
  draw_text_centred(frame, font, frame.theme().muted,
                    {(block.right + block.area.right()) / 2.0F, block.area.bottom() - font->FontSize},
                    block.hidden + 1 == hidden_ ? "= y" : "+");
}

void LayersPanel::draw_block(const Frame& frame, const PairView& view, const Block& block) const {
  const ShownPair& shown = view.shown;
  ImFont* small = frame.fonts().small;
  draw_title(frame, view, block);
  for (const PairCell& cell : block.first) {
    draw_text_within(frame, small, frame.theme().text,
                     {block.area.x, std::floor(cell.area.centre().y - small->FontSize / 2.0F)},
                     cell.area.x - block.area.x - frame.px(6), input_name(shown, *cell.id.input));
    draw_pair_cell(frame, view, cell);
  }
  draw_text(frame, small, frame.theme().muted,
            {block.area.x, std::floor(block.bias.value.centre().y - small->FontSize / 2.0F)}, "b");
  draw_pair_bias(frame, view, block.bias);
  for (const PairCell& cell : block.second) draw_pair_cell(frame, view, cell);
  draw_sign(frame, block);
  const PairMaps* maps = shown.maps();
  if (maps == nullptr) return draw_no_pair_picture(frame, shown, block.picture);
  const bool has_relu = maps->has_activation();
  draw_pair_picture(frame, shown,
                    {{"hidden.picture", block.hidden},
                     block.picture,
                     &maps->shown_hidden().maps,
                     block.hidden,
                     has_relu ? view.looks.hidden : view.looks.sums,
                     has_relu});
}

}  // namespace pw
