#include "app/panels/weights/weight_bars.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "app/geometry/layout.h"
#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points.
constexpr float kLeastNumber = 24.0F;  // narrower bars have no room for a number
constexpr float kBesideBar = 8.0F;     // of a number
constexpr float kLeastLit = 6.0F;      // the height of a row that is lit

// Null where the document's own weights are shown.
const WeightsPreview* shown_preview(const Frame& frame) {
  const PointwiseLayer& own = frame.document().parameters();
  const WeightsPreview* preview = frame.hover().preview.get();
  return preview != nullptr && preview->layer.cin == own.cin && preview->layer.cout == own.cout ? preview : nullptr;
}

const PointwiseLayer& shown_layer(const Frame& frame) {
  const WeightsPreview* preview = shown_preview(frame);
  return preview != nullptr ? preview->layer : frame.document().parameters();
}

// The half range of the bars.
float bar_scale(const Frame& frame) {
  const WeightsPreview* preview = shown_preview(frame);
  return preview != nullptr ? preview->half_range : frame.scales().weights;
}

// The half range of the cells' colours.
float cell_scale(const Frame& frame) {
  return shown_preview(frame) != nullptr ? bar_scale(frame) : frame.scales().weight_colours;
}

// Dimmed if the map does not count, because others are solo or because it has not been added yet.
float opacity_of(const Frame& frame, std::int64_t map) {
  if (frame.document().mask.silences(map)) return 0.32F;
  return frame.order().place(map) < frame.added() ? 1.0F : 0.4F;
}

void draw_coloured_cell(const Frame& frame, Rect cell, std::int64_t map, float weight) {
  const Range range = symmetric_range(cell_scale(frame));
  frame.draw_list()->AddRectFilled(cell.min(), cell.max(),
                                   im(color_of(*frame.theme().diverging, range, weight), opacity_of(frame, map)));
}

float zero_line(const Rect& cell) {
  return std::floor(cell.centre().y);
}

// From its zero line, `at`; hollow if the map is muted. `half_h`: of the longest bar.
void draw_weight_bar(const Frame& frame, Rect at, float half_h, std::int64_t map, float weight) {
  const float length = std::clamp(weight / bar_scale(frame), -1.0F, 1.0F) * half_h;
  const ImVec2 low{at.x, std::min(at.y, at.y - length)};
  const ImVec2 high{at.right(), std::max(at.y, at.y - length) + 1.0F};
  if (std::ranges::binary_search(frame.document().mask.muted, map)) {
    frame.draw_list()->AddRect(low, high, im(frame.theme().muted));
  } else {
    frame.draw_list()->AddRectFilled(low, high, frame.sign_colour(weight, opacity_of(frame, map)));
  }
}

struct WeightNumbers {
  CellNumbers numbers;
  float room = 0.0F;  // of each number, at the right of its bar; 0: they stand on the cells
};

// In a wide column, a bar that stands upright beside its number, with the number in the column's middle: its length is
// the weight, not its width.
struct BarAndNumber {
  Rect bar, number;
};

BarAndNumber bar_and_number(const Rect& cell, float room) {
  constexpr float kWidest = 0.6F;  // of the row's height
  const float width = std::floor(std::min(cell.w - room, kWidest * cell.h));
  const float x = std::floor(cell.centre().x - (width + room) / 2.0F);
  return {{x, cell.y, width, cell.h}, {x + width, cell.y, room, cell.h}};
}

// Of cells that have room for them.
std::optional<WeightNumbers> weight_numbers(const Frame& frame, const MatrixGeometry& geometry) {
  const float height = geometry.row_h - 1.0F;
  if (geometry.cell_w < frame.px(kLeastNumber) || height < frame.fonts().small->FontSize) return std::nullopt;
  const PointwiseLayer& layer = shown_layer(frame);
  std::vector<float> weights;
  for (std::int64_t o = 0; o < geometry.rows; ++o) {
    for (std::int64_t i = 0; i < geometry.columns; ++i)
      weights.push_back(layer.w(o, map_in_column(frame, geometry.first + i)));
  }
  WeightNumbers shown{CellNumbers(frame.fonts(), weights, {geometry.cell_w - 2.0F, height})};
  if (draws_matrix(frame)) return shown;
  float widest = 0.0F;
  for (const std::string& text : shown.numbers.texts) widest = std::max(widest, text_width(shown.numbers.font, text));
  // Beside a bar that can still be seen, rather than across it.
  const float room = widest + 2.0F * frame.px(kBesideBar);
  if (widest > 0.0F && geometry.cell_w >= 1.6F * room) shown.room = room;
  return shown;
}

void draw_weight_row(const Frame& frame, const MatrixGeometry& geometry, std::int64_t output, float number_room) {
  const bool has_zero_line = !draws_matrix(frame);
  const ImU32 line = im(frame.theme().border);
  const float middle = zero_line(geometry.cell(output, geometry.first));
  if (has_zero_line && number_room <= 0.0F)
    frame.draw_list()->AddLine({geometry.area.x, middle}, {geometry.area.right(), middle}, line);
  for (std::int64_t i = geometry.first; i < geometry.first + geometry.columns; ++i) {
    Rect bar = geometry.cell(output, i);
    if (number_room > 0.0F) bar = bar_and_number(bar, number_room).bar;
    // A line further than the bar could be taken for the number's minus; the bar's full range is seen behind it.
    if (has_zero_line && number_room > 0.0F) {
      frame.draw_list()->AddRect(bar.min(), bar.max(), im(frame.theme().control_edge));
      frame.draw_list()->AddLine({bar.x, middle}, {bar.right(), middle}, im(frame.theme().muted));
    }
    draw_weight(frame, bar, output, map_in_column(frame, i));
  }
}

// The row whose output is pointed at, and in it the weight that is.
void draw_lit(const Frame& frame, const MatrixGeometry& geometry) {
  const auto output = frame.hover().output;
  if (!output || *output >= geometry.rows) return;
  const ImU32 colour = im(frame.theme().text);
  const Rect first = geometry.cell(*output, geometry.first);
  const float half_h = std::max(first.h, frame.px(kLeastLit)) / 2.0F;
  frame.draw_list()->AddRect({geometry.area.x - 2.0F, first.centre().y - half_h},
                             {geometry.area.right() + 2.0F, first.centre().y + half_h}, colour);
  if (!frame.hover().map) return;
  const std::int64_t column = frame.order().place(*frame.hover().map);
  if (!geometry.is_visible(column)) return;
  const Rect cell = geometry.cell(*output, column);
  draw_frame(frame, {cell.x, cell.centre().y - half_h, cell.w, 2.0F * half_h}, 2.0F);
}

// In a matrix on the cells; at the right of the bars, or on them where they are narrow.
void draw_weight_numbers(const Frame& frame, const MatrixGeometry& geometry, const WeightNumbers& shown) {
  const bool matrix = draws_matrix(frame);
  const CellNumbers& numbers = shown.numbers;
  const PointwiseLayer& layer = shown_layer(frame);
  const Range range = symmetric_range(cell_scale(frame));
  for (std::size_t at = 0; at < numbers.texts.size(); ++at) {
    const auto index = static_cast<std::int64_t>(at);
    const std::int64_t output = index / geometry.columns, column = geometry.first + index % geometry.columns;
    Rect cell = geometry.cell(output, column);
    if (shown.room > 0.0F) cell = bar_and_number(cell, shown.room).number;
    const ImVec2 centre = cell.centre();
    const float weight = layer.w(output, map_in_column(frame, column));
    const Rgb colour = matrix ? text_colour_on(color_of(*frame.theme().diverging, range, weight)) : frame.theme().text;
    // In the middle of its row, so that it cannot be taken for a number of the next one.
    if (!matrix) {
      const float half_w = text_width(numbers.font, numbers.texts[at]) / 2.0F + frame.px(3);
      const float half_h = numbers.font->FontSize / 2.0F;
      frame.draw_list()->AddRectFilled({centre.x - half_w, centre.y - half_h}, {centre.x + half_w, centre.y + half_h},
                                       im(frame.theme().panel), frame.px(3));
    }
    draw_text_centred(frame, numbers.font, colour, {centre.x, centre.y - numbers.font->FontSize / 2.0F},
                      numbers.texts[at]);
  }
}

void draw_weight_columns(const Frame& frame, const MatrixGeometry& geometry) {
  const auto column_of = [&](std::int64_t map) -> std::optional<Rect> {
    const std::int64_t at = frame.order().place(map);
    if (!geometry.is_visible(at)) return std::nullopt;
    Rect column = geometry.cell(0, at);
    column.h = geometry.area.h;
    return column;
  };
  if (frame.selection().maps.size() > 1) {
    for (const std::int64_t map : frame.selection().maps) {
      if (const auto column = column_of(map))
        frame.draw_list()->AddRectFilled(column->min(), column->max(), im(frame.theme().text, 0.22F));
    }
  }
  if (frame.hover().map) {
    if (const auto column = column_of(*frame.hover().map))
      frame.draw_list()->AddRectFilled(column->min(), column->max(), im(frame.theme().text, 0.22F));
  }
  if (const auto column = column_of(frame.selection().map)) draw_frame(frame, column->inset(-1.0F), 2.0F);
}

}  // namespace

std::int64_t map_in_column(const Frame& frame, std::int64_t column) {
  return frame.order().maps()[static_cast<std::size_t>(column)];
}

bool draws_matrix(const Frame& frame) {
  return frame.document().network.cout() > kShownRows;
}

void draw_weight(const Frame& frame, Rect cell, std::int64_t output, std::int64_t map) {
  const float width = std::max(1.0F, cell.w - (cell.w > 3.0F ? 1.0F : 0.0F));
  const float weight = shown_layer(frame).w(output, map);
  if (draws_matrix(frame) || !std::isfinite(weight)) {
    draw_coloured_cell(frame, {cell.x, cell.y, width, std::max(1.0F, cell.h - 1.0F)}, map, weight);
  } else if (weight != 0.0F) {
    draw_weight_bar(frame, {cell.x, zero_line(cell), width, 0.0F}, cell.h * 0.5F - 2.0F, map, weight);
  }
}

void draw_weights(const Frame& frame, const MatrixGeometry& geometry) {
  const std::optional<WeightNumbers> numbers = weight_numbers(frame, geometry);
  for (std::int64_t o = 0; o < geometry.rows; ++o) draw_weight_row(frame, geometry, o, numbers ? numbers->room : 0.0F);
  if (numbers) draw_weight_numbers(frame, geometry, *numbers);
  draw_weight_columns(frame, geometry);
  draw_lit(frame, geometry);
}

}  // namespace pw
