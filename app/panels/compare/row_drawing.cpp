#include "app/panels/compare/row_drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/frame/spoken_look.h"
#include "app/panels/compare/compare_text.h"
#include "app/widgets/controls.h"
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

}  // namespace

float widest_picture(const Frame& frame, float row_height) {
  constexpr float kHighRow = 64.0F, kVeryHighRow = 110.0F;  // points
  return row_height >= frame.px(kVeryHighRow) ? 0.18F : row_height >= frame.px(kHighRow) ? 0.15F : 0.13F;
}

RowColumns row_columns(const Frame& frame, Rect area, float row_height) {
  const Shape& shape = frame.document().shape();
  const bool is_projected = is_spoken(frame);
  const float ratio = static_cast<float>(shape.w) / static_cast<float>(shape.h);
  RowColumns at;
  at.area = area;
  const float use_w = is_projected ? 0.0F : button_width(frame, "Use") + frame.px(8);
  const float room = area.w - use_w;
  at.picture_w = std::max(
      1.0F, std::floor(std::min((row_height - frame.px(10)) * ratio, room * widest_picture(frame, row_height))));
  if (is_projected)
    at.picture_w = std::max(1.0F, std::floor(std::min((row_height - frame.px(10)) * ratio, room * 0.16F)));
  constexpr float kRowWithNameAbove = 88.0F;  // points
  at.is_name_above = is_projected && row_height >= frame.px(kRowWithNameAbove);
  if (at.is_name_above)
    at.picture_w = std::max(1.0F, std::floor(std::min((row_height - frame.px(46)) * ratio, room * 0.21F)));
  const float gap = frame.px(6);
  at.name = area.x;
  at.output[0] = at.is_name_above ? area.x + frame.px(4) : area.x + std::floor(room * (is_projected ? 0.15F : 0.23F));
  ImFont* small = frame.fonts().small;
  at.output_w = std::max(at.picture_w, text_width(small, "output 0") + frame.px(2));
  at.road_w =
      std::clamp(text_width(small, compared_classes_name(frame)), at.picture_w, std::max(at.picture_w, frame.px(90)));
  at.output[1] = at.output[0] + at.output_w + gap;
  at.road = at.output[1] + at.output_w + gap;
  at.iou = at.road + at.road_w + frame.px(12);
  at.use = area.right() - use_w;
  at.variance = at.iou + std::floor((at.use - at.iou) * 0.5F);
  return at;
}

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

void draw_score_heads(const Frame& frame, const RowColumns& at, float top) {
  ImFont* small = frame.fonts().small;
  const float y = std::floor(top), line = small->FontSize + frame.px(2);
  const Theme& theme = frame.theme();
  const float iou_w = at.variance - at.iou - frame.px(8), variance_w = at.use - at.variance;
  const std::string unit = fmt::format("{} ({})", compared_iou_name(frame), compared_unit(frame));
  draw_text_within(frame, small, theme.text, {at.iou, y}, iou_w,
                   is_spoken(frame) ? compared_iou_name(frame)
                                    : first_that_fits(small, iou_w, {unit, compared_iou_name(frame), "IoU"}));
  draw_text_within(frame, small, theme.text, {at.variance, y}, variance_w,
                   first_that_fits(small, variance_w, {"variance explained", "of variance", "variance"}));
  const bool is_scenes = frame.comparison().scope() == ComparisonScope::kNewScenes;
  const Rect iou_head{at.iou, y, iou_w, 2.0F * line}, variance_head{at.variance, y, variance_w, 2.0F * line};
  frame.explain_drawn(iou_head,
                      fmt::format("{}: intersection over union, counted in {}{}. Of what nothing was fitted on",
                                  compared_iou_name(frame), compared_unit(frame),
                                  is_scenes ? ", the mean of 24 scenes" : " of " + compared_input_name(frame)));
  frame.explain_drawn(variance_head,
                      "The share of the maps' variance that the best linear 1×1 recovers from the outputs. Raw: maps "
                      "that vary more count more");
  if (is_spoken(frame)) return;
  draw_text_within(frame, small, theme.muted, {at.iou, y + line}, iou_w,
                   is_scenes ? first_that_fits(small, iou_w, {"mean of 24 scenes", "of 24 scenes", "mean"})
                             : first_that_fits(small, iou_w, {"of " + compared_input_name(frame), "here"}));
  draw_text_within(frame, small, theme.muted, {at.variance, y + line}, variance_w,
                   first_that_fits(small, variance_w, {"of the maps, raw", "raw"}));
}

void draw_row_name(const Frame& frame, const RowColumns& at, ReductionKind kind, const ReductionRow* found, Rect row) {
  const Fonts& fonts = frame.fonts();
  const Theme& theme = frame.theme();
  const float x = at.name + frame.px(4);
  const std::string title = row_title(frame, kind);
  if (at.is_name_above) {
    const float y = row.y + frame.px(8);
    const float width = draw_text(frame, fonts.strong, theme.text, {x, y}, title);
    draw_text(frame, fonts.small, theme.muted, {x + width + frame.px(10), y + baseline_drop(fonts.strong, fonts.small)},
              row_note(frame, found, kind, row.w - width - frame.px(24)));
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

void draw_row_pictures(const Frame& frame, const RowColumns& at, RowPictures& pictures, const ReductionRow& row,
                       Rect area) {
  const RowPictures::Maps* maps = pictures.of(frame, row);
  if (maps == nullptr) return draw_no_pictures(frame, at, area);
  const Shape& shape = frame.document().shape();
  const auto place = [&](float x) { return place_row_picture(frame, at, area, x); };
  const float height = place(at.road).h;
  const int w = std::max(1, static_cast<int>(at.picture_w)), h = std::max(1, static_cast<int>(height));
  const auto part = static_cast<std::int64_t>(row.kind);
  const DataVersion version{frame.document().input, maps->version, part};
  for (std::int64_t o = 0; o < 2; ++o) {
    const Rect picture = place(at.output[o]);
    if (maps->outputs.shape().c <= o || maps->outputs.empty()) {
      draw_no_output(frame, picture, row.kind == ReductionKind::kAll ? fmt::format("all {}", shape.c) : "–");
      continue;
    }
    const bool is_kept = !row.kept.empty();
    const Tile tile{0, 0, w, h, static_cast<int>(o), range_of_output(maps->outputs.plane(0, o), !is_kept), 1.0F, 0.0F};
    const TilePainting painting{w, h, {tile}, is_kept ? &viridis() : frame.theme().diverging, frame.theme().panel};
    draw_canvas(frame,
                frame.pictures().arranged({"compare.outputs", part, o}, version, painting,
                                          [maps](TextureArray& array) { array.upload(maps->outputs, 0); }),
                picture);
  }
  draw_canvas(
      frame,
      frame.pictures().overlay_of({"compare.road", part}, version, w, h, read_out_overlay(frame, maps->sums.shape().c),
                                  [maps](TextureArray& array) { array.upload(maps->sums, 0); }),
      place(at.road));
}

void draw_row_scores(const Frame& frame, const RowColumns& at, const ReductionRow& row, Rect area) {
  const bool is_projected = is_spoken(frame);
  ImFont* font = is_projected ? frame.fonts().spoken : frame.fonts().body;
  const Theme& theme = frame.theme();
  const float y = std::floor(area.centre().y), half = frame.px(is_projected ? 6 : 3);
  const float text_y = std::floor(area.centre().y - font->FontSize / 2.0F);
  const auto bar = [&](float x, float right, double share, Rgb colour, const std::string& text) {
    const float width = std::max(1.0F, right - x - text_width(font, "100 %") - frame.px(20));
    frame.draw_list()->AddRectFilled({x, y - half}, {x + width, y + half}, im(theme.text, 0.16F));
    const float filled = width * static_cast<float>(std::clamp(share, 0.0, 1.0));
    frame.draw_list()->AddRectFilled({x, y - half}, {x + filled, y + half}, im(colour));
    draw_text(frame, font, theme.text, {x + width + frame.px(10), text_y}, text);
    return width;
  };
  const float width = bar(at.iou, at.variance, row.score.iou.value_or(0.0), theme.text,
                          row.score.iou ? fmt::format("{:.2f}", *row.score.iou) : "–");
  const std::string variance =
      std::isfinite(row.explained_raw) ? fmt::format("{:.0f} %", 100.0 * row.explained_raw) : "–";
  const float least = frame.px(is_projected ? 40 : 0);
  if (at.use - at.variance - text_width(font, "100 %") - frame.px(20) < least)
    draw_text(frame, font, theme.text, {at.variance, text_y}, variance);
  else
    bar(at.variance, at.use, std::isfinite(row.explained_raw) ? row.explained_raw : 0.0, theme.muted, variance);
  if (!row.iou_of_draws || is_projected) return;
  const float low = at.iou + width * static_cast<float>(std::clamp(row.iou_of_draws->least, 0.0, 1.0));
  const float high = at.iou + width * static_cast<float>(std::clamp(row.iou_of_draws->most, 0.0, 1.0));
  const float whisker = y - half - frame.px(3);
  frame.draw_list()->AddLine({low, whisker}, {high, whisker}, im(theme.text));
  for (const float x : {low, high}) frame.draw_list()->AddLine({x, whisker}, {x, y + half}, im(theme.text));
}

}  // namespace pw
