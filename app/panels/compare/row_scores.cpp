#include "app/panels/compare/row_scores.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "app/frame/spoken_look.h"
#include "app/panels/compare/compare_text.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

struct RowScore {
  std::vector<std::string> names;  // from the longest to the shortest
  std::string number;
  double share = 0.0;
  Rgb colour;
};

RowScore iou_score(const Frame& frame, const ReductionRow& row) {
  return {
      {compared_iou_name(frame), "IoU"}, score_text(row.score.iou), row.score.iou.value_or(0.0), frame.theme().text};
}

RowScore variance_score(const Frame& frame, const ReductionRow& row) {
  const auto share = std::isfinite(row.explained_raw) ? std::optional(row.explained_raw) : std::nullopt;
  return {{"variance explained", "variance"}, percent_text(share), share.value_or(0.0), frame.theme().muted};
}

void draw_bar(const Frame& frame, Rect bar, const RowScore& score) {
  const float filled = bar.w * static_cast<float>(std::clamp(score.share, 0.0, 1.0));
  frame.draw_list()->AddRectFilled(bar.min(), bar.max(), im(frame.theme().text, 0.16F));
  frame.draw_list()->AddRectFilled(bar.min(), {bar.x + filled, bar.bottom()}, im(score.colour));
}

// The range of the draws, above their mean.
void draw_bracket(const Frame& frame, Rect bar, const ReductionRow& row) {
  if (!row.iou_of_draws || bar.w <= 0.0F || is_spoken(frame)) return;
  const auto at = [&](double iou) { return bar.x + bar.w * static_cast<float>(std::clamp(iou, 0.0, 1.0)); };
  const float low = at(row.iou_of_draws->least), high = at(row.iou_of_draws->most);
  const float y = bar.centre().y, whisker = bar.y - frame.px(3);
  const ImU32 colour = im(frame.theme().text);
  frame.draw_list()->AddLine({low, whisker}, {high, whisker}, colour);
  for (const float x : {low, high}) frame.draw_list()->AddLine({x, whisker}, {x, y + bar.h / 2.0F}, colour);
}

float half_bar(const Frame& frame) {
  return frame.px(is_spoken(frame) ? 6 : 3);
}

// How the two scores of a card stand: a name and its number above the bar or, where that is too high, beside it.
struct CardScore {
  bool is_line = false;
  ImFont* number = nullptr;
  float name_w = 0.0F, number_w = 0.0F;  // in a line; the longest names that leave the bar its room
};

float bar_gap(const Frame& frame) {
  return frame.px(is_spoken(frame) ? 1 : 5);
}

ImFont* card_name_font(const Frame& frame) {
  return is_spoken(frame) ? frame.fonts().body : frame.fonts().small;
}

CardScore card_score(const Frame& frame, Rect half, std::span<const RowScore> scores) {
  const Fonts& fonts = frame.fonts();
  ImFont* wanted = is_spoken(frame) ? fonts.spoken : fonts.body;
  CardScore at{.number = wanted->FontSize <= half.h ? wanted : fonts.body};
  at.is_line = wanted->FontSize + bar_gap(frame) + std::floor(frame.px(6)) + frame.px(3) > half.h;
  for (const RowScore& score : scores) at.number_w = std::max(at.number_w, text_width(at.number, score.number));
  at.number_w = std::max(at.number_w, text_width(at.number, "100 %"));
  for (const std::size_t form : {0, 1}) {
    at.name_w = 0.0F;
    for (const RowScore& score : scores)
      at.name_w = std::max(at.name_w, text_width(card_name_font(frame), score.names[form]));
    if (half.w - at.name_w - at.number_w - frame.px(20) >= frame.px(40)) return at;
  }
  // From the last row the number counts; else the bar, which has a bracket.
  if (!is_spoken(frame)) at.is_line = false;
  return at;
}

// On one baseline, the name as long as it has room.
void draw_name_and_number(const Frame& frame, Rect area, float y, const RowScore& score, ImFont* number,
                          float name_room) {
  ImFont* name = card_name_font(frame);
  draw_text(frame, name, frame.theme().muted, {area.x, y + baseline_drop(number, name)},
            first_that_fits(name, name_room, score.names));
  draw_text_right(frame, number, frame.theme().text, {area.right(), y}, score.number);
}

Rect draw_score_in_line(const Frame& frame, Rect area, const RowScore& score, const CardScore& at) {
  const float y = std::floor(area.centre().y - at.number->FontSize / 2.0F);
  draw_name_and_number(frame, area, y, score, at.number, at.name_w);
  const float bar_h = std::floor(frame.px(6));
  const Rect bar{area.x + at.name_w + frame.px(10), std::floor(area.centre().y - bar_h / 2.0F),
                 area.w - at.name_w - at.number_w - frame.px(20), bar_h};
  if (bar.w < frame.px(16)) return {};
  draw_bar(frame, bar, score);
  return bar;
}

// Returns the bar.
Rect draw_named_score(const Frame& frame, Rect area, const RowScore& score, const CardScore& at) {
  if (at.is_line) return draw_score_in_line(frame, area, score, at);
  const float bar_h = std::floor(frame.px(6)), gap = bar_gap(frame);
  const float y = std::floor(area.centre().y - (at.number->FontSize + gap + bar_h) / 2.0F);
  const float name_room = area.w - text_width(at.number, score.number) - frame.px(8);
  draw_name_and_number(frame, area, y, score, at.number, name_room);
  const Rect bar{area.x, std::floor(y + at.number->FontSize + gap), area.w, bar_h};
  draw_bar(frame, bar, score);
  return bar;
}

void draw_card_scores(const Frame& frame, const RowColumns& at, const ReductionRow& row, Rect area) {
  const Rect upper{at.iou, area.y, at.use - at.iou, std::floor(area.h / 2.0F)};
  const RowScore scores[] = {iou_score(frame, row), variance_score(frame, row)};
  const CardScore look = card_score(frame, upper, scores);
  const Rect bars[] = {draw_named_score(frame, upper, scores[0], look),
                       draw_named_score(frame, {upper.x, upper.bottom(), upper.w, upper.h}, scores[1], look)};
  draw_bracket(frame, bars[0], row);
  for (const std::int64_t i : {0, 1}) {
    if (bars[i].w > 0.0F) frame.mark({"compare.bar", static_cast<std::int64_t>(row.kind), i}, bars[i]);
  }
}

// The bar and its number in a line; the bar is left out where there is no room for one.
Rect draw_score_in_row(const Frame& frame, Rect area, const RowScore& score, float least) {
  ImFont* font = is_spoken(frame) ? frame.fonts().spoken : frame.fonts().body;
  const float y = std::floor(area.centre().y), half = half_bar(frame);
  const float text_y = std::floor(area.centre().y - font->FontSize / 2.0F);
  const float room = area.w - text_width(font, "100 %") - frame.px(20);
  if (room < least) {
    draw_text(frame, font, frame.theme().text, {area.x, text_y}, score.number);
    return {};
  }
  const Rect bar{area.x, y - half, std::max(1.0F, room), 2.0F * half};
  draw_bar(frame, bar, score);
  draw_text(frame, font, frame.theme().text, {bar.right() + frame.px(10), text_y}, score.number);
  return bar;
}

// From the longest to the shortest.
std::vector<std::string> scored_on(const Frame& frame) {
  if (frame.comparison().scope() == ComparisonScope::kNewScenes) return {"mean of 24 scenes", "of 24 scenes", "mean"};
  return {"of " + compared_input_name(frame), "here"};
}

// What its numbers are of: in a card each has its name.
void draw_card_head(const Frame& frame, const RowColumns& at, float top) {
  if (is_spoken(frame)) return;
  ImFont* small = frame.fonts().small;
  const std::string of = scored_on(frame).front();
  const std::string iou = fmt::format("IoU ({})", compared_unit(frame));
  const float width = at.use - at.iou, y = std::floor(top), line = small->FontSize + frame.px(2);
  draw_text_within(frame, small, frame.theme().muted, {at.iou, y}, width,
                   first_that_fits(small, width, {iou + ", " + of, iou + ": " + of, iou, "IoU"}));
  draw_text_within(frame, small, frame.theme().muted, {at.iou, y + line}, width,
                   first_that_fits(small, width, {"variance of the maps, raw", "variance, raw", "raw"}));
}

std::string explain_iou_head(const Frame& frame) {
  const bool is_scenes = frame.comparison().scope() == ComparisonScope::kNewScenes;
  return fmt::format("{}: intersection over union, counted in {}{}. Of what nothing was fitted on",
                     compared_iou_name(frame), compared_unit(frame),
                     is_scenes ? ", the mean of 24 scenes" : " of " + compared_input_name(frame));
}

constexpr const char* kVarianceHead =
    "The share of the maps' variance that the best linear 1×1 recovers from the outputs. Raw: maps that vary more "
    "count more";

}  // namespace

void draw_score_heads(const Frame& frame, const RowColumns& at, float top) {
  ImFont* small = frame.fonts().small;
  const float y = std::floor(top), line = small->FontSize + frame.px(2);
  if (at.is_card) {
    frame.explain_drawn({at.iou, y, at.use - at.iou, line}, explain_iou_head(frame));
    frame.explain_drawn({at.iou, y + line, at.use - at.iou, line}, kVarianceHead);
    return draw_card_head(frame, at, top);
  }
  const Theme& theme = frame.theme();
  const float iou_w = at.variance - at.iou - frame.px(8), variance_w = at.use - at.variance;
  const std::string unit = fmt::format("{} ({})", compared_iou_name(frame), compared_unit(frame));
  draw_text_within(frame, small, theme.text, {at.iou, y}, iou_w,
                   is_spoken(frame) ? compared_iou_name(frame)
                                    : first_that_fits(small, iou_w, {unit, compared_iou_name(frame), "IoU"}));
  draw_text_within(frame, small, theme.text, {at.variance, y}, variance_w,
                   first_that_fits(small, variance_w, {"variance explained", "of variance", "variance"}));
  frame.explain_drawn({at.iou, y, iou_w, 2.0F * line}, explain_iou_head(frame));
  frame.explain_drawn({at.variance, y, variance_w, 2.0F * line}, kVarianceHead);
  if (is_spoken(frame)) return;
  draw_text_within(frame, small, theme.muted, {at.iou, y + line}, iou_w,
                   first_that_fits(small, iou_w, scored_on(frame)));
  draw_text_within(frame, small, theme.muted, {at.variance, y + line}, variance_w,
                   first_that_fits(small, variance_w, {"of the maps, raw", "raw"}));
}

void draw_row_scores(const Frame& frame, const RowColumns& at, const ReductionRow& row, Rect area) {
  if (at.is_card) return draw_card_scores(frame, at, row, area);
  const float least = frame.px(is_spoken(frame) ? 40 : 0);
  const Rect iou{at.iou, area.y, at.variance - at.iou, area.h};
  const Rect variance{at.variance, area.y, at.use - at.variance, area.h};
  draw_bracket(frame, draw_score_in_row(frame, iou, iou_score(frame, row), 0.0F), row);
  draw_score_in_row(frame, variance, variance_score(frame, row), least);
}

}  // namespace pw
