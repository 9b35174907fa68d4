#include "app/panels/matrix/matrix_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "app/presentation/number_text.h"
#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points.
constexpr float kLowPanel = 250.0F;    // a program has no room in a lower one
constexpr float kWidePanel = 1600.0F;  // the matrices are twice as large in a wider one
constexpr float kHighPanel = 430.0F;   // a program has room below the matrices in a higher one
constexpr float kCodeBelow = 236.0F, kLowCodeBelow = 150.0F;
constexpr float kLine = 38.0F;  // of code
constexpr float kLeastMatrix = 12.0F;
constexpr float kNumberedCell = 42.0F;
constexpr std::int64_t kFewPositions = 24, kFewMaps = 16, kFewOutputs = 4;
constexpr std::int64_t kMostNamed = 3;  // outputs

// In points: the width of what stands left of X, from X to Wᵀ, from Wᵀ to Y, of what stands beside Y, and of the
// program.
struct MatrixSpacing {
  float left, dot, sum, numbers, code;
};

MatrixSpacing spacing_of(const Frame& frame, Rect panel) {
  if (panel.w < frame.px(600)) return {122, 26, 54, 66, 260};
  if (panel.w < frame.px(1100)) return {140, 50, 74, 88, 260};
  return {164, 76, 104, 104, 340};
}

float height_limited(Rect panel, float top, float below) {
  return std::max(1.0F, std::floor(panel.bottom() - below - top));
}

// The picture of a map.
Rect sheet(const Frame& frame, ImVec2 at, float width, float height) {
  const Shape& shape = frame.document().shape();
  const float scale = std::min(width / static_cast<float>(shape.w), height / static_cast<float>(shape.h));
  return {at.x, at.y, std::max(4.0F, std::floor(scale * static_cast<float>(shape.w))),
          std::max(2.0F, std::floor(scale * static_cast<float>(shape.h)))};
}

// Of the rows beside X, with what leads to them.
float row_labels_width(const Frame& frame) {
  const Shape& shape = frame.document().shape();
  const ImFont* font = frame.fonts().small;
  const std::string last = count_text(shape.n * shape.pixels() - 1);
  return std::max(text_width(font, last), text_width(font, fmt::format("row {}", shape.h - 1))) + frame.px(22);
}

// Of the names beside Y.
float names_width(const Frame& frame) {
  const Document& document = frame.document();
  float widest = 0.0F;
  for (std::int64_t o = 0; o < std::min(document.network.cout(), kMostNamed); ++o)
    widest =
        std::max(widest, text_width(frame.fonts().small, fmt::format("{} {}", o, output_name(document.weights(), o))));
  return widest;
}

// Of a cell that shows a weight in as many digits as its slider does.
float least_numbered_cell(const Frame& frame) {
  float widest = 0.0F;
  for (const char* weight : {"−0.00", "−0.44", "−0.66", "−0.88"})
    widest = std::max(widest, text_width(frame.fonts().small, weight));
  return std::ceil(widest / kShareOfCell) + 1.0F;
}

// Of what stands below the stack: two lines, after a sentence where there is room.
float text_height(const Frame& frame, float width, bool has_sentence) {
  const ImFont* font = frame.fonts().small;
  const float two_lines = 2.0F * font->FontSize + frame.px(18);
  if (!has_sentence) return two_lines;
  const std::string sentence = wrapped(font, reading_sentence(frame), width - frame.px(6));
  const float lines = line_count(sentence);
  return two_lines + lines * font->FontSize + frame.px(6);
}

// The stack, what it says, and the way to the matrix; `column` is all that it has. The words give way first.
void lay_out_left(const Frame& frame, MatrixLayout& layout, Rect column, bool low) {
  const float x = column.x;
  const float width = column.w;
  const float sheets = frame.px(low ? 14 : 20);
  const float gap = frame.px(low ? 6 : 12);
  const float controls = frame.px(low ? 50 : 56) + frame.fonts().small->FontSize + frame.px(4);
  const float room = column.h - sheets - gap - controls;
  const float most = frame.px(low ? 40 : 60);
  layout.stack = sheet(frame, {x, column.y + sheets}, width - frame.px(18), std::clamp(room, frame.px(12), most));
  const auto fits = [&](bool has_sentence) {
    return !low && layout.stack.h + text_height(frame, width, has_sentence) <= room;
  };
  layout.has_sentence = fits(true);
  const float text = fits(false) ? text_height(frame, width, layout.has_sentence) : 0.0F;
  layout.text = {x, layout.stack.bottom() + gap, width, text};
  layout.play = {x, std::floor(layout.text.bottom()), width, std::floor(frame.px(24))};
  layout.slider = {x, std::floor(layout.play.bottom() + frame.px(low ? 2 : 8)), width - frame.px(10),
                   std::floor(frame.px(24))};
}

}  // namespace

std::string reading_sentence(const Frame& frame) {
  return fmt::format("Positions are read row by row, each with its {}.", counted(frame.document().shape().c, "number"));
}

std::int64_t DrawnAxis::at(float place) const {
  const auto index = static_cast<std::int64_t>(std::floor(place / cell));
  return std::min(std::clamp<std::int64_t>(index, 0, drawn - 1) * step, count - 1);
}

DrawnAxis drawn_axis(std::int64_t count, float limit, float most) {
  DrawnAxis axis;
  const auto lines = std::max<std::int64_t>(1, static_cast<std::int64_t>(limit));
  axis.count = std::max<std::int64_t>(1, count);
  axis.step = (axis.count + lines - 1) / lines;
  axis.drawn = (axis.count + axis.step - 1) / axis.step;
  axis.cell = std::min(most, std::max(1.0F, limit / static_cast<float>(axis.drawn)));
  // Cells of one or two pixels that differ by one are seen only where all are small.
  if (axis.cell < 1.2F || axis.cell >= 2.0F) axis.cell = std::max(1.0F, std::floor(axis.cell));
  return axis;
}

namespace {

// What stands beside and between the matrices, and what is left for Wᵀ and Y. Pixels.
struct MatrixWidths {
  float dot, sum, numbers, code, rest;
};

// Names that are longer take some of what is left, down to `least`. The numbers of a small matrix come before the width
// of the program, and the names before what stands between its matrices.
MatrixWidths with_room_for_names(const Frame& frame, MatrixWidths of, float least, bool is_small) {
  if (is_small) {
    const float given = std::clamp(least - of.rest, 0.0F, std::max(0.0F, of.code - frame.px(kLeastCode + 12.0F)));
    of.code -= given;
    of.rest += given;
  }
  float longer = std::clamp(names_width(frame) + frame.px(12) - of.numbers, 0.0F, frame.px(80));
  constexpr float kMostTaken = 0.4F;
  const float missing = least + longer - of.rest;
  if (is_small && missing > 0.0F && missing <= kMostTaken * (of.dot + of.sum)) {
    const float kept = 1.0F - missing / (of.dot + of.sum);
    of.dot *= kept;
    of.sum *= kept;
    of.rest += missing;
    longer = std::min(longer, std::max(0.0F, of.rest - least));
  }
  if (of.rest - longer < least) longer = 0.0F;
  of.numbers += longer;
  of.rest -= longer;
  return of;
}

// The panel without its sides, and where X begins in it.
struct MatrixPlace {
  Rect panel, inner;
  bool is_low = false;
  bool is_small = false;  // of a small matrix each cell has room for a number
  bool has_code = false;  // beside Y the program is wanted
  float size = 1.0F;      // of cells: larger in a wide panel
  float numbered = 0.0F;  // the width of a cell with a number
  float left = 0.0F, x = 0.0F, top = 0.0F, height = 0.0F;
};

MatrixPlace place_of(const Frame& frame, Rect panel, bool has_code) {
  MatrixPlace place;
  place.panel = panel;
  place.inner = {panel.x + frame.padding(), panel.y, panel.w - 2.0F * frame.padding(), panel.h};
  place.is_low = panel.h < frame.px(kLowPanel);
  place.is_small = is_small_matrix(frame.document());
  place.has_code = has_code;
  place.size = place.inner.w > frame.px(kWidePanel) ? 2.0F : 1.0F;
  place.numbered = std::max(frame.px(kNumberedCell * place.size), least_numbered_cell(frame));
  place.left = std::floor(frame.px(spacing_of(frame, panel).left));
  place.x = std::floor(place.inner.x + place.left + std::max(frame.px(58), row_labels_width(frame)));
  place.top = std::floor(panel.y + frame.px(place.is_low ? 62 : 74));
  place.height = height_limited(panel, place.top, frame.px(place.is_low ? 72 : 38));
  return place;
}

// How many rows and columns are drawn, and what is left beside them.
MatrixWidths lay_out_axes(const Frame& frame, const MatrixPlace& place, MatrixLayout& layout) {
  const Shape& shape = frame.document().shape();
  const MatrixSpacing spacing = spacing_of(frame, place.panel);
  MatrixWidths widths{frame.px(spacing.dot), frame.px(spacing.sum), frame.px(spacing.numbers),
                      place.has_code ? frame.px(spacing.code) : 0.0F, 0.0F};
  layout.positions = drawn_axis(shape.pixels(), place.height, frame.px(32.0F * place.size));
  // Wᵀ is no higher than X where both are subsampled.
  const float most = layout.positions.step > 1 ? layout.positions.size() : place.height;
  const float beside_x = place.inner.right() - place.x - widths.dot - widths.sum - widths.numbers;
  const float widest = beside_x - frame.px(2.0F * 36.0F);
  layout.maps = drawn_axis(shape.c, std::max(1.0F, std::min({most, frame.px(260.0F * place.size), widest})),
                           place.is_small ? place.numbered : frame.px(32.0F * place.size));
  // Only where no row has room for numbers: it covers its neighbours.
  const bool has_numbers = layout.positions.cell >= frame.fonts().small->FontSize + 2.0F;
  layout.marked_h = place.is_small && !has_numbers ? std::floor(frame.fonts().small->FontSize + frame.px(4)) : 0.0F;
  widths.rest = beside_x - layout.maps.size() - widths.code;
  const std::int64_t cout = frame.document().network.cout();
  const float cell = place.is_small ? place.numbered
                                    : frame.px(place.size * (cout <= 2   ? 18.0F
                                                             : cout <= 8 ? 9.0F
                                                                         : 4.0F));
  const float least =
      2.0F * (place.is_small ? static_cast<float>(cout) * least_numbered_cell(frame) : frame.px(kLeastMatrix));
  widths = with_room_for_names(frame, widths, least, place.is_small);
  layout.outputs = drawn_axis(
      cout, std::max(frame.px(kLeastMatrix), std::min(widths.rest / 2.0F, cell * static_cast<float>(cout))), cell);
  return widths;
}

// Beside Y the program, if it is wanted there and has room.
MatrixLayout lay_out_side_by_side(const Frame& frame, Rect panel, bool has_code) {
  const MatrixPlace place = place_of(frame, panel, has_code);
  const bool low = place.is_low;
  MatrixLayout layout;
  MatrixWidths widths = lay_out_axes(frame, place, layout);
  // Where the program has no room, the matrices stand farther apart, under larger shapes.
  const float spare = widths.rest + widths.code - 2.0F * layout.outputs.size();
  const float apart = !has_code || spare < frame.px(kLeastCode) ? std::max(0.0F, spare) * 0.45F : 0.0F;
  layout.equation_y = panel.y + frame.px(low ? 32 : 36);
  layout.x = {place.x, place.top, layout.maps.size(), layout.positions.size()};
  layout.w = {std::floor(layout.x.right() + widths.dot + apart), place.top, layout.outputs.size(), layout.maps.size()};
  layout.y = {std::floor(layout.w.right() + widths.sum + apart), place.top, layout.outputs.size(),
              layout.positions.size()};
  const Rect& inner = place.inner;
  const float code_x = std::floor(layout.y.right() + widths.numbers + frame.px(10));
  const float code_top = std::floor(panel.y + frame.px(33));
  const float beside_y = !has_code || inner.right() - code_x < frame.px(kLeastCode) ? inner.right() : code_x;
  layout.names_w = beside_y - layout.y.right() - frame.px(12);
  layout.code = {code_x, code_top, std::max(0.0F, inner.right() - code_x),
                 panel.bottom() - frame.px(low ? 36 : 6) - code_top};
  if (low) layout.line = {inner.x, panel.bottom() - frame.px(38), inner.w, frame.px(34)};
  const float left_top = panel.y + frame.px(low ? 34 : 52);
  lay_out_left(frame, layout, {inner.x, left_top, place.left, panel.bottom() - frame.px(low ? 38 : 4) - left_top}, low);
  return layout;
}

// Below the matrices, the program or in its place its line.
MatrixLayout lay_out_above_code(const Frame& frame, Rect panel, float height, bool is_line) {
  MatrixLayout layout = lay_out_side_by_side(frame, {panel.x, panel.y, panel.w, panel.h - height}, false);
  const float padding = frame.padding();
  if (is_line) {
    layout.code.w = 0.0F;
    layout.line = {panel.x + padding, panel.bottom() - height, panel.w - 2.0F * padding, height - frame.px(4)};
    return layout;
  }
  const float top = std::floor(panel.bottom() - height + padding);
  layout.code = {panel.x + padding, top, panel.w - 2.0F * padding, panel.bottom() - frame.px(6) - top};
  return layout;
}

}  // namespace

bool is_small_matrix(const Document& document) {
  return document.shape().pixels() <= kFewPositions && document.shape().c <= kFewMaps &&
         document.network.cout() <= kFewOutputs;
}

MatrixLayout lay_out_matrix(const Frame& frame, Rect panel) {
  MatrixLayout layout = lay_out_side_by_side(frame, panel, true);
  if (panel.h < frame.px(kLowPanel)) return layout;
  // The numbers come before a program.
  const bool is_narrow = is_small_matrix(frame.document()) && layout.outputs.cell < least_numbered_cell(frame);
  if (layout.code.w >= frame.px(kLeastCode) && !is_narrow) return layout;
  const MatrixLayout above_line = lay_out_above_code(frame, panel, frame.px(kLine), true);
  if (panel.h < frame.px(kHighPanel)) return above_line;
  // As much of the program as leaves X large.
  constexpr float kLargeX = 0.5F;  // of its size above a line
  for (const float height : {kCodeBelow, kLowCodeBelow}) {
    layout = lay_out_above_code(frame, panel, std::min(frame.px(height), panel.h * 0.42F), false);
    const bool has_numbers = layout.marked_h <= above_line.marked_h;
    if (has_numbers && layout.x.w * layout.x.h >= kLargeX * above_line.x.w * above_line.x.h) return layout;
  }
  return above_line;
}

std::string every_text(std::int64_t step) {
  if (step <= 1) return "";
  const std::int64_t tens = step / 10 % 10;
  const char* ending = tens == 1 ? "th" : step % 10 == 1 ? "st" : step % 10 == 2 ? "nd" : step % 10 == 3 ? "rd" : "th";
  return fmt::format("every {}{}", step, ending);
}

}  // namespace pw
