#include "app/panels/maps/maps_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/geometry/layout.h"
#include "app/presentation/map_colours.h"
#include "app/presentation/number_text.h"
#include "app/presentation/shown_maps.h"
#include "app/widgets/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::int64_t kStrongest = 12;

const char* range_label(RangeMode mode) {
  switch (mode) {
    case RangeMode::kPerMap:
      return "colour scale: per map";
    case RangeMode::kWholeLayer:
      return "colour scale: all maps";
    case RangeMode::kSymmetric:
      return "colour scale: symmetric";
  }
  return "";
}

// Who made it: the first question about a map.
std::string maker_text(const Document& document) {
  if (!document.source.extractor) return "";
  switch (*document.source.extractor) {
    case ExtractorKind::kLearned:
      return "\nComputed from the image by a network that was trained on generated road scenes.";
    case ExtractorKind::kFilterbank:
      return "\nComputed from the image by a fixed filter.";
    case ExtractorKind::kRandom:
      return "\nComputed from the image by an untrained network.";
    case ExtractorKind::kPixels:
      return "\nA colour channel of the image.";
  }
  return "";
}

std::string describe(const Frame& frame, std::int64_t map, std::optional<Position> position) {
  const Document& document = frame.document();
  const auto& statistics = document.input->of(frame.selection().n, map);
  std::string text = document.input->features.names.empty()
                         ? fmt::format("Map {}", map)
                         : fmt::format("Map {}: {}", map, map_name(*document.input, map));
  text += maker_text(document);
  if (is_constant(*document.input, frame.selection().n, map)) {
    text += fmt::format("\nConstant, hence hatched: {} at every position", number_text(statistics.min));
  } else {
    text += fmt::format("\n{} … {}, mean {}, standard deviation {}", number_text(statistics.min),
                        number_text(statistics.max), number_text(statistics.mean), number_text(statistics.std));
  }
  if (statistics.nan + statistics.positive_inf + statistics.negative_inf > 0) {
    text += fmt::format("\n{} NaN (red), {} +∞ (white), {} −∞ (black): excluded from the range", statistics.nan,
                        statistics.positive_inf, statistics.negative_inf);
  }
  if (position) {
    const auto plane = document.input->features.maps.plane(frame.selection().n, map);
    const float value = plane[static_cast<std::size_t>(position->y * document.shape().w + position->x)];
    text += fmt::format("\nrow {}, column {}: x = {}", position->y, position->x, signed_text(value));
  }
  for (std::int64_t o = 0; o < std::min(document.network.cout(), kShownRows); ++o) {
    text += fmt::format("\nw for {} = {}", output_name(document.weights(), o),
                        signed_text(document.parameters().w(o, map)));
  }
  return text;
}

}  // namespace

void MapsPanel::choose_maps(const Frame& frame) {
  const Document& document = frame.document();
  const bool same = maps_of_ == document.input;
  // Maps of another size reset the zoom.
  if (!same && (maps_of_ == nullptr || maps_of_->shape() != document.shape())) scroll_ = {};
  // So few maps are all shown, and keep their order in every look.
  if (!frame.display().strongest_only || document.shape().c <= kStrongest) {
    if (!same || static_cast<std::int64_t>(maps_.size()) != document.shape().c ||
        !std::is_sorted(maps_.begin(), maps_.end()))
      maps_ = all_maps(document);
  } else if (!same || !frame.session().history().in_gesture()) {
    maps_ = strongest_maps(document, frame.selection().n, kStrongest);
  }
  maps_of_ = document.input;
}

void MapsPanel::lay_out(Rect panel, const Frame& frame) {
  choose_maps(frame);
  const Shape& shape = frame.document().shape();
  panel_ = panel;
  modes_.lay_out(panel, frame.px(420), frame);
  grid_area_ = {panel.x + frame.padding(), panel.y + frame.px(34), panel.w - 2.0F * frame.padding(),
                panel.h - frame.px(40)};
  scroll_ = clamped(scroll_, grid_area_);
  // With few, large tiles there is room for names, and for bars that are visible from afar.
  const float bars = std::floor(frame.px(has_few() ? 12 : 4));
  const float name = has_few() ? std::floor(frame.fonts().small->FontSize + frame.px(4)) : 0.0F;
  grid_.emplace(GridRequest{grid_area_, static_cast<std::int64_t>(maps_.size()), shape.w, shape.h,
                            std::floor(frame.px(has_few() ? 6 : 2)), bars, name, scroll_});
}

void MapsPanel::zoom(float factor) {
  scroll_ = zoomed(scroll_, grid_area_, grid_area_.centre(), factor);
}

std::optional<Rect> MapsPanel::selected_tile(const Frame& frame) const {
  const auto found = std::ranges::find(maps_, frame.selection().map);
  if (found == maps_.end()) return std::nullopt;
  const Rect tile = grid_->tile(found - maps_.begin());
  if (!grid_area_.contains(tile.centre())) return std::nullopt;
  Rect whole = tile;
  whole.h = grid_->name(found - maps_.begin()).bottom() - tile.y;
  return has_few() ? whole : tile;
}

std::vector<Button> MapsPanel::head_buttons(const Frame& frame) const {
  const float y = panel_.y + frame.px(5);
  const float height = frame.px(24);
  std::vector<Button> buttons;
  if (is_zoomed()) buttons.push_back(command_button(frame, "zoom_all", "zoom.all", {0, y}, height, "1:1"));
  if (frame.document().shape().c > kStrongest) {
    const char* label = frame.display().strongest_only ? "all maps" : "12 strongest";
    buttons.push_back(command_button(frame, "strongest", "strongest", {0, y}, height, label));
  }
  buttons.push_back(command_button(frame, "range", "range", {0, y}, height, range_label(frame.display().range_mode)));
  align_right(buttons, modes_.left() - frame.px(16), frame.px(6));
  return buttons;
}

void MapsPanel::navigate(const Frame& frame, const ItemState& item) {
  const ImGuiIO& io = ImGui::GetIO();
  if (item.hovered && io.MouseWheel != 0.0F)
    scroll_ = zoomed(scroll_, grid_area_, io.MousePos, std::pow(1.25F, io.MouseWheel));
  const bool drags = item.active && scroll_.zoom > 1.0F && ImGui::IsMouseDragging(ImGuiMouseButton_Left, frame.px(4));
  if (!drags) return;
  panning_ = true;
  scroll_ =
      clamped({scroll_.zoom, scroll_.x - io.MouseDelta.x / scroll_.zoom, scroll_.y - io.MouseDelta.y / scroll_.zoom},
              grid_area_);
}

void MapsPanel::input(Frame& frame) {
  modes_.input(frame);
  press_all(frame, head_buttons(frame));
  const Shape& shape = frame.document().shape();
  const ItemState item = frame.add_item("maps", grid_area_);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const std::int64_t pointed = item.hovered ? grid_->index_at(mouse).value_or(-1) : -1;
  navigate(frame, item);
  if (item.released) {
    if (!panning_ && pointed >= 0) frame.select_map(maps_[static_cast<std::size_t>(pointed)]);
  }
  panning_ = panning_ && item.active;
  if (pointed < 0) return;
  const std::int64_t map = maps_[static_cast<std::size_t>(pointed)];
  frame.hover().map = map;
  frame.hover().position = position_at(mouse, grid_->tile(pointed), shape.w, shape.h);
  if (panning_) return;
  frame.explain(
      [map, position = frame.hover().position](const Frame& shown) { return describe(shown, map, position); });
}

std::string MapsPanel::caption(const Frame& frame) const {
  const Document& document = frame.document();
  const Shape& shape = document.shape();
  std::string text = fmt::format("{} rows × {} columns each", shape.h, shape.w);
  if (static_cast<std::int64_t>(maps_.size()) < shape.c)
    text = fmt::format("the {} that affect the outputs most, of {} · ", maps_.size(), shape.c) + text;
  const float kept = std::min(grid_->scale(), 1.0F / static_cast<float>(frame.pictures().input_step()));
  if (kept < 1.0F) text += fmt::format(" · subsampled: 1 in {} columns shown", number_text(1.0 / kept));
  if (const std::int64_t constant = constant_maps(*document.input, frame.selection().n); constant > 0)
    text += fmt::format(" · {} constant (hatched)", constant);
  // The most important caveat comes first.
  const bool foreign = document.source.extractor == ExtractorKind::kLearned && document.ground_truth == nullptr;
  if (foreign) text = "features trained on generated road scenes · " + text;
  return text + " · weights below each map";
}

void MapsPanel::draw(const Frame& frame) {
  const std::int64_t count = frame.document().shape().c;
  const std::vector<Button> buttons = head_buttons(frame);
  draw_panel(frame, panel_, fmt::format("x: {} input map{}", count, count == 1 ? "" : "s"), frame.theme().text,
             caption(frame), panel_.right() - buttons.front().area.x);
  if (frame.hover().axis == ShapeAxis::kMapsIn)
    frame.draw_list()->AddRect(panel_.min(), panel_.max(), im(frame.theme().text), 0.0F, 0, frame.px(1.5F));
  draw_buttons(frame, buttons);
  modes_.draw(frame);
  draw_tiles(frame);
  draw_annotations(frame);
}

void MapsPanel::draw_tiles(const Frame& frame) const {
  const Document& document = frame.document();
  const std::int64_t n = frame.selection().n;
  const RangeMode mode = frame.display().range_mode;
  const Rect& area = grid_area_;
  const auto colours = input_colours(document, n, mode, frame.theme());
  TilePainting painting{static_cast<int>(area.w), static_cast<int>(area.h), {}, colours.map, frame.theme().panel};
  for (std::size_t i = 0; i < maps_.size(); ++i) {
    const Rect tile = grid_->tile(static_cast<std::int64_t>(i));
    if (tile.right() < area.x || tile.bottom() < area.y || tile.x > area.right() || tile.y > area.bottom()) continue;
    const Range range = input_range(document, n, maps_[i], mode, colours.signed_values);
    painting.tiles.push_back({static_cast<int>(tile.x - area.x), static_cast<int>(tile.y - area.y),
                              static_cast<int>(tile.w), static_cast<int>(tile.h), static_cast<int>(maps_[i]), range,
                              1.0F, 0.0F});
  }
  draw_canvas(frame, frame.pictures().inputs("grid", painting), area);
}

void MapsPanel::draw_annotations(const Frame& frame) const {
  const Document& document = frame.document();
  const Shape& shape = document.shape();
  const std::int64_t n = frame.selection().n;
  const RangeMode mode = frame.display().range_mode;
  const auto colours = input_colours(document, n, mode, frame.theme());
  const float margin = frame.px(4);
  ImDrawList* draw = frame.draw_list();
  draw->PushClipRect({grid_area_.x - margin, grid_area_.y - margin},
                     {grid_area_.right() + margin, grid_area_.bottom() + margin}, true);
  for (std::size_t i = 0; i < maps_.size(); ++i) {
    const auto index = static_cast<std::int64_t>(i);
    const std::int64_t map = maps_[i];
    const Rect tile = grid_->tile(index);
    if (!grid_area_.contains(tile.centre())) continue;
    draw_bars(frame, grid_->bars(index), map);
    frame.mark({"map", map}, tile);
    if (is_constant(*document.input, n, map)) draw_hatch(frame, tile);
    if (grid_->scale() > frame.px(14)) {
      const Range range = input_range(document, n, map, mode, colours.signed_values);
      draw_cell_values(
          frame, tile, shape.w, shape.h, document.input->features.maps.plane(n, map),
          [&](float v) { return color_of(*colours.map, range, v); }, grid_area_);
    }
    if (has_few()) {
      draw_text_within(frame, frame.fonts().small, frame.theme().muted, grid_->name(index).min(), tile.w,
                       map_name(*document.input, map));
      draw_markers(frame, tile);
    }
    if (map == frame.selection().map) {
      draw_frame(frame, tile, 3.0F);
    } else if (map == frame.hover().map) {
      draw->AddRect(tile.inset(-1).min(), tile.inset(-1).max(), im(frame.theme().text));
    }
  }
  draw->PopClipRect();
}

void MapsPanel::draw_bars(const Frame& frame, Rect area, std::int64_t map) const {
  const PointwiseLayer& layer = frame.document().parameters();
  const std::int64_t rows = std::min(layer.cout, kShownRows);
  const float step = std::floor(area.h / static_cast<float>(rows));
  const float thickness = std::max(1.0F, step - (area.h > 8.0F ? 1.0F : 0.0F));
  const float middle = std::floor(area.centre().x);
  for (std::int64_t o = 0; o < rows; ++o) {
    const float weight = layer.w(o, map);
    if (weight == 0.0F || !std::isfinite(weight)) continue;
    const float length = std::clamp(weight / frame.scales().weights, -1.0F, 1.0F) * area.w * 0.5F;
    const float y = area.y + static_cast<float>(o) * step;
    frame.draw_list()->AddRectFilled({std::min(middle, middle + length), y},
                                     {std::max(middle, middle + length) + 1.0F, y + thickness},
                                     frame.sign_colour(weight));
  }
}

}  // namespace pw
