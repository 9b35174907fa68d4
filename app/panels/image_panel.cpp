#include "app/panels/image_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/controls.h"
#include "app/panels/parameter_gesture.h"
#include "app/panels/picture.h"
#include "app/panels/text.h"
#include "app/view/map_colours.h"
#include "app/view/number_text.h"

namespace pw {
namespace {

constexpr std::int64_t kMostRows = 4;  // sliders shown
constexpr const char* kSliderHint = "Drag · Shift fine · double-click types · right-click 0";

float ratio_of(std::int64_t w, std::int64_t h) {
  return static_cast<float>(w) / static_cast<float>(std::max<std::int64_t>(1, h));
}

// A painting of one tile as large as the area allows: whole pixels per cell where there is room.
Rect painted_area(Rect area, const Shape& shape) {
  Rect picture = fit(area, ratio_of(shape.w, shape.h));
  picture.w = std::max(1.0F, std::floor(picture.w));
  picture.h = std::max(1.0F, std::floor(picture.h));
  return picture;
}

TilePainting one_tile(Rect picture, Range range, const ColorMap& map, Rgb clear, float gain = 1.0F) {
  const int w = static_cast<int>(picture.w);
  const int h = static_cast<int>(picture.h);
  return {w, h, {{0, 0, w, h, 0, range, gain, 0.0F}}, &map, clear};
}

float put_source(Ui& ui, Rect area) {
  const Document& document = ui.document();
  const Shape& shape = document.shape();
  if (document.image == nullptr) {
    const std::string what = document.origin.layout ? "a stack from a file: no image belongs to it"
                                                    : "whole numbers to check by hand: no image";
    put_text_within(ui, ui.fonts.small, ui.theme.muted, area.min(), area.w, what);
    return ui.fonts.small->FontSize + ui.px(6);
  }
  const Rect picture = fit(area, ratio_of(document.image->width, document.image->height));
  put_image(ui, ui.pictures.image(), picture);
  if (probe_on_picture(ui, "image", picture)) {
    const Cell cell = ui.hover_next.cell.value_or(ui.view.probe);
    show_tooltip(
        ui, fmt::format("The image. Row {}, column {} of the maps sees the area around here. A press moves the marker.",
                        cell.y, cell.x));
  }
  put_cell_marker(ui, picture, shape.w, shape.h, ui.view.probe, true);
  if (ui.view.hover.cell) put_cell_marker(ui, picture, shape.w, shape.h, *ui.view.hover.cell, false);
  if (ui.view.hover.axis == ShapeAxis::kBatch) put_frame(ui, picture, 3.0F);
  return picture.h;
}

const char* arrow_text(const Document& document) {
  if (!document.origin.extractor) return "";
  switch (*document.origin.extractor) {
    case ExtractorKind::kLearned:
      return "↓ a trained network turns it into maps →";
    case ExtractorKind::kFilterbank:
      return "↓ features: a bank of filters makes maps →";
    case ExtractorKind::kRandom:
      return "↓ an untrained network turns it into maps →";
    case ExtractorKind::kPixels:
      return "↓ its colours are the maps →";
  }
  return "";
}

float put_selected_map(Ui& ui, Rect area) {
  const Document& document = ui.document();
  const Shape& shape = document.shape();
  const auto colours = input_colours(document, ui.view.image, ui.view.range_mode, ui.theme);
  const Range range =
      input_range(document, ui.view.image, ui.view.selected_map, ui.view.range_mode, colours.signed_values);
  const Rect picture = painted_area(area, shape);
  put_canvas(ui, ui.pictures.selected("selected", one_tile(picture, range, *colours.map, ui.theme.panel)), picture);
  const auto plane = document.input->features.maps.plane(ui.view.image, ui.view.selected_map);
  put_cell_values(
      ui, picture, shape.w, shape.h, plane, [&](float v) { return color_of(*colours.map, range, v); }, picture);
  if (probe_on_picture(ui, "selected_map", picture)) {
    const Cell cell = ui.hover_next.cell.value_or(ui.view.probe);
    const float value = plane[static_cast<std::size_t>(cell.y * shape.w + cell.x)];
    show_tooltip(ui,
                 fmt::format("{}\nx[{}, {}] at row {}, column {} = {}", map_name(*document.input, ui.view.selected_map),
                             ui.view.selected_map, "·", cell.y, cell.x, signed_text(value)));
  }
  put_cell_marker(ui, picture, shape.w, shape.h, ui.view.probe, true);
  if (ui.view.hover.cell) put_cell_marker(ui, picture, shape.w, shape.h, *ui.view.hover.cell, false);
  put_axis_brackets(ui, picture);
  return picture.h;
}

// w[o] ——o—— value [w·x]
void put_weight_row(Ui& ui, std::int64_t output, Rect row, float label_w) {
  const Document& document = ui.document();
  const Shape& shape = document.shape();
  const std::int64_t map = ui.view.selected_map;
  const float weight = document.parameters().w(output, map);
  const float text_y = row.y + (row.h - ui.fonts.body->FontSize) / 2.0F;
  const std::string label = fmt::format("w {}", output_name(*document.layer, output));
  put_text_within(ui, ui.fonts.body, ui.output_colour(output), {row.x, text_y}, label_w - ui.px(8), label);
  const float product_h = row.h - ui.px(4);
  const float product_w = std::min(std::floor(product_h * ratio_of(shape.w, shape.h)), row.w * 0.2F);
  const float number_w = text_width(ui.fonts.mono, "−0.0000") + ui.px(4);
  const Rect slider{row.x + label_w, row.y, std::max(20.0F, row.w - label_w - product_w - number_w - ui.px(14)), row.h};
  const SliderEvent event = put_slider(
      ui, fmt::format("weight_slider.{}", output).c_str(), slider, weight, 1.5F * ui.view.weight_reach,
      fmt::format(
          "w[{}, {}]: how much of this map goes into {}.\nDrag; Shift is fine; double-click types; right-click sets 0.",
          output, map, output_name(*document.layer, output)));
  follow_slider(ui, event, {output, map, {slider.x, slider.bottom()}});
  put_text_right(ui, ui.fonts.mono, ui.theme.text,
                 {slider.right() + number_w + ui.px(2), row.y + (row.h - ui.fonts.mono->FontSize) / 2.0F},
                 signed_text(weight));

  const auto& statistics = document.input->of(ui.view.image, map);
  const float reach = std::max(std::fabs(statistics.min), std::fabs(statistics.max)) * ui.view.weight_reach * 0.5F;
  const Rect product{row.right() - product_w, row.y + ui.px(2), std::max(1.0F, std::floor(product_w)),
                     std::max(1.0F, std::floor(product_h))};
  put_canvas(
      ui,
      ui.pictures.selected(fmt::format("product.{}", output),
                           one_tile(product, symmetric_range(reach), *ui.theme.diverging, ui.theme.panel, weight)),
      product);
  ImGui::SetCursorScreenPos(product.min());
  ImGui::InvisibleButton(fmt::format("product.{}", output).c_str(), {product.w, product.h});
  ui.widgets.mark(fmt::format("product.{}", output), product);
  tooltip(ui, fmt::format("w·x: the map times its weight, as it goes into the sum for {}",
                          output_name(*document.layer, output)));
}

void put_map_heading(const Ui& ui, ImVec2 at, float width) {
  const Document& document = ui.document();
  const std::int64_t map = ui.view.selected_map;
  const auto& statistics = document.input->of(ui.view.image, map);
  const float used = put_text(ui, ui.fonts.strong, ui.theme.text, at, fmt::format("Map {}", map));
  const std::string about = document.input->features.names.empty() ? "" : map_name(*document.input, map) + " · ";
  put_text_within(ui, ui.fonts.small, ui.theme.muted, {at.x + used + ui.px(10), at.y + ui.px(2)},
                  width - used - ui.px(10),
                  fmt::format("{}{} … {}", about, number_text(statistics.min), number_text(statistics.max)));
}

// Wide enough for the longest name of an output, within reason.
float label_width(const Ui& ui, std::int64_t rows, float width) {
  float widest = 0.0F;
  for (std::int64_t output = 0; output < rows; ++output) {
    widest = std::max(widest, text_width(ui.fonts.body, "w " + output_name(*ui.document().layer, output)));
  }
  return std::min(widest + ui.px(12), width * 0.36F);
}

}  // namespace

void draw_image_panel(Ui& ui) {
  const Document& document = ui.document();
  const Shape& shape = document.shape();
  const bool low = ui.layout.image.h < ui.px(400);
  const std::int64_t rows = std::min(document.parameters().cout, kMostRows);
  const float row_h = ui.px(low ? 25 : 30);
  const float sliders = row_h * static_cast<float>(rows);
  const float heading = ui.fonts.strong->FontSize + ui.px(low ? 5 : 8);
  const std::string caption =
      document.image ? fmt::format("{} rows × {} columns", document.image->height, document.image->width) : "";
  const Rect area = put_panel(ui, ui.layout.image, document.image ? "Image" : "Input", ui.theme.text, caption);
  const float arrow = !low && document.image ? ui.fonts.small->FontSize + ui.px(10) : ui.px(4);
  const float pictures = std::max(ui.px(40), area.h - heading - sliders - ui.px(low ? 8 : 12) - arrow);
  const float share = document.image ? 0.5F : 1.0F;
  float y = area.y + put_source(ui, {area.x, area.y, area.w, pictures * share});
  if (!low && document.image) {
    put_text_within(ui, ui.fonts.small, ui.theme.muted, {area.x, y + ui.px(4)}, area.w, arrow_text(document));
  }
  y += arrow + ui.px(2);
  put_map_heading(ui, {area.x, y}, area.w);
  y += heading;
  const float left = area.bottom() - y - sliders - ui.px(6);
  const float map_h = std::max(ui.px(24), std::min(left, area.w / ratio_of(shape.w, shape.h)));
  y += put_selected_map(ui, {area.x, y, area.w, map_h}) + ui.px(6);
  const float line = ui.fonts.small->FontSize + ui.px(6);
  if (area.bottom() - y > sliders + line) {
    put_text_within(ui, ui.fonts.small, ui.theme.muted, {area.x, y + ui.px(2)}, area.w, "times its weights");
    y += line;
  }
  const float label_w = label_width(ui, rows, area.w);
  for (std::int64_t output = 0; output < rows; ++output, y += row_h) {
    put_weight_row(ui, output, {area.x, y, area.w, row_h}, label_w);
  }
  if (area.bottom() - y > line) {
    put_text_within(ui, ui.fonts.small, ui.theme.muted, {area.x, y + ui.px(6)}, area.w, kSliderHint);
  }
}

}  // namespace pw
