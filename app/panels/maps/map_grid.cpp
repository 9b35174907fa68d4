#include "app/panels/maps/map_grid.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/geometry/layout.h"
#include "app/panels/maps/map_explanation.h"
#include "app/presentation/map_colours.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// How much of a tile is covered by the panel's colour.
constexpr float kSilencedVeil = 0.66F, kNotAddedVeil = 0.6F;
// Points: of a name beside bars at most, and of the bars beside it at least.
constexpr float kMostName = 120.0F;
constexpr float kLeastBars = 40.0F;

void add_if_missing(std::vector<std::int64_t>& sorted, std::int64_t map) {
  const auto at = std::ranges::lower_bound(sorted, map);
  if (at == sorted.end() || *at != map) sorted.insert(at, map);
}

}  // namespace

void MapGrid::lay_out(Rect area, std::vector<std::int64_t> maps, const Frame& frame) {
  const Shape& shape = frame.document().shape();
  area_ = area;
  maps_ = std::move(maps);
  scroll_ = clamped(scroll_, area_);
  // With few, large tiles there is room for names, and for bars that are visible from afar. A product shows the weight.
  const bool has_bars = frame.selection().mode != MapsMode::kProducts;
  GridRequest request{area_, static_cast<std::int64_t>(maps_.size()), shape.w, shape.h};
  request.widest_cell = widest_cell(shape);
  request.gap = std::floor(frame.px(has_few() ? 6 : 2));
  request.bars = has_bars ? std::floor(frame.px(has_few() ? 12 : 4)) : 0.0F;
  request.frame = has_few() ? std::floor(frame.px(4)) : 0.0F;
  request.view = scroll_;
  if (has_few()) {
    ImFont* font = frame.fonts().small;
    for (const std::int64_t map : maps_)
      request.name_w = std::max(request.name_w, text_width(font, map_name(*frame.document().input, map)));
    request.name_w = std::ceil(std::min(request.name_w, frame.px(kMostName)) + frame.px(has_bars ? 6 : 2));
    request.name = std::floor(font->FontSize + frame.px(2));
    request.bars_w = has_bars ? frame.px(kLeastBars) : 0.0F;
    request.second_line = has_bars ? 0.0F : request.name;
    request.second_line_w = has_bars ? 0.0F : weight_at_tile_width(frame) + frame.px(2);
  }
  geometry_.emplace(request);
}

std::optional<Rect> MapGrid::tile_of(std::int64_t map) const {
  const auto found = std::ranges::find(maps_, map);
  if (found == maps_.end()) return std::nullopt;
  const Rect tile = geometry_->tile(found - maps_.begin());
  return is_visible(tile) ? std::optional(geometry_->with_labels(found - maps_.begin())) : std::nullopt;
}

std::optional<Rect> MapGrid::picture_of(std::int64_t map) const {
  if (!tile_of(map)) return std::nullopt;
  return geometry_->tile(std::ranges::find(maps_, map) - maps_.begin());
}

// The wheel zooms, a plain drag pans, a drag with Shift draws a frame around tiles. `threshold`: pixels before a press
// becomes a drag.
void MapGrid::navigate(const ItemState& item, float threshold) {
  const ImGuiIO& io = ImGui::GetIO();
  if (item.hovered && io.MouseWheel != 0.0F)
    scroll_ = zoomed(scroll_, area_, io.MousePos, std::pow(1.25F, io.MouseWheel));
  if (!item.active || !ImGui::IsMouseDragging(ImGuiMouseButton_Left, threshold)) return;
  if (frame_from_ || (io.KeyShift && !panning_)) {
    if (!frame_from_) frame_from_ = io.MouseClickedPos[ImGuiMouseButton_Left];
    return;
  }
  if (scroll_.zoom <= 1.0F) return;
  panning_ = true;
  scroll_ = clamped(
      {scroll_.zoom, scroll_.x - io.MouseDelta.x / scroll_.zoom, scroll_.y - io.MouseDelta.y / scroll_.zoom}, area_);
}

// A click selects one map; with Ctrl it adds or removes one, with Shift it selects all from the selected one on.
void MapGrid::select(Frame& frame, std::int64_t pointed) const {
  const ImGuiIO& io = ImGui::GetIO();
  const std::int64_t map = maps_[static_cast<std::size_t>(pointed)];
  Selection next = frame.selection();
  if (io.KeyCtrl) {
    const bool is_selected = std::ranges::binary_search(next.maps, map);
    if (is_selected && next.maps.size() > 1) {
      std::erase(next.maps, map);
      if (next.map == map) next.map = next.maps.front();
    } else {
      add_if_missing(next.maps, map);
      next.map = map;
    }
  } else if (const auto anchor = std::ranges::find(maps_, next.map); io.KeyShift && anchor != maps_.end()) {
    const auto from = static_cast<std::int64_t>(anchor - maps_.begin());
    next.maps.assign(maps_.begin() + std::min(from, pointed), maps_.begin() + std::max(from, pointed) + 1);
    std::ranges::sort(next.maps);
  } else {
    select_map(next, map);
  }
  frame.select(next);
}

Rect MapGrid::drawn_frame() const {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const ImVec2 low{std::min(mouse.x, frame_from_->x), std::min(mouse.y, frame_from_->y)};
  const ImVec2 high{std::max(mouse.x, frame_from_->x), std::max(mouse.y, frame_from_->y)};
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

// All tiles that the frame touches; with Ctrl in addition.
void MapGrid::select_framed(Frame& frame) const {
  const Rect around = drawn_frame();
  Selection next = frame.selection();
  std::vector<std::int64_t> framed;
  for (std::size_t i = 0; i < maps_.size(); ++i) {
    const Rect tile = geometry_->tile(static_cast<std::int64_t>(i));
    const bool touches =
        tile.x < around.right() && tile.right() > around.x && tile.y < around.bottom() && tile.bottom() > around.y;
    if (touches && is_visible(tile)) framed.push_back(maps_[i]);
  }
  if (framed.empty()) return;
  const std::int64_t first = framed.front();
  std::ranges::sort(framed);
  if (!ImGui::GetIO().KeyCtrl) next.maps.clear();
  for (const std::int64_t map : framed) add_if_missing(next.maps, map);
  if (!std::ranges::binary_search(next.maps, next.map)) next.map = first;
  frame.select(next);
}

void MapGrid::input(Frame& frame) {
  const Shape& shape = frame.document().shape();
  const ItemState item = frame.add_item("maps", area_);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const std::int64_t pointed = item.hovered ? geometry_->index_at(mouse).value_or(-1) : -1;
  navigate(item, frame.px(4));
  if (item.released) {
    if (frame_from_) {
      select_framed(frame);
    } else if (!panning_ && pointed >= 0) {
      select(frame, pointed);
    }
  }
  panning_ = panning_ && item.active;
  if (!item.active) frame_from_.reset();
  if (pointed < 0) return;
  const std::int64_t map = maps_[static_cast<std::size_t>(pointed)];
  frame.hover().map = map;
  frame.hover().position = position_at(mouse, geometry_->tile(pointed), shape.w, shape.h);
  if (panning_ || frame_from_) return;
  frame.explain(
      [map, position = frame.hover().position](const Frame& shown) { return explain_map(shown, map, position); },
      geometry_->tile(pointed));
}

void MapGrid::draw(const Frame& frame) const {
  draw_tiles(frame);
  const float margin = frame.px(4);
  ImDrawList* draw = frame.draw_list();
  draw->PushClipRect({area_.x - margin, area_.y - margin}, {area_.right() + margin, area_.bottom() + margin}, true);
  draw_values(frame, tile_colours(frame));
  for (std::int64_t i = 0; i < static_cast<std::int64_t>(maps_.size()); ++i) {
    if (is_visible(geometry_->tile(i))) draw_tile(frame, i);
  }
  if (frame.selection().mode == MapsMode::kProducts) draw_added(frame);
  if (frame_from_) draw_frame(frame, drawn_frame(), 2.0F);
  draw->PopClipRect();
}

void MapGrid::draw_tiles(const Frame& frame) const {
  const TileColours colours = tile_colours(frame);
  TilePainting painting{static_cast<int>(area_.w), static_cast<int>(area_.h), {}, colours.map, frame.theme().panel};
  for (std::size_t i = 0; i < maps_.size(); ++i) {
    const Rect tile = geometry_->tile(static_cast<std::int64_t>(i));
    if (tile.right() < area_.x || tile.bottom() < area_.y || tile.x > area_.right() || tile.y > area_.bottom())
      continue;
    const TileScale scale = tile_scale(frame, colours, maps_[i]);
    painting.tiles.push_back({static_cast<int>(tile.x - area_.x), static_cast<int>(tile.y - area_.y),
                              static_cast<int>(tile.w), static_cast<int>(tile.h), static_cast<int>(maps_[i]),
                              scale.range, scale.gain, 0.0F, tile_lines(frame, colours, maps_[i], tile)});
  }
  draw_canvas(frame, frame.pictures().inputs("grid", painting), area_);
}

void MapGrid::draw_values(const Frame& frame, const TileColours& colours) const {
  std::vector<std::int64_t> maps;
  std::vector<Rect> tiles;
  for (std::size_t i = 0; i < maps_.size(); ++i) {
    const Rect tile = geometry_->tile(static_cast<std::int64_t>(i));
    if (!is_visible(tile)) continue;
    maps.push_back(maps_[i]);
    tiles.push_back(tile);
    if (is_constant(*frame.document().input, frame.selection().n, maps_[i])) draw_hatch(frame, tile);
  }
  // Behind the curtain, products would give the outputs away.
  const bool is_hidden = colours.products && frame.display().curtain;
  if (!is_hidden) draw_tile_numbers(frame, colours, maps, tiles, area_);
}

// What stands on a tile and under it.
void MapGrid::draw_tile(const Frame& frame, std::int64_t index) const {
  const std::int64_t map = maps_[static_cast<std::size_t>(index)];
  const Rect tile = geometry_->tile(index);
  if (geometry_->bars(index).h > 0.0F) draw_bars(frame, geometry_->bars(index), map);
  frame.mark({"map", map}, tile);
  // Products of 0 hardly differ from a light panel. On a dark one, the border would hide the gaps.
  if (frame.selection().mode == MapsMode::kProducts && frame.theme().kind != ThemeKind::kDark)
    frame.draw_list()->AddRect(tile.inset(-1).min(), tile.inset(-1).max(), im(frame.theme().border));
  if (has_few()) {
    draw_name(frame, index);
    draw_markers(frame, tile);
  }
  draw_state(frame, index);
}

void MapGrid::draw_name(const Frame& frame, std::int64_t index) const {
  const std::int64_t map = maps_[static_cast<std::size_t>(index)];
  const Rect area = geometry_->name(index), second = geometry_->second_line(index);
  const auto draw_line = [&](Rect line, const std::string& text) {
    draw_text_within(frame, frame.fonts().small, frame.theme().muted, line.min(), line.w, text);
  };
  if (second.h <= 0.0F) return draw_line(area, name_at_tile(frame, maps_, map, area.w));
  draw_line(area, map_name(*frame.document().input, map));
  draw_line(second, weight_at_tile(frame, map, second.w));
}

// Whether it counts, is solo, selected, pointed at.
void MapGrid::draw_state(const Frame& frame, std::int64_t index) const {
  const std::int64_t map = maps_[static_cast<std::size_t>(index)];
  const Mask& mask = frame.document().mask;
  const Rect tile = geometry_->tile(index);
  ImDrawList* draw = frame.draw_list();
  const bool is_added = frame.order().place(map) < frame.added();
  if (mask.silences(map) || !is_added)
    draw->AddRectFilled(tile.min(), tile.max(), im(frame.theme().panel, is_added ? kSilencedVeil : kNotAddedVeil));
  if (std::ranges::binary_search(mask.muted, map))
    draw->AddLine({tile.x, tile.bottom()}, {tile.right(), tile.y}, im(frame.theme().text), frame.px(1.2F));
  const bool is_solo = std::ranges::binary_search(mask.solo, map);
  const bool is_one_of_many =
      frame.selection().maps.size() > 1 && std::ranges::binary_search(frame.selection().maps, map);
  if (is_solo || is_one_of_many) draw_frame(frame, tile, 1.0F);
  if (is_solo) {
    ImFont* font = frame.fonts().small;
    const Rect box{tile.x, tile.y, text_width(font, "S") + frame.px(5), std::min(tile.h, font->FontSize)};
    draw->AddRectFilled(box.min(), box.max(), IM_COL32(255, 255, 255, 255));
    draw_text_centred(frame, font, {0, 0, 0}, {box.centre().x, box.centre().y - font->FontSize / 2.0F}, "S");
  }
  if (map == frame.selection().map) {
    // Around its bars as well: they are as thin as the frame.
    const Rect bars = has_few() ? Rect{} : geometry_->bars(index);
    draw_frame(frame, {tile.x, tile.y, tile.w, std::max(tile.bottom(), bars.bottom()) - tile.y}, 3.0F);
  } else if (map == frame.hover().map) {
    frame.keep_clear(tile);
    draw->AddRect(tile.inset(-1).min(), tile.inset(-1).max(), im(frame.theme().text));
  }
}

// A line after the last map that is counted.
void MapGrid::draw_added(const Frame& frame) const {
  const auto is_counted = [&](std::int64_t map) { return frame.order().place(map) < frame.added(); };
  const auto counted = static_cast<std::int64_t>(std::ranges::count_if(maps_, is_counted));
  if (counted == 0 || counted == static_cast<std::int64_t>(maps_.size())) return;
  const Rect last = geometry_->with_labels(counted - 1);
  const float right = last.right() + std::floor(geometry_->column_gap() / 2.0F);
  const float gap = std::floor(geometry_->row_gap() / 2.0F);
  const float top = last.y - gap;
  const float below = std::max(geometry_->bars(counted - 1).bottom(), geometry_->name(counted - 1).bottom()) + gap;
  const ImU32 colour = im(frame.theme().text);
  ImDrawList* draw = frame.draw_list();
  draw->AddLine({area_.x, below}, {right, below}, colour);
  if (counted % geometry_->columns() == 0) return;
  draw->AddLine({right, top}, {right, below}, colour);
  draw->AddLine({right, top}, {geometry_->tile(geometry_->columns() - 1).right(), top}, colour);
}

void MapGrid::draw_bars(const Frame& frame, Rect area, std::int64_t map) const {
  const PointwiseLayer& layer = frame.document().parameters();
  const IndexRange outputs = outputs_at_maps(frame);
  const std::int64_t rows = outputs.size();
  const float step = std::floor(area.h / static_cast<float>(rows));
  const float thickness = std::max(1.0F, step - (area.h > 8.0F ? 1.0F : 0.0F));
  const float middle = std::floor(area.centre().x);
  const float opacity = frame.document().mask.silences(map) ? 0.35F : 1.0F;
  for (std::int64_t o = 0; o < rows; ++o) {
    const float weight = layer.w(outputs.begin + o, map);
    if (weight == 0.0F || !std::isfinite(weight)) continue;
    const float length = std::clamp(weight / frame.scales().weights, -1.0F, 1.0F) * area.w * 0.5F;
    const float y = area.y + static_cast<float>(o) * step;
    frame.draw_list()->AddRectFilled({std::min(middle, middle + length), y},
                                     {std::max(middle, middle + length) + 1.0F, y + thickness},
                                     frame.sign_colour(weight, opacity));
  }
}

}  // namespace pw
