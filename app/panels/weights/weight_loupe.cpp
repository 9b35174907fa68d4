#include "app/panels/weights/weight_loupe.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/panels/weights/weight_bars.h"
#include "app/presentation/number_text.h"
#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::int64_t kLoupeColumns = 9;
constexpr std::int64_t kMatrixRows = 5;
// Points.
constexpr float kLeastLoupeColumn = 24.0F;
constexpr float kBarHeight = 32.0F;
constexpr float kLoupePadding = 6.0F;
constexpr float kDistance = 5.0F;  // from the rows

// The first of `shown` out of begin … end - 1, such that `at` is in the middle where it can be.
std::int64_t first_about(std::int64_t at, std::int64_t shown, std::int64_t begin, std::int64_t end) {
  return std::clamp(at - shown / 2, begin, end - shown);
}

std::string value_of(const Frame& frame, std::int64_t output, std::int64_t column) {
  return number_text(frame.document().parameters().w(output, map_in_column(frame, column)));
}

float widest_text(const Frame& frame, const WeightLoupe& loupe) {
  ImFont* font = frame.fonts().small;
  float widest = 0.0F;
  for (std::int64_t i = loupe.first; i < loupe.first + loupe.columns; ++i) {
    widest = std::max(widest, text_width(font, std::to_string(map_in_column(frame, i))));
    for (std::int64_t o = loupe.first_row; o < loupe.first_row + loupe.rows; ++o)
      widest = std::max(widest, text_width(font, value_of(frame, o, i)));
  }
  return widest;
}

void draw_value(const Frame& frame, const WeightLoupe& loupe, std::int64_t output, std::int64_t column) {
  ImFont* font = frame.fonts().small;
  const Rect cell = loupe.cell(output, column);
  const std::string text = value_of(frame, output, column);
  if (loupe.value_h > 0.0F) {
    const bool is_pointed = column == loupe.column && output == loupe.row;
    return static_cast<void>(draw_text_centred(frame, font, is_pointed ? frame.theme().text : frame.theme().muted,
                                               {cell.centre().x, cell.bottom()}, text));
  }
  const float weight = frame.document().parameters().w(output, map_in_column(frame, column));
  const Rgb ground = color_of(*frame.theme().diverging, symmetric_range(frame.scales().weight_colours), weight);
  draw_text_centred(frame, font, text_colour_on(ground), {cell.centre().x, cell.centre().y - font->FontSize / 2.0F},
                    text);
}

}  // namespace

Rect WeightLoupe::column_area(std::int64_t at) const {
  return {box.x + padding + static_cast<float>(at - first) * cell_w, box.y + padding, cell_w,
          head_h + static_cast<float>(rows) * (bar_h + value_h)};
}

Rect WeightLoupe::cell(std::int64_t output, std::int64_t at) const {
  const Rect area = column_area(at);
  return {area.x, area.y + head_h + static_cast<float>(output - first_row) * (bar_h + value_h), cell_w, bar_h};
}

std::optional<WeightLoupe> loupe_over(const Frame& frame, const MatrixGeometry& rows, std::int64_t output,
                                      std::int64_t column) {
  if (rows.cell_w >= frame.px(kLeastLoupeColumn) || !rows.is_visible(column) || output >= rows.rows)
    return std::nullopt;
  WeightLoupe loupe;
  loupe.column = column;
  loupe.row = output;
  loupe.columns = std::min(kLoupeColumns, rows.columns);
  loupe.first = first_about(column, loupe.columns, rows.first, rows.first + rows.columns);
  loupe.rows = draws_matrix(frame) ? std::min(kMatrixRows, rows.rows) : rows.rows;
  loupe.first_row = first_about(output, loupe.rows, 0, rows.rows);
  const float line = std::ceil(frame.fonts().small->FontSize + frame.px(2));
  loupe.padding = std::floor(frame.px(kLoupePadding));
  loupe.head_h = line;
  loupe.bar_h = draws_matrix(frame) ? line + std::floor(frame.px(4)) : std::floor(frame.px(kBarHeight));
  loupe.value_h = draws_matrix(frame) ? 0.0F : line;
  loupe.cell_w = std::max(std::ceil(frame.px(kLeastLoupeColumn)), std::ceil(widest_text(frame, loupe) + frame.px(6)));
  const float w = static_cast<float>(loupe.columns) * loupe.cell_w + 2.0F * loupe.padding;
  const float h = loupe.column_area(0).h + 2.0F * loupe.padding;
  const float x = rows.cell(0, column).centre().x - w / 2.0F;
  const float above = rows.area.y - frame.px(kDistance) - h;
  const float y = above >= 0.0F ? above : rows.area.bottom() + frame.px(kDistance);
  loupe.box = {std::floor(std::clamp(x, 0.0F, std::max(0.0F, frame.size().x - w))), std::floor(y), w, h};
  return loupe;
}

void draw_loupe(const Frame& frame, const WeightLoupe& loupe) {
  const Theme& theme = frame.theme();
  ImFont* font = frame.fonts().small;
  ImDrawList* draw = frame.draw_list();
  frame.mark("loupe", loupe.box);
  frame.keep_clear(loupe.box);
  draw->AddRectFilled(loupe.box.min(), loupe.box.max(), im(theme.panel), frame.px(3));
  draw->AddRect(loupe.box.min(), loupe.box.max(), im(theme.text), frame.px(3));
  for (std::int64_t o = loupe.first_row; o < loupe.first_row + loupe.rows; ++o) {
    const Rect left = loupe.cell(o, loupe.first);
    const float middle = std::floor(left.centre().y);
    draw->AddLine({left.x, middle}, {loupe.box.right() - loupe.padding, middle}, im(theme.border));
  }
  for (std::int64_t i = loupe.first; i < loupe.first + loupe.columns; ++i) {
    const Rect column = loupe.column_area(i);
    const std::int64_t map = map_in_column(frame, i);
    frame.mark({"loupe.map", map}, column);
    draw_text_centred(frame, font, i == loupe.column ? theme.text : theme.muted, {column.centre().x, column.y},
                      std::to_string(map));
    for (std::int64_t o = loupe.first_row; o < loupe.first_row + loupe.rows; ++o) {
      const Rect cell = loupe.cell(o, i);
      draw_weight(frame, {cell.x + 1.0F, cell.y, cell.w - 2.0F, cell.h}, o, map);
      draw_value(frame, loupe, o, i);
    }
  }
  draw_frame(frame, loupe.column_area(loupe.column), 2.0F);
}

}  // namespace pw
