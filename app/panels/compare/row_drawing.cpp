#include "app/panels/compare/row_drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/frame/spoken_look.h"
#include "app/panels/compare/compare_text.h"
#include "app/widgets/controls.h"
#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr Rgb kNoClassColour{233, 238, 244}, kNoImageColour{70, 76, 86};

Range range_of_output(std::span<const float> values, bool is_signed) {
  const auto [low, high] = std::ranges::minmax(values);
  return is_signed ? symmetric_range(std::max(std::fabs(low), std::fabs(high))) : spanning_range(low, high);
}

Overlay read_out_overlay(const Frame& frame, std::int64_t outputs) {
  const bool is_road = is_road_compared(frame);
  const auto& classes = frame.comparison().labels().classes;
  const auto colour = [&](std::size_t k) {
    if (is_road) return frame.theme().road;
    return k < classes.size() && classes[k] ? class_colour(frame.theme(), *classes[k]) : kNoClassColour;
  };
  Overlay overlay;
  overlay.mode =
      outputs == 2 || outputs > static_cast<std::int64_t>(kMostClasses) ? OverlayMode::kArgmax : OverlayMode::kClasses;
  overlay.chosen = outputs > 1 ? 1 : 0;
  overlay.tint = colour(1);
  overlay.plain = kNoImageColour;
  if (overlay.mode == OverlayMode::kClasses) {
    for (std::size_t k = 0; k < static_cast<std::size_t>(outputs); ++k) overlay.classes.push_back(colour(k));
  }
  return overlay;
}

Rect place_row_picture(const Frame& frame, const RowColumns& at, Rect row, float x) {
  const Shape& shape = frame.document().shape();
  const float most_h = row.h - frame.px(6);
  const float height = std::max(
      1.0F, std::floor(std::min(most_h, at.picture_w * static_cast<float>(shape.h) / static_cast<float>(shape.w))));
  return {std::floor(x), std::floor(row.centre().y - height / 2.0F), at.picture_w, height};
}

// Where there is no picture of an output.
void draw_no_output(const Frame& frame, Rect picture, const std::string& text) {
  frame.draw_list()->AddRectFilled(picture.min(), picture.max(), im(frame.theme().text, 0.07F));
  draw_text_centred(frame, frame.fonts().small, frame.theme().muted,
                    {picture.centre().x, std::floor(picture.centre().y - frame.fonts().small->FontSize / 2.0F)}, text);
}

void draw_no_pictures(const Frame& frame, const RowColumns& at, Rect area) {
  for (const float x : {at.output[0], at.output[1], at.road})
    draw_no_output(frame, place_row_picture(frame, at, area, x), "–");
}

int pixels(float length) {
  return std::max(1, static_cast<int>(length));
}

// Returns whether it has a line at zero.
bool draw_row_output(const Frame& frame, Rect picture, const RowPictures::Maps& maps, const ReductionRow& row,
                     std::int64_t output) {
  const Shape& shape = frame.document().shape();
  const int w = pixels(picture.w), h = pixels(picture.h);
  const bool is_kept = !row.kept.empty();
  const std::span<const float> plane = maps.outputs.plane(0, output);
  const float lines = sign_lines(frame.fonts(), picture, shape.w, shape.h, plane);
  const Tile tile{0, 0, w, h, static_cast<int>(output), range_of_output(plane, !is_kept), 1.0F, 0.0F, lines};
  const TilePainting painting{w, h, {tile}, is_kept ? &viridis() : frame.theme().diverging, frame.theme().panel};
  const auto part = static_cast<std::int64_t>(row.kind);
  draw_canvas(frame,
              frame.pictures().arranged({"compare.outputs", part, output}, {frame.document().input, maps.version, part},
                                        painting, [&maps](TextureArray& array) { array.upload(maps.outputs, 0); }),
              picture);
  return has_zero_line(frame.fonts(), picture, shape.w, shape.h, plane);
}

}  // namespace

void draw_picture_heads(const Frame& frame, const RowColumns& at, float top) {
  ImFont* small = frame.fonts().small;
  const float y = std::floor(top);
  const Theme& theme = frame.theme();
  const std::string name = compared_classes_name(frame);
  const std::int64_t outputs = compared_outputs(frame);
  for (const int o : {0, 1}) {
    const std::string output = fmt::format("output {}", o);
    const std::string of_all = outputs > 2 ? fmt::format("{} of {}", output, outputs) : output;
    draw_text_within(frame, small, theme.muted, {at.output[o], y}, at.output_w,
                     first_that_fits(small, at.output_w, {of_all, output}));
  }
  const std::string read_out = first_that_fits(small, at.road_w, {name + ", read out", name});
  draw_text_within(frame, small, is_road_compared(frame) ? theme.road : theme.text, {at.road, y}, at.road_w,
                   read_out.empty() ? name : read_out);
}

void draw_row_name(const Frame& frame, const RowColumns& at, ReductionKind kind, const ReductionRow* found, Rect row) {
  const Fonts& fonts = frame.fonts();
  const Theme& theme = frame.theme();
  const float x = at.name + frame.px(4);
  const std::string title = row_title(frame, kind);
  if (at.is_name_above) {
    const float line = name_height(frame, at), height = fonts.strong->FontSize;
    const float y = at.is_card ? std::floor(row.y + (line - height) / 2.0F) : row.y + frame.px(8);
    const float beside = at.is_card && !is_spoken(frame) ? button_width(frame, "Use") : 0.0F;
    const float width = draw_text(frame, fonts.strong, theme.text, {x, y}, title);
    draw_text(frame, fonts.small, theme.muted, {x + width + frame.px(10), y + baseline_drop(fonts.strong, fonts.small)},
              row_note(frame, found, kind, row.w - width - beside - frame.px(24)));
    return;
  }
  const float name_w = at.output[0] - at.name - frame.px(14);
  const float height = fonts.strong->FontSize + fonts.small->FontSize + frame.px(2);
  const bool has_note = height <= row.h - 2.0F;
  const float y = std::floor(row.centre().y - (has_note ? height : fonts.strong->FontSize) / 2.0F);
  draw_text_within(frame, fonts.strong, theme.text, {x, y}, name_w, title);
  if (has_note)
    draw_text_within(frame, fonts.small, theme.muted, {x, y + fonts.strong->FontSize + frame.px(2)}, name_w,
                     row_note(frame, found, kind, name_w));
}

bool draw_row_pictures(const Frame& frame, const RowColumns& at, RowPictures& pictures, const ReductionRow& row,
                       Rect area) {
  const RowPictures::Maps* maps = pictures.of(frame, row);
  if (maps == nullptr) {
    draw_no_pictures(frame, at, area);
    return false;
  }
  const auto place = [&](float x) { return place_row_picture(frame, at, area, x); };
  bool has_line = false;
  for (std::int64_t o = 0; o < 2; ++o) {
    const Rect picture = place(at.output[o]);
    if (maps->outputs.shape().c <= o || maps->outputs.empty()) {
      const std::int64_t all = frame.document().shape().c;
      draw_no_output(frame, picture, row.kind == ReductionKind::kAll ? fmt::format("all {}", all) : "–");
    } else {
      has_line = draw_row_output(frame, picture, *maps, row, o) || has_line;
    }
  }
  const Rect road = place(at.road);
  const auto part = static_cast<std::int64_t>(row.kind);
  draw_canvas(frame,
              frame.pictures().overlay_of({"compare.road", part}, {frame.document().input, maps->version, part},
                                          pixels(road.w), pixels(road.h), read_out_overlay(frame, maps->sums.shape().c),
                                          [maps](TextureArray& array) { array.upload(maps->sums, 0); }),
              road);
  return has_line;
}

}  // namespace pw
