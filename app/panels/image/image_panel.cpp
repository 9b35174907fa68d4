#include "app/panels/image/image_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/geometry/layout.h"
#include "app/presentation/map_colours.h"
#include "app/presentation/number_text.h"
#include "app/widgets/controls.h"
#include "app/widgets/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr const char* kSliderHint = "Drag · Shift: fine · double-click: type · right-click: 0";

float ratio_of(std::int64_t w, std::int64_t h) {
  return static_cast<float>(w) / static_cast<float>(std::max<std::int64_t>(1, h));
}

TilePainting one_tile(Rect picture, Range range, const ColorMap& map, Rgb clear, float gain = 1.0F) {
  const int w = static_cast<int>(picture.w);
  const int h = static_cast<int>(picture.h);
  return {w, h, {{0, 0, w, h, 0, range, gain, 0.0F}}, &map, clear};
}

const char* arrow_text(const Document& document) {
  if (!document.source.extractor) return "";
  switch (*document.source.extractor) {
    case ExtractorKind::kLearned:
      return "↓ a trained network turns it into maps →";
    case ExtractorKind::kFilterbank:
      return "↓ a filter bank turns it into maps →";
    case ExtractorKind::kRandom:
      return "↓ an untrained network turns it into maps →";
    case ExtractorKind::kPixels:
      return "↓ its colour channels are the maps →";
  }
  return "";
}

// Wide enough for the longest output name, up to a limit.
float label_width(const Frame& frame, std::int64_t rows, float width) {
  float widest = 0.0F;
  for (std::int64_t output = 0; output < rows; ++output) {
    const std::string label = "w " + output_name(frame.document().weights(), output);
    widest = std::max(widest, text_width(frame.fonts().body, label));
  }
  return std::min(widest + frame.px(12), width * 0.36F);
}

float number_width(const Frame& frame) {
  return text_width(frame.fonts().mono, "−0.0000") + frame.px(4);
}

Slider weight_slider(const Frame& frame, std::int64_t output, Rect area) {
  return {{"weight_slider", output},
          area,
          frame.document().parameters().w(output, frame.selection().map),
          1.5F * frame.scales().weights};
}

std::string explain_position(const Frame& frame) {
  const Position position = frame.hover().position.value_or(frame.selection().position);
  return fmt::format(
      "The image. Row {}, column {} of the maps sees the area around this point. Click to move the marker.", position.y,
      position.x);
}

std::string explain_value(const Frame& frame) {
  const Document& document = frame.document();
  const std::int64_t map = frame.selection().map;
  const Position position = frame.hover().position.value_or(frame.selection().position);
  const auto plane = document.input->features.maps.plane(frame.selection().n, map);
  const float value = plane[static_cast<std::size_t>(position.y * document.shape().w + position.x)];
  return fmt::format("{}\nx[{}, {}] at row {}, column {} = {}", map_name(*document.input, map), map, "·", position.y,
                     position.x, signed_text(value));
}

}  // namespace

void ImagePanel::lay_out(Rect panel, const Frame& frame) {
  const Document& document = frame.document();
  const Fonts& fonts = frame.fonts();
  panel_ = panel;
  area_ = panel_area(frame, panel);
  is_low_ = panel.h < frame.px(400);
  const std::int64_t rows = std::min(document.network.cout(), kShownRows);
  const float row_h = frame.px(is_low_ ? 25 : 30);
  const float sliders = row_h * static_cast<float>(rows);
  const float heading = fonts.strong->FontSize + frame.px(is_low_ ? 5 : 8);
  const float arrow = !is_low_ && document.picture ? fonts.small->FontSize + frame.padding() : frame.px(4);
  const float pictures = std::max(frame.px(40), area_.h - heading - sliders - frame.px(is_low_ ? 8 : 12) - arrow);
  image_ = {};
  float y = area_.y;
  if (document.picture) {
    image_ =
        fit({area_.x, area_.y, area_.w, pictures * 0.5F}, ratio_of(document.picture->width, document.picture->height));
    y += image_.h;
  } else {
    y += fonts.small->FontSize + frame.px(6);
  }
  source_bottom_ = y;
  y += arrow + frame.px(2);
  heading_y_ = y;
  y += heading;
  // As large as there is room for.
  const Shape& shape = document.shape();
  const float left = area_.bottom() - y - sliders - frame.px(6);
  const float map_h = std::max(frame.px(24), std::min(left, area_.w / ratio_of(shape.w, shape.h)));
  map_ = fit({area_.x, y, area_.w, map_h}, ratio_of(shape.w, shape.h));
  map_.w = std::max(1.0F, std::floor(map_.w));
  map_.h = std::max(1.0F, std::floor(map_.h));
  lay_out_rows(map_.bottom() + frame.px(6), row_h, frame);
}

void ImagePanel::lay_out_rows(float y, float row_h, const Frame& frame) {
  const Shape& shape = frame.document().shape();
  const std::int64_t rows = std::min(frame.document().network.cout(), kShownRows);
  const float line = frame.fonts().small->FontSize + frame.px(6);
  if (area_.bottom() - y > row_h * static_cast<float>(rows) + line) y += line;
  const float label_w = label_width(frame, rows, area_.w);
  const float product_h = row_h - frame.px(4);
  const float product_w = std::min(std::floor(product_h * ratio_of(shape.w, shape.h)), area_.w * 0.2F);
  rows_.clear();
  for (std::int64_t output = 0; output < rows; ++output, y += row_h) {
    const float slider_w = area_.w - label_w - product_w - number_width(frame) - frame.px(14);
    rows_.push_back({output,
                     {area_.x, y, area_.w, row_h},
                     {area_.x + label_w, y, std::max(20.0F, slider_w), row_h},
                     {area_.right() - product_w, y + frame.px(2), std::max(1.0F, std::floor(product_w)),
                      std::max(1.0F, std::floor(product_h))},
                     label_w});
  }
}

void ImagePanel::input(Frame& frame) {
  if (frame.document().picture) {
    if (point_on_picture(frame, "image", image_).hovered) frame.explain(explain_position);
  }
  if (point_on_picture(frame, "selected_map", map_).hovered) frame.explain(explain_value);
  for (const WeightRow& row : rows_) input_row(frame, row);
}

void ImagePanel::input_row(Frame& frame, const WeightRow& row) const {
  const std::int64_t output = row.output;
  const std::int64_t map = frame.selection().map;
  const SliderEvent event = slide(frame, weight_slider(frame, output, row.slider), [output, map](const Frame& shown) {
    return fmt::format(
        "w[{}, {}]: how much of this map goes into {}.\nDrag to change it (Shift: fine), double-click to type, "
        "right-click for 0.",
        output, map, output_name(shown.document().weights(), output));
  });
  follow_slider(frame, event, weight_id(output, map), {row.slider.x, row.slider.bottom()});
  if (!frame.add_item({"product", output}, row.product).hovered) return;
  frame.explain([output](const Frame& shown) {
    return fmt::format("w·x: the map times its weight, a term of the sum for {}",
                       output_name(shown.document().weights(), output));
  });
}

void ImagePanel::draw(const Frame& frame) {
  const auto& picture = frame.document().picture;
  const std::string caption = picture ? fmt::format("{} rows × {} columns", picture->height, picture->width) : "";
  draw_panel(frame, panel_, picture ? "Image" : "Input", frame.theme().text, caption);
  draw_source(frame);
  draw_selected_map(frame);
  draw_notes(frame);
  for (const WeightRow& row : rows_) draw_row(frame, row);
}

void ImagePanel::draw_source(const Frame& frame) const {
  const Document& document = frame.document();
  ImFont* font = frame.fonts().small;
  if (!document.picture) {
    const char* what = document.source.axis_order() ? "a stack from a file, without an image"
                                                    : "whole numbers to check by hand, no image";
    draw_text_within(frame, font, frame.theme().muted, area_.min(), area_.w, what);
    return;
  }
  draw_image(frame, frame.pictures().image(), image_);
  draw_markers(frame, image_);
  if (frame.hover().axis == ShapeAxis::kBatch) draw_frame(frame, image_, 3.0F);
  if (is_low_) return;
  draw_text_within(frame, font, frame.theme().muted, {area_.x, source_bottom_ + frame.px(4)}, area_.w,
                   arrow_text(document));
}

void ImagePanel::draw_selected_map(const Frame& frame) const {
  const Document& document = frame.document();
  const Selection& selection = frame.selection();
  const Shape& shape = document.shape();
  const RangeMode mode = frame.display().range_mode;
  const auto colours = input_colours(document, selection.n, mode, frame.theme());
  const Range range = input_range(document, selection.n, selection.map, mode, colours.signed_values);
  const TilePainting painting = one_tile(map_, range, *colours.map, frame.theme().panel);
  draw_canvas(frame, frame.pictures().selected("selected", painting), map_);
  const auto plane = document.input->features.maps.plane(selection.n, selection.map);
  draw_cell_values(
      frame, map_, shape.w, shape.h, plane, [&](float v) { return color_of(*colours.map, range, v); }, map_);
  draw_markers(frame, map_);
  draw_axis_brackets(frame, map_);
}

void ImagePanel::draw_notes(const Frame& frame) const {
  const Document& document = frame.document();
  const std::int64_t map = frame.selection().map;
  const auto& statistics = document.input->of(frame.selection().n, map);
  ImFont* small = frame.fonts().small;
  const Rgb muted = frame.theme().muted;
  const float used =
      draw_text(frame, frame.fonts().strong, frame.theme().text, {area_.x, heading_y_}, fmt::format("Map {}", map));
  const std::string about = document.input->features.names.empty() ? "" : map_name(*document.input, map) + " · ";
  draw_text_within(frame, small, muted, {area_.x + used + frame.padding(), heading_y_ + frame.px(2)},
                   area_.w - used - frame.padding(),
                   fmt::format("{}{} … {}", about, number_text(statistics.min), number_text(statistics.max)));
  const float below_map = map_.bottom() + frame.px(6);
  if (rows_.front().area.y > below_map)
    draw_text_within(frame, small, muted, {area_.x, below_map + frame.px(2)}, area_.w, "× its weights");
  const float below_rows = rows_.back().area.bottom();
  if (area_.bottom() - below_rows > small->FontSize + frame.px(6))
    draw_text_within(frame, small, muted, {area_.x, below_rows + frame.px(6)}, area_.w, kSliderHint);
}

void ImagePanel::draw_row(const Frame& frame, const WeightRow& row) const {
  const Document& document = frame.document();
  const Fonts& fonts = frame.fonts();
  const std::int64_t map = frame.selection().map;
  const float weight = document.parameters().w(row.output, map);
  const Rect& area = row.area;
  draw_text_within(frame, fonts.body, frame.output_colour(row.output),
                   {area.x, area.y + (area.h - fonts.body->FontSize) / 2.0F}, row.label_w - frame.px(8),
                   fmt::format("w {}", output_name(document.weights(), row.output)));
  draw_slider(frame, weight_slider(frame, row.output, row.slider));
  draw_text_right(
      frame, fonts.mono, frame.theme().text,
      {row.slider.right() + number_width(frame) + frame.px(2), area.y + (area.h - fonts.mono->FontSize) / 2.0F},
      signed_text(weight));
  const auto& statistics = document.input->of(frame.selection().n, map);
  const float largest = std::max(std::fabs(statistics.min), std::fabs(statistics.max));
  const Range range = symmetric_range(largest * frame.scales().weights * 0.5F);
  // As in the sum.
  const float effective_weight = document.mask.silences(map) ? 0.0F : weight;
  const TilePainting painting =
      one_tile(row.product, range, *frame.theme().diverging, frame.theme().panel, effective_weight);
  draw_canvas(frame, frame.pictures().selected({"product", row.output}, painting), row.product);
}

}  // namespace pw
