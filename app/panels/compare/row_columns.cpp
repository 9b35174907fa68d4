#include "app/panels/compare/row_columns.h"

#include <algorithm>
#include <cmath>

#include "app/frame/spoken_look.h"
#include "app/panels/compare/compare_text.h"
#include "app/widgets/controls.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kLarger = 1.2F;  // so much larger must cards make the pictures

float map_ratio(const Frame& frame) {
  const Shape& shape = frame.document().shape();
  return static_cast<float>(shape.w) / static_cast<float>(shape.h);
}

float card_name_height(const Frame& frame) {
  return is_spoken(frame) ? frame.fonts().strong->FontSize + frame.px(8) : frame.px(30);
}

// "variance" and its number.
float least_card_scores(const Frame& frame) {
  const Fonts& fonts = frame.fonts();
  ImFont* name = is_spoken(frame) ? fonts.body : fonts.small;
  ImFont* number = is_spoken(frame) ? fonts.spoken : fonts.body;
  return text_width(name, "variance") + text_width(number, "100 %") + frame.px(16);
}

}  // namespace

float widest_picture(const Frame& frame, float row_height) {
  constexpr float kHighRow = 64.0F, kVeryHighRow = 110.0F;  // points
  return row_height >= frame.px(kVeryHighRow) ? 0.18F : row_height >= frame.px(kHighRow) ? 0.15F : 0.13F;
}

RowColumns row_columns(const Frame& frame, Rect area, float row_height) {
  const bool is_projected = is_spoken(frame);
  const float ratio = map_ratio(frame);
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

std::optional<CardGrid> fit_row_cards(const Frame& frame, Rect rows, std::int64_t count, float row_height) {
  CardRequest request;
  request.area = rows;
  request.count = count;
  request.map_ratio = map_ratio(frame);
  request.above = card_name_height(frame);
  request.beside = least_card_scores(frame);
  request.gap = frame.px(6);
  request.gutter = frame.px(20);
  const CardGrid cards = fit_cards(request);
  const float now = row_columns(frame, rows, row_height).picture_w;
  return cards.picture_w > kLarger * now ? std::optional(cards) : std::nullopt;
}

RowColumns card_columns(const Frame& frame, const CardGrid& cards, std::int64_t index) {
  const float gap = frame.px(6);
  RowColumns at;
  at.area = cards.cell(index);
  at.is_name_above = at.is_card = true;
  at.picture_w = at.output_w = at.road_w = cards.picture_w;
  at.name = at.area.x;
  at.output[0] = at.area.x + frame.px(4);
  at.output[1] = at.output[0] + at.picture_w + gap;
  at.road = at.output[1] + at.picture_w + gap;
  at.iou = at.road + at.picture_w + 2.0F * gap;
  at.variance = at.iou;
  at.use = at.area.right() - frame.px(4);
  return at;
}

float name_height(const Frame& frame, const RowColumns& columns) {
  return columns.is_card ? card_name_height(frame) : frame.px(14) + frame.fonts().strong->FontSize;
}

}  // namespace pw
