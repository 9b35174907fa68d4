#include "app/panels/maps_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/controls.h"
#include "app/panels/picture.h"
#include "app/panels/text.h"
#include "app/view/grid_geometry.h"
#include "app/view/map_colours.h"
#include "app/view/number_text.h"
#include "app/view/shown_maps.h"
#include "app/window/commands.h"

namespace pw {
namespace {

constexpr std::int64_t kStrongest = 12;
constexpr std::int64_t kMostBars = 4;

const char* range_label(RangeMode mode) {
  switch (mode) {
    case RangeMode::kPerMap:
      return "range: per map";
    case RangeMode::kWholeLayer:
      return "range: whole layer";
    default:
      return "range: ± about zero";
  }
}

std::string caption(const Ui& ui, std::size_t shown, const GridGeometry& grid) {
  const Shape& shape = ui.document().shape();
  std::string text = fmt::format("{} rows × {} columns each", shape.h, shape.w);
  if (static_cast<std::int64_t>(shown) < shape.c)
    text = fmt::format("the {} that move the outputs most, of {} · ", shown, shape.c) + text;
  const float kept = std::min(grid.scale(), 1.0F / static_cast<float>(ui.pictures.input_step()));
  if (kept < 1.0F) text += fmt::format(" · sampled: 1 of {} columns shown", number_text(1.0 / kept));
  const Document& document = ui.document();
  // What must not be misread comes first.
  const bool foreign = document.origin.extractor == ExtractorKind::kLearned && document.truth == nullptr;
  if (foreign) text = "features learned on generated road scenes · " + text;
  return text + " · under each map its weights";
}

void put_bars(const Ui& ui, Rect area, std::int64_t map) {
  const PointwiseLayer& layer = ui.document().parameters();
  const std::int64_t rows = std::min(layer.cout, kMostBars);
  const float thickness = std::max(1.0F, std::floor(area.h / static_cast<float>(rows)) - (area.h > 8.0F ? 1.0F : 0.0F));
  const float middle = std::floor(area.centre().x);
  for (std::int64_t o = 0; o < rows; ++o) {
    const float weight = layer.w(o, map);
    if (weight == 0.0F || !std::isfinite(weight)) continue;
    const float length = std::clamp(weight / ui.view.weight_reach, -1.0F, 1.0F) * area.w * 0.5F;
    const float y = area.y + static_cast<float>(o) * std::floor(area.h / static_cast<float>(rows));
    ui.draw->AddRectFilled({std::min(middle, middle + length), y},
                           {std::max(middle, middle + length) + 1.0F, y + thickness}, ui.sign_colour(weight));
  }
}

std::string describe(const Ui& ui, std::int64_t map, std::optional<Cell> cell) {
  const Document& document = ui.document();
  const auto& statistics = document.input->of(ui.view.image, map);
  std::string text = document.input->features.names.empty()
                         ? fmt::format("Map {}", map)
                         : fmt::format("Map {}: {}", map, map_name(*document.input, map));
  text += fmt::format("\n{} … {}, mean {}, standard deviation {}", number_text(statistics.min),
                      number_text(statistics.max), number_text(statistics.mean), number_text(statistics.std));
  if (statistics.nan + statistics.positive_inf + statistics.negative_inf > 0) {
    text += fmt::format("\n{} NaN (red), {} +∞ (white), {} −∞ (black): left out of the range", statistics.nan,
                        statistics.positive_inf, statistics.negative_inf);
  }
  if (cell) {
    const float value = document.input->features.maps.plane(
        ui.view.image, map)[static_cast<std::size_t>(cell->y * document.shape().w + cell->x)];
    text += fmt::format("\nrow {}, column {}: x = {}", cell->y, cell->x, signed_text(value));
  }
  for (std::int64_t o = 0; o < std::min(document.parameters().cout, kMostBars); ++o) {
    text +=
        fmt::format("\nw for {} = {}", output_name(*document.layer, o), signed_text(document.parameters().w(o, map)));
  }
  return text;
}

}  // namespace

void MapsPanel::choose_maps(const Ui& ui) {
  const Document& document = ui.document();
  const bool same = maps_of_ == document.input.get();
  if (!ui.view.strongest_only) {
    if (!same || static_cast<std::int64_t>(maps_.size()) != document.shape().c ||
        !std::is_sorted(maps_.begin(), maps_.end()))
      maps_ = all_maps(document);
  } else if (!same || !ui.session.history().in_gesture()) {
    maps_ = strongest_maps(document, ui.view.image, kStrongest);
  }
  maps_of_ = document.input.get();
}

void MapsPanel::navigate(Ui& ui, Rect area) {
  const ImGuiIO& io = ImGui::GetIO();
  GridView& grid = ui.view.grid;
  if (ImGui::IsItemHovered() && io.MouseWheel != 0.0F)
    grid = zoomed(grid, area, io.MousePos, std::pow(1.25F, io.MouseWheel));
  const bool drags =
      ImGui::IsItemActive() && grid.zoom > 1.0F && ImGui::IsMouseDragging(ImGuiMouseButton_Left, ui.px(4));
  if (drags) {
    panning_ = true;
    grid = clamped({grid.zoom, grid.x - io.MouseDelta.x / grid.zoom, grid.y - io.MouseDelta.y / grid.zoom}, area);
  }
}

void MapsPanel::put_head(Ui& ui, const GridGeometry& grid) {
  const std::int64_t count = ui.document().shape().c;
  const Rect panel = ui.layout.maps;
  const std::string range = range_label(ui.view.range_mode);
  const std::string which = ui.view.strongest_only ? "all maps" : "12 strongest";
  const bool can_choose = count > kStrongest;
  const bool is_zoomed = ui.view.grid.zoom > 1.0F;
  const float gap = ui.px(6);
  const float widths = button_width(ui, range) + (can_choose ? button_width(ui, which) + gap : 0.0F) +
                       (is_zoomed ? button_width(ui, "1:1") + gap : 0.0F);
  put_panel(ui, panel, fmt::format("x: {} input map{}", count, count == 1 ? "" : "s"),
            ui.view.hover.axis == ShapeAxis::kMapsIn ? ui.theme.accent : ui.theme.text, caption(ui, maps_.size(), grid),
            widths + ui.px(10));
  float x = panel.right() - ui.px(10) - widths;
  const float y = panel.y + ui.px(5);
  const auto button = [&](const char* name, std::string_view label, std::string_view why, WindowCommand command) {
    float used = 0.0F;
    if (put_button(ui, name, label, {x, y}, ui.px(24), why, used)) run_command(ui, command);
    x += used + gap;
  };
  if (is_zoomed) button("zoom_all", "1:1", "Shows the whole grid again (Home)", WindowCommand::kZoomAll);
  if (can_choose)
    button("strongest", which, "All maps, or the twelve whose weights move the outputs most (M)",
           WindowCommand::kStrongest);
  button("range", range, "Colours: each map in its own range, all maps in one, or symmetric about zero (R)",
         WindowCommand::kRangeMode);
}

void MapsPanel::put_tiles(Ui& ui, const GridGeometry& grid, Rect area) {
  const auto colours = input_colours(ui.document(), ui.view.image, ui.view.range_mode, ui.theme);
  TilePainting painting{static_cast<int>(area.w), static_cast<int>(area.h), {}, colours.map, ui.theme.panel};
  for (std::size_t i = 0; i < maps_.size(); ++i) {
    const Rect tile = grid.tile(static_cast<std::int64_t>(i));
    if (tile.right() < area.x || tile.bottom() < area.y || tile.x > area.right() || tile.y > area.bottom()) continue;
    const Range range = input_range(ui.document(), ui.view.image, maps_[i], ui.view.range_mode, colours.signed_values);
    painting.tiles.push_back({static_cast<int>(tile.x - area.x), static_cast<int>(tile.y - area.y),
                              static_cast<int>(tile.w), static_cast<int>(tile.h), static_cast<int>(maps_[i]), range,
                              1.0F, 0.0F});
  }
  put_canvas(ui, ui.pictures.inputs("grid", painting), area);
}

void MapsPanel::put_annotations(Ui& ui, const GridGeometry& grid, Rect area) {
  const InputStack& input = *ui.document().input;
  const Shape& shape = input.shape();
  const auto colours = input_colours(ui.document(), ui.view.image, ui.view.range_mode, ui.theme);
  selected_tile_.reset();
  const float frame = ui.px(4);
  ui.draw->PushClipRect({area.x - frame, area.y - frame}, {area.right() + frame, area.bottom() + frame}, true);
  for (std::size_t i = 0; i < maps_.size(); ++i) {
    const auto index = static_cast<std::int64_t>(i);
    const std::int64_t map = maps_[i];
    const Rect tile = grid.tile(index);
    if (!area.contains(tile.centre())) continue;
    put_bars(ui, grid.bars(index), map);
    ui.widgets.mark(fmt::format("map.{}", map), tile);
    if (grid.scale() > ui.px(14)) {
      const Range range = input_range(ui.document(), ui.view.image, map, ui.view.range_mode, colours.signed_values);
      put_cell_values(
          ui, tile, shape.w, shape.h, input.features.maps.plane(ui.view.image, map),
          [&](float v) { return color_of(*colours.map, range, v); }, area);
    }
    if (map == ui.view.selected_map) {
      put_frame(ui, tile, 3.0F);
      selected_tile_ = tile;
    } else if (map == ui.view.hover.map) {
      ui.draw->AddRect(tile.inset(-1).min(), tile.inset(-1).max(), im(ui.theme.text));
    }
  }
  ui.draw->PopClipRect();
}

void MapsPanel::answer_pointer(Ui& ui, const GridGeometry& grid, Rect area) {
  const Shape& shape = ui.document().shape();
  ImGui::SetCursorScreenPos(area.min());
  ImGui::InvisibleButton("maps", {std::max(1.0F, area.w), std::max(1.0F, area.h)});
  ui.widgets.mark("maps", area);
  navigate(ui, area);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const std::int64_t pointed = ImGui::IsItemHovered() ? grid.index_at(mouse).value_or(-1) : -1;
  if (ImGui::IsItemDeactivated()) {
    if (!panning_ && pointed >= 0) ui.view.selected_map = maps_[static_cast<std::size_t>(pointed)];
    panning_ = false;
  }
  if (pointed < 0) return;
  const std::int64_t map = maps_[static_cast<std::size_t>(pointed)];
  ui.hover_next.map = map;
  ui.hover_next.cell = cell_at(mouse, grid.tile(pointed), shape.w, shape.h);
  if (!panning_) show_tooltip(ui, describe(ui, map, ui.hover_next.cell));
}

void MapsPanel::draw(Ui& ui) {
  choose_maps(ui);
  const Shape& shape = ui.document().shape();
  const Rect panel = ui.layout.maps;
  const Rect area = {panel.x + ui.px(10), panel.y + ui.px(34), panel.w - ui.px(20), panel.h - ui.px(40)};
  // With few and large tiles there is room for bars that are seen from far.
  const float bars = std::floor(ui.px(maps_.size() <= 16 ? 12 : 4));
  const GridGeometry grid(
      {area, static_cast<std::int64_t>(maps_.size()), shape.w, shape.h, std::floor(ui.px(2)), bars, ui.view.grid});
  ui.view.grid_columns = grid.columns();
  put_head(ui, grid);
  answer_pointer(ui, grid, area);
  put_tiles(ui, grid, area);
  put_annotations(ui, grid, area);
}

}  // namespace pw
