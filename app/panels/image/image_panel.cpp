#include "app/panels/image/image_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/geometry/layout.h"
#include "app/presentation/map_colours.h"
#include "app/presentation/number_text.h"
#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr const char* kSliderHint = "Drag · Shift: fine · click the number to type · right-click: 0";
constexpr const char* kShortSliderHint = "Drag · click the number to type";

float ratio_of(std::int64_t w, std::int64_t h) {
  return static_cast<float>(w) / static_cast<float>(std::max<std::int64_t>(1, h));
}

// From the longest to the shortest. The map stands below the image.
std::vector<std::string> arrow_texts(const Document& document) {
  if (!document.source.extractor) return {""};
  switch (*document.source.extractor) {
    case ExtractorKind::kLearned:
      return {"↓ a trained network turns it into maps →", "↓ a trained network →"};
    case ExtractorKind::kFilterbank:
      return {"↓ a filter bank turns it into maps →", "↓ a filter bank →"};
    case ExtractorKind::kRandom:
      return {"↓ an untrained network turns it into maps →", "↓ an untrained network →"};
    case ExtractorKind::kPixels:
      return {"↓ its colour channels are the maps →", "↓ its colour channels →"};
  }
  return {};
}

bool is_about_a_position(const Frame& frame) {
  const Selection& selection = frame.selection();
  return selection.mode == MapsMode::kPosition && selection.probe.of == ProbeOf::kPosition;
}

// What the numbers of the position are about, from the longest to the shortest.
std::vector<std::string> patch_texts(const Document& document) {
  const std::int64_t cin = document.network.cin();
  if (document.source.extractor == ExtractorKind::kPixels)
    return {fmt::format("these {} numbers are this pixel", cin), fmt::format("pixel → {} numbers", cin)};
  const std::string numbers = count_text(cin) + " numbers";
  return {fmt::format("these {} describe this patch", numbers), "this patch → " + numbers, "patch → " + numbers};
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
  return fmt::format("{}\n{} rows × {} columns of pixels become {} of {} × {}: x", arrow_texts(document).front(),
                     document.picture->height, document.picture->width, counted(shape.c, "map"), shape.h, shape.w);
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

// x of a map as it is shown.
std::vector<float> shown_values(const Frame& frame, std::int64_t map) {
  const auto plane = frame.document().input->features.maps.plane(frame.selection().n, map);
  std::vector<float> values(plane.begin(), plane.end());
  for (const Poke& change : frame.poked().x().all()) {
    if (change.map == map)
      values[static_cast<std::size_t>(change.at.y * frame.document().shape().w + change.at.x)] = change.value;
  }
  return values;
}

std::string explain_value(const Frame& frame) {
  const Document& document = frame.document();
  const std::int64_t map = frame.selection().map;
  const Position position = frame.hover().position.value_or(frame.selection().position);
  const float value = frame.shown_x(map, position);
  return fmt::format("{}\nx[{}] at row {}, column {} = {}", map_name(*document.input, map), map, position.y, position.x,
                     signed_text(value));
}

}  // namespace

void ImagePanel::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  area_ = panel_area(frame, panel);
  places_ = lay_out_image(frame, {panel, frame.document().picture ? image_ratio(frame) : 0.0F, map_ratio(frame),
                                  std::min(frame.document().network.cout(), kShownRows), is_about_a_position(frame)});
  weights_.lay_out(places_.weights, places_.row_h, frame);
  mask_.lay_out(places_.mask, places_.mask_is_in_head);
}

void ImagePanel::input(Frame& frame) {
  if (shows_image()) {
    input_image(frame);
    explain_patch(frame);
  }
  if (point_on_picture(frame, "selected_map", places_.map).hovered) frame.explain(explain_value);
  weights_.input(frame);
  mask_.input(frame);
}

// A press moves the marker, or changes a pixel where that is asked for.
void ImagePanel::input_image(Frame& frame) const {
  const Selection& selection = frame.selection();
  if (shown_mode(selection) != MapsMode::kPosition || !selection.poke.takes_pixels) {
    if (point_on_picture(frame, "image", places_.image).hovered) frame.explain(explain_position);
    return;
  }
  const ItemState item = frame.add_item("image", places_.image);
  const Image& picture = *frame.document().picture;
  const auto pixel = position_at(ImGui::GetIO().MousePos, places_.image, picture.width, picture.height);
  if (!pixel) return;
  if (item.clicked) {
    Selection next = selection;
    next.poke.pixel = pixel;
    frame.select(next);
  }
  if (item.hovered)
    frame.explain(
        fmt::format("Row {}, column {} of the image. Press: this pixel becomes white, or black where it is "
                    "rather white; the maps are made again",
                    pixel->y, pixel->x));
}

void ImagePanel::draw(const Frame& frame) {
  draw_title(frame);
  draw_source(frame);
  draw_selected_map(frame);
  weights_.draw(frame);
  mask_.draw(frame);
  if (places_.hint.h <= 0.0F) return;
  frame.explain_drawn(places_.hint, std::string("What the sliders can do: ") + kSliderHint);
  draw_text(frame, frame.fonts().small, frame.theme().muted, places_.hint.min(),
            first_that_fits(frame.fonts().small, places_.hint.w, {kSliderHint, kShortSliderHint}));
}

void ImagePanel::draw_title(const Frame& frame) const {
  const Fonts& fonts = frame.fonts();
  const std::string map = fmt::format("Map {}", frame.selection().map);
  const float map_w = text_width(fonts.strong, map) + frame.padding();
  const bool is_masked_below = places_.mask_is_in_head && places_.mask.y >= area_.y;
  const float buttons_w = places_.mask_is_in_head && !is_masked_below ? panel_.right() - mask_.left(frame) : 0.0F;
  if (is_titled_by_map()) {
    const float left = panel_.w - 2.0F * frame.padding() - map_w - buttons_w;
    draw_panel(frame, panel_, map, frame.theme().text, first_that_fits(fonts.small, left, map_captions(frame)),
               buttons_w, explain_selected(frame));
    return;
  }
  const auto& picture = frame.document().picture;
  const std::string size = picture ? fmt::format("{} rows × {} columns", picture->height, picture->width) : "";
  const char* title = picture ? "Image" : "Input";
  const float right = places_.heading.y < area_.y ? places_.heading.x : panel_.right() - buttons_w;
  const float left = right - panel_.x - 3.0F * frame.padding() - text_width(fonts.strong, title);
  draw_panel(frame, panel_, title, frame.theme().text, first_that_fits(fonts.small, left, {size}),
             panel_.right() - right,
             picture ? "The image from which the maps are made: " + size + " of pixels"
                     : "Numbers without an image: nothing was computed before this layer");
  Rect heading = places_.heading;
  if (is_masked_below) heading.w = mask_.left(frame) - heading.x - frame.padding();
  frame.explain_drawn(heading, explain_selected);
  draw_text_within(frame, fonts.strong, frame.theme().text, heading.min(), heading.w, map);
  draw_text(frame, fonts.small, frame.theme().muted,
            {heading.x + map_w, heading.y + baseline_drop(fonts.strong, fonts.small)},
            first_that_fits(fonts.small, heading.w - map_w, map_captions(frame)));
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
  const std::size_t selected = frame.selection().maps.size();
  // Where the buttons beside it are for all of them.
  if (places_.mask_is_in_head && selected > 1)
    return {fmt::format("{} · {} maps selected", range, selected), fmt::format("{} maps", selected)};
  if (input.features.names.empty()) return {range};
  return {map_name(input, map) + " · " + range, range};
}

void ImagePanel::draw_source(const Frame& frame) const {
  const Document& document = frame.document();
  ImFont* font = frame.fonts().small;
  if (!document.picture) {
    if (is_titled_by_map()) return;
    const char* what = document.source.axis_order() ? "a stack from a file, without an image"
                                                    : "whole numbers to check by hand, no image";
    draw_text_within(frame, font, frame.theme().muted, area_.min(), area_.w, what);
    return;
  }
  if (!shows_image()) return;
  draw_image(frame, frame.pictures().image(), places_.image);
  draw_patch(frame);
  draw_markers(frame, places_.image);
  if (const PixelChange* changed = frame.poked().pixel())
    draw_position_marker(frame, places_.image, document.picture->width, document.picture->height, changed->of.pixel,
                         false);
  if (frame.hover().axis == ShapeAxis::kBatch) draw_frame(frame, places_.image, 3.0F);
  if (places_.caption.h <= 0.0F) return;
  frame.explain_drawn(places_.caption, explain_source);
  const bool about_patch = patch(frame).has_value();
  std::vector<std::string> texts = about_patch ? patch_texts(document) : arrow_texts(document);
  const bool is_beside = places_.map.y < places_.image.bottom();
  for (std::string& text : texts) {
    if (is_beside && text.starts_with("↓ ")) text.erase(0, std::string_view("↓ ").size());
  }
  draw_text(frame, font, about_patch ? frame.theme().text : frame.theme().muted, places_.caption.min(),
            first_that_fits(font, places_.caption.w, texts));
}

std::optional<ImagePanel::Patch> ImagePanel::patch(const Frame& frame) const {
  const Document& document = frame.document();
  if (!shows_image() || !document.source.extractor || !is_about_a_position(frame)) return std::nullopt;
  const Position position = frame.hover().position.value_or(frame.selection().position);
  const auto field = receptive_field(*document.source.extractor, position.x, position.y);
  if (!field) return std::nullopt;
  const float scale = places_.image.w / static_cast<float>(document.picture->width);
  const auto drawn = [&](const PixelBox& box) {
    return Rect{places_.image.x + static_cast<float>(box.x) * scale,
                places_.image.y + static_cast<float>(box.y) * scale, static_cast<float>(box.w) * scale,
                static_cast<float>(box.h) * scale};
  };
  return Patch{drawn(clipped(*field, document.picture->width, document.picture->height)), drawn(*field), *field};
}

void ImagePanel::explain_patch(Frame& frame) const {
  const auto seen = patch(frame);
  if (!seen || places_.caption.h <= 0.0F || seen->pixels.w == 1) return;
  explain_area(frame, places_.caption,
               fmt::format("The network before saw these {} × {} pixels; the 1×1 adds no view of its own",
                           seen->pixels.h, seen->pixels.w));
}

// Open at the image's border, where the view goes on.
void ImagePanel::draw_patch(const Frame& frame) const {
  const auto seen = patch(frame);
  if (!seen) return;
  frame.mark("patch", seen->shown);
  // What no words explain would be taken for another marker.
  if (seen->pixels.w == 1 || places_.caption.h <= 0.0F) return;
  frame.draw_list()->PushClipRect(places_.image.min(), places_.image.max(), true);
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
  const int w = static_cast<int>(places_.map.w), h = static_cast<int>(places_.map.h);
  const bool is_table = widest_cell(shape) > 1.0F;
  const std::vector<float> plane = shown_values(frame, selection.map);
  // A table of numbers that has no room for them is a small copy, without a scale to name the lines.
  const float lines = is_table ? -1.0F : sign_lines(frame.fonts(), places_.map, shape.w, shape.h, plane);
  const TilePainting painting{w, h, {{0, 0, w, h, 0, range, 1.0F, 0.0F, lines}}, colours.map, frame.theme().panel};
  draw_canvas(frame, frame.pictures().selected("selected", painting), places_.map);
  draw_cell_values(
      frame, places_.map, shape.w, shape.h, plane, [&](float v) { return color_of(*colours.map, range, v); },
      places_.map);
  if (const PixelChange* changed = frame.poked().pixel())
    draw_outline(frame, places_.map, shape.w, shape.h, changed->moved);
  draw_markers(frame, places_.map);
  draw_axis_brackets(frame, places_.map);
}

}  // namespace pw
