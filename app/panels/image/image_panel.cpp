#include "app/panels/image/image_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/geometry/layout.h"
#include "app/presentation/map_colours.h"
#include "app/presentation/number_text.h"
#include "app/widgets/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kLeastMap = 24.0F;  // points

float ratio_of(std::int64_t w, std::int64_t h) {
  return static_cast<float>(w) / static_cast<float>(std::max<std::int64_t>(1, h));
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

bool is_about_a_position(const Frame& frame) {
  const Selection& selection = frame.selection();
  return selection.mode == MapsMode::kPosition && selection.probe.of == ProbeOf::kPosition;
}

// What the numbers of the position are about.
std::string patch_text(const Document& document) {
  const std::int64_t cin = document.network.cin();
  if (document.source.extractor == ExtractorKind::kPixels) return fmt::format("these {} numbers are this pixel", cin);
  return fmt::format("these {} numbers describe this patch", count_text(cin));
}

float map_ratio(const Frame& frame) {
  return ratio_of(frame.document().shape().w, frame.document().shape().h);
}

float image_ratio(const Frame& frame) {
  return ratio_of(frame.document().picture->width, frame.document().picture->height);
}

std::string explain_position(const Frame& frame) {
  const Position position = frame.hover().position.value_or(frame.selection().position);
  return fmt::format(
      "The image. Row {}, column {} of the maps sees the area around this point. Click to move the marker.", position.y,
      position.x);
}

std::string explain_source(const Frame& frame) {
  const Document& document = frame.document();
  const Shape& shape = document.shape();
  return fmt::format("{}\n{} rows × {} columns of pixels become {} maps of {} × {}: x", arrow_text(document),
                     document.picture->height, document.picture->width, count_text(shape.c), shape.h, shape.w);
}

std::string explain_selected(const Frame& frame) {
  const Document& document = frame.document();
  const std::int64_t map = frame.selection().map;
  const auto& measured = document.input->of(frame.selection().n, map);
  return fmt::format("Map {} of {}: {}\n{} × {} numbers, {} … {}, mean {}. It is selected: its weights stand below",
                     map, count_text(document.shape().c), map_name(*document.input, map), document.shape().h,
                     document.shape().w, number_text(measured.min), number_text(measured.max),
                     number_text(measured.mean));
}

std::string explain_value(const Frame& frame) {
  const Document& document = frame.document();
  const std::int64_t map = frame.selection().map;
  const Position position = frame.hover().position.value_or(frame.selection().position);
  const auto plane = document.input->features.maps.plane(frame.selection().n, map);
  const float value = plane[static_cast<std::size_t>(position.y * document.shape().w + position.x)];
  return fmt::format("{}\nx[{}] at row {}, column {} = {}", map_name(*document.input, map), map, position.y, position.x,
                     signed_text(value));
}

}  // namespace

// The weights get as many rows as leave room for pictures; the pictures, what the weights leave.
void ImagePanel::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  area_ = panel_area(frame, panel);
  is_low_ = panel.h < frame.px(400);
  const float row_h = frame.px(has_room_for_ends(frame) ? 34 : 25);
  const float gap = frame.px(6);
  const float heading = is_titled_by_map(frame) ? 0.0F : frame.fonts().strong->FontSize + frame.px(5);
  const float least = heading + frame.px(kLeastMap) + gap;
  std::int64_t rows = std::min(frame.document().network.cout(), kShownRows);
  while (rows > 1 && area_.h - MapWeights::height(frame, rows, row_h) < least) --rows;
  const float height = area_.h - MapWeights::height(frame, rows, row_h) - gap;
  const float bottom =
      is_better_side_by_side(height, frame) ? lay_out_side_by_side(height, frame) : lay_out_stacked(height, frame);
  weights_.lay_out({area_.x, bottom + gap, area_.w, std::max(row_h, area_.bottom() - bottom - gap)}, row_h, frame);
}

// Whether rows so high that sliders print their ends leave room for large pictures.
bool ImagePanel::has_room_for_ends(const Frame& frame) const {
  if (!is_low_) return true;
  const auto picture_h = [&](float ratio) { return std::min(area_.w / ratio, area_.h * 0.45F); };
  const float image = frame.document().picture ? picture_h(image_ratio(frame)) : 0.0F;
  const float heading = frame.fonts().strong->FontSize + frame.px(5);
  const std::int64_t rows = std::min(frame.document().network.cout(), kShownRows);
  return area_.h - MapWeights::height(frame, rows, frame.px(34)) >=
         image + picture_h(map_ratio(frame)) + heading + frame.px(12);
}

// In a low panel, pictures below each other are too small.
bool ImagePanel::is_better_side_by_side(float height, const Frame& frame) const {
  if (!is_low_ || !frame.document().picture) return false;
  const float heading = frame.fonts().strong->FontSize + frame.px(5);
  const float widest = std::max(map_ratio(frame), image_ratio(frame));
  const float stacked = std::min((height - heading - frame.px(6)) / 2.0F, area_.w / widest);
  return std::min(height - heading, area_.w * 0.48F / widest) > stacked;
}

// The image, what is made of it, the map. Returns the lower end of the map.
float ImagePanel::lay_out_stacked(float height, const Frame& frame) {
  const Fonts& fonts = frame.fonts();
  const bool has_image = frame.document().picture != nullptr;
  const float heading = is_titled_by_map(frame) ? 0.0F : fonts.strong->FontSize + frame.px(is_low_ ? 5 : 8);
  const bool has_arrow = has_image && (!is_low_ || is_about_a_position(frame));
  const float arrow = has_arrow ? fonts.small->FontSize + frame.px(is_low_ ? 8 : 10) : frame.px(6);
  image_ = {};
  float y = area_.y;
  if (has_image) {
    const float pictures = std::max(frame.px(40), height - heading - arrow);
    image_ = fit({area_.x, area_.y, area_.w, pictures * 0.5F}, image_ratio(frame));
    y += image_.h + arrow;
  } else if (!is_titled_by_map(frame)) {
    y += fonts.small->FontSize + frame.px(6) + arrow;
  }
  arrow_ = has_arrow ? Rect{area_.x, area_.y + image_.h + frame.px(4), area_.w, fonts.small->FontSize} : Rect{};
  heading_ = {area_.x, y, area_.w, heading};
  const float map_h = std::max(frame.px(kLeastMap), area_.y + height - heading_.bottom());
  map_ = whole_size(fit({area_.x, heading_.bottom(), area_.w, map_h}, map_ratio(frame)));
  return map_.bottom();
}

// The image at the left, the map with its heading at the right.
float ImagePanel::lay_out_side_by_side(float height, const Frame& frame) {
  arrow_ = {};
  const float half = std::floor((area_.w - frame.padding()) / 2.0F);
  const float heading = frame.fonts().strong->FontSize + frame.px(5);
  heading_ = {area_.right() - half, area_.y, half, heading};
  const float picture_h = height - heading;
  image_ = fit({area_.x, heading_.bottom(), half, picture_h}, image_ratio(frame));
  map_ = whole_size(fit({heading_.x, heading_.bottom(), half, picture_h}, map_ratio(frame)));
  return std::max(image_.bottom(), map_.bottom());
}

void ImagePanel::input(Frame& frame) {
  if (frame.document().picture) {
    if (point_on_picture(frame, "image", image_).hovered) frame.explain(explain_position);
    explain_patch(frame);
  }
  if (point_on_picture(frame, "selected_map", map_).hovered) frame.explain(explain_value);
  weights_.input(frame);
}

void ImagePanel::draw(const Frame& frame) {
  draw_title(frame);
  draw_source(frame);
  draw_selected_map(frame);
  weights_.draw(frame);
}

void ImagePanel::draw_title(const Frame& frame) const {
  const Fonts& fonts = frame.fonts();
  const std::string map = fmt::format("Map {}", frame.selection().map);
  const float map_w = text_width(fonts.strong, map) + frame.padding();
  if (is_titled_by_map(frame)) {
    const float left = panel_.w - 2.0F * frame.padding() - map_w;
    draw_panel(frame, panel_, map, frame.theme().text, first_that_fits(fonts.small, left, map_captions(frame)), 0.0F,
               explain_selected(frame));
    return;
  }
  const auto& picture = frame.document().picture;
  const std::string caption = picture ? fmt::format("{} rows × {} columns", picture->height, picture->width) : "";
  draw_panel(frame, panel_, picture ? "Image" : "Input", frame.theme().text, caption, 0.0F,
             picture ? "The image from which the maps are made: " + caption + " of pixels"
                     : "Numbers without an image: nothing was computed before this layer");
  frame.explain_drawn(heading_, explain_selected);
  draw_text_within(frame, fonts.strong, frame.theme().text, heading_.min(), heading_.w, map);
  draw_text(frame, fonts.small, frame.theme().muted,
            {heading_.x + map_w, heading_.y + baseline_drop(fonts.strong, fonts.small)},
            first_that_fits(fonts.small, heading_.w - map_w, map_captions(frame)));
}

// From the longest to the shortest: a number that is cut is a wrong number.
std::vector<std::string> ImagePanel::map_captions(const Frame& frame) const {
  const InputStack& input = *frame.document().input;
  const std::int64_t n = frame.selection().n;
  const std::int64_t map = frame.selection().map;
  const auto& statistics = input.of(n, map);
  const std::string range = is_constant(input, n, map)
                                ? "constant " + number_text(statistics.min)
                                : fmt::format("{} … {}", number_text(statistics.min), number_text(statistics.max));
  if (input.features.names.empty()) return {range};
  return {map_name(input, map) + " · " + range, range};
}

void ImagePanel::draw_source(const Frame& frame) const {
  const Document& document = frame.document();
  ImFont* font = frame.fonts().small;
  if (is_titled_by_map(frame)) return;
  if (!document.picture) {
    const char* what = document.source.axis_order() ? "a stack from a file, without an image"
                                                    : "whole numbers to check by hand, no image";
    draw_text_within(frame, font, frame.theme().muted, area_.min(), area_.w, what);
    return;
  }
  draw_image(frame, frame.pictures().image(), image_);
  draw_patch(frame);
  draw_markers(frame, image_);
  if (frame.hover().axis == ShapeAxis::kBatch) draw_frame(frame, image_, 3.0F);
  if (arrow_.h <= 0.0F) return;
  frame.explain_drawn(arrow_, explain_source);
  const bool about_patch = patch(frame).has_value();
  draw_text_within(frame, font, about_patch ? frame.theme().text : frame.theme().muted, arrow_.min(), arrow_.w,
                   about_patch ? patch_text(document) : arrow_text(document));
}

std::optional<ImagePanel::Patch> ImagePanel::patch(const Frame& frame) const {
  const Document& document = frame.document();
  if (!document.picture || !document.source.extractor || !is_about_a_position(frame)) return std::nullopt;
  const Position position = frame.hover().position.value_or(frame.selection().position);
  const auto field = receptive_field(*document.source.extractor, position.x, position.y);
  if (!field) return std::nullopt;
  const float scale = image_.w / static_cast<float>(document.picture->width);
  const auto drawn = [&](const PixelBox& box) {
    return Rect{image_.x + static_cast<float>(box.x) * scale, image_.y + static_cast<float>(box.y) * scale,
                static_cast<float>(box.w) * scale, static_cast<float>(box.h) * scale};
  };
  return Patch{drawn(clipped(*field, document.picture->width, document.picture->height)), drawn(*field), *field};
}

void ImagePanel::explain_patch(Frame& frame) const {
  const auto seen = patch(frame);
  if (!seen || arrow_.h <= 0.0F || seen->pixels.w == 1) return;
  explain_area(frame, arrow_,
               fmt::format("The network before saw these {} × {} pixels; the 1×1 adds no view of its own",
                           seen->pixels.h, seen->pixels.w));
}

// Open at the image's border, where the view goes on.
void ImagePanel::draw_patch(const Frame& frame) const {
  const auto seen = patch(frame);
  if (!seen) return;
  frame.mark("patch", seen->shown);
  if (seen->pixels.w == 1) return;
  frame.draw_list()->PushClipRect(image_.min(), image_.max(), true);
  draw_frame(frame, seen->whole, 1.0F);
  frame.draw_list()->PopClipRect();
}

void ImagePanel::draw_selected_map(const Frame& frame) const {
  const Document& document = frame.document();
  const Selection& selection = frame.selection();
  const Shape& shape = document.shape();
  const RangeMode mode = frame.display().range_mode;
  const auto colours = input_colours(document, selection.n, mode, frame.theme());
  const Range range = input_range(document, selection.n, selection.map, mode, colours.signed_values);
  const int w = static_cast<int>(map_.w);
  const int h = static_cast<int>(map_.h);
  const TilePainting painting{w, h, {{0, 0, w, h, 0, range, 1.0F, 0.0F}}, colours.map, frame.theme().panel};
  draw_canvas(frame, frame.pictures().selected("selected", painting), map_);
  const auto plane = document.input->features.maps.plane(selection.n, selection.map);
  draw_cell_values(
      frame, map_, shape.w, shape.h, plane, [&](float v) { return color_of(*colours.map, range, v); }, map_);
  draw_markers(frame, map_);
  draw_axis_brackets(frame, map_);
}

}  // namespace pw
