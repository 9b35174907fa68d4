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
constexpr float kCodeBelow = 236.0F;
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
  const auto lines = static_cast<float>(1 + std::ranges::count(sentence, '\n'));
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
  float &dot, &sum, &numbers, &code, &rest;
};

// Names that are longer take some of what is left, down to `least`. The numbers of a small matrix come before the width
// of the program, and the names before what stands between its matrices.
void make_room(const Frame& frame, const MatrixWidths& of, float least, bool is_small) {
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
}

// Beside Y the program, if it is wanted there and has room.
MatrixLayout lay_out_side_by_side(const Frame& frame, Rect panel, bool has_code) {
  const Shape& shape = frame.document().shape();
  const bool low = panel.h < frame.px(kLowPanel);
  const MatrixSpacing spacing = spacing_of(frame, panel);
  const Rect inner{panel.x + frame.padding(), panel.y, panel.w - 2.0F * frame.padding(), panel.h};
  MatrixLayout layout;
  layout.equation_y = panel.y + frame.px(low ? 32 : 36);
  const float top = std::floor(panel.y + frame.px(low ? 62 : 74));
  const float height = height_limited(panel, top, frame.px(low ? 72 : 38));
  const float left = std::floor(frame.px(spacing.left));
  const float x = std::floor(inner.x + left + std::max(frame.px(58), row_labels_width(frame)));
  float dot = frame.px(spacing.dot);
  float sum = frame.px(spacing.sum);
  float numbers = frame.px(spacing.numbers);
  float code = has_code ? frame.px(spacing.code) : 0.0F;
  const float size = inner.w > frame.px(kWidePanel) ? 2.0F : 1.0F;
  layout.positions = drawn_axis(shape.pixels(), height, frame.px(32.0F * size));
  // Wᵀ is no higher than X where both are subsampled.
  const float most = layout.positions.step > 1 ? layout.positions.size() : height;
  const float widest = inner.right() - x - dot - sum - numbers - frame.px(2.0F * 36.0F);
  // Of a small matrix each cell has room for a number.
  const bool is_small = is_small_matrix(frame.document());
  const float numbered = std::max(frame.px(kNumberedCell * size), least_numbered_cell(frame));
  layout.maps = drawn_axis(shape.c, std::max(1.0F, std::min({most, frame.px(260.0F * size), widest})),
                           is_small ? numbered : frame.px(32.0F * size));
  // Only where no row has room for numbers: it covers its neighbours.
  const bool has_numbers = layout.positions.cell >= frame.fonts().small->FontSize + 2.0F;
  layout.marked_h = is_small && !has_numbers ? std::floor(frame.fonts().small->FontSize + frame.px(4)) : 0.0F;
  float rest = inner.right() - x - layout.maps.size() - dot - sum - numbers - code;
  const std::int64_t cout = frame.document().network.cout();
  const float cell = is_small ? numbered : frame.px(size * (cout <= 2 ? 18.0F : cout <= 8 ? 9.0F : 4.0F));
  const float least =
      2.0F * (is_small ? static_cast<float>(cout) * least_numbered_cell(frame) : frame.px(kLeastMatrix));
  make_room(frame, {dot, sum, numbers, code, rest}, least, is_small);
  layout.outputs =
      drawn_axis(cout, std::max(frame.px(kLeastMatrix), std::min(rest / 2.0F, cell * static_cast<float>(cout))), cell);
  // Where the program has no room, the matrices stand farther apart, under larger shapes.
  const float spare = rest + code - 2.0F * layout.outputs.size();
  const float apart = !has_code || spare < frame.px(kLeastCode) ? std::max(0.0F, spare) * 0.45F : 0.0F;
  dot += apart;
  sum += apart;
  layout.x = {x, top, layout.maps.size(), layout.positions.size()};
  layout.w = {std::floor(layout.x.right() + dot), top, layout.outputs.size(), layout.maps.size()};
  layout.y = {std::floor(layout.w.right() + sum), top, layout.outputs.size(), layout.positions.size()};
  const float code_x = std::floor(layout.y.right() + numbers + frame.px(10));
  const float code_top = std::floor(panel.y + frame.px(33));
  const float beside_y = !has_code || inner.right() - code_x < frame.px(kLeastCode) ? inner.right() : code_x;
  layout.names_w = beside_y - layout.y.right() - frame.px(12);
  layout.code = {code_x, code_top, std::max(0.0F, inner.right() - code_x),
                 panel.bottom() - frame.px(low ? 36 : 6) - code_top};
  if (low) layout.line = {inner.x, panel.bottom() - frame.px(38), inner.w, frame.px(34)};
  const float left_top = panel.y + frame.px(low ? 34 : 52);
  lay_out_left(frame, layout, {inner.x, left_top, left, panel.bottom() - frame.px(low ? 38 : 4) - left_top}, low);
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
  const bool is_high = panel.h >= frame.px(kHighPanel);
  const float height = is_high ? std::min(frame.px(kCodeBelow), panel.h * 0.42F) : frame.px(kLine);
  const float padding = frame.padding();
  layout = lay_out_side_by_side(frame, {panel.x, panel.y, panel.w, panel.h - height}, false);
  if (!is_high) {
    layout.code.w = 0.0F;
    layout.line = {panel.x + padding, panel.bottom() - height, panel.w - 2.0F * padding, height - frame.px(4)};
    return layout;
  }
  const float top = std::floor(panel.bottom() - height + padding);
  layout.code = {panel.x + padding, top, panel.w - 2.0F * padding, panel.bottom() - frame.px(6) - top};
  return layout;
}

std::string every_text(std::int64_t step) {
  if (step <= 1) return "";
  const std::int64_t tens = step / 10 % 10;
  const char* ending = tens == 1 ? "th" : step % 10 == 1 ? "st" : step % 10 == 2 ? "nd" : step % 10 == 3 ? "rd" : "th";
  return fmt::format("every {}{}", step, ending);
}

}  // namespace pw
