#include "app/panels/matrix/matrix_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/panels/matrix/matrix_colours.h"
#include "app/presentation/map_colours.h"
#include "app/presentation/number_text.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::int64_t kMostSums = 3;

std::int64_t matrix_row(const Frame& frame, Position position) {
  const Shape& shape = frame.document().shape();
  return frame.selection().n * shape.pixels() + position.y * shape.w + position.x;
}

// Of the outputs 0 … count - 1, all in one form: the longest that fits; none where no form does.
std::vector<std::string> names_beside(const Frame& frame, std::int64_t count, float most) {
  const Weights& weights = frame.document().weights();
  const auto in_form = [&](auto form) {
    std::vector<std::string> names;
    for (std::int64_t o = 0; o < count; ++o) names.push_back(form(o));
    return names;
  };
  const auto fit = [&](const std::vector<std::string>& names) {
    return std::ranges::all_of(names,
                               [&](const std::string& name) { return text_width(frame.fonts().small, name) <= most; });
  };
  if (auto full = in_form([&](std::int64_t o) { return fmt::format("{} {}", o, output_name(weights, o)); }); fit(full))
    return full;
  if (auto names = in_form([&](std::int64_t o) { return output_name(weights, o); }); fit(names)) return names;
  // A number alone would be taken for a value.
  if (auto numbered = in_form([](std::int64_t o) { return fmt::format("output {}", o); }); fit(numbered))
    return numbered;
  return {};
}

}  // namespace

std::string row_label(const Frame& frame, Position position) {
  return count_text(matrix_row(frame, position));
}

std::string row_arithmetic(const Frame& frame, Position position) {
  const Shape& shape = frame.document().shape();
  const std::string image = shape.n > 1 ? fmt::format("{}·{} + ", frame.selection().n, shape.pixels()) : std::string();
  return fmt::format("{}{}·{} + {} = {}", image, position.y, shape.w, position.x, row_label(frame, position));
}

std::string drawn_steps_text(const MatrixLayout& layout) {
  const std::string rows = every_text(layout.positions.step), maps = every_text(layout.maps.step);
  if (rows.empty()) return maps.empty() ? drawn_rows_text(layout) : maps + " map drawn";
  return maps.empty() ? rows + " row drawn" : fmt::format("{} row, {} map drawn", rows, maps);
}

std::string drawn_rows_text(const MatrixLayout& layout) {
  const DrawnAxis& rows = layout.positions;
  if (layout.marked_h > 0.0F) return fmt::format("{} rows, one enlarged", count_text(rows.count));
  return rows.step > 1 ? fmt::format("{} of {} rows drawn", count_text(rows.drawn), count_text(rows.count))
                       : fmt::format("all {} rows drawn", count_text(rows.count));
}

std::string drawn_text(const MatrixLayout& layout, const Frame& frame) {
  const Shape& shape = frame.document().shape();
  std::string text = layout.marked_h > 0.0F ? fmt::format("{} rows, the marked one enlarged over its neighbours",
                                                          count_text(layout.positions.count))
                                            : drawn_rows_text(layout);
  if (layout.positions.step > 1) text += fmt::format(" ({})", every_text(layout.positions.step));
  if (layout.maps.step > 1) text += fmt::format(", {} map", every_text(layout.maps.step));
  if (layout.outputs.step > 1) text += fmt::format(", {} output", every_text(layout.outputs.step));
  if (shape.n > 1) text += fmt::format(", of image {} of 0 … {}", frame.selection().n, shape.n - 1);
  return text;
}

std::string matrix_row_text(const Frame& frame, Position position, std::optional<std::int64_t> map) {
  const Document& document = frame.document();
  std::string text = fmt::format("row {}, column {}: row {} of X", position.y, position.x, row_label(frame, position));
  if (map) {
    const auto at = static_cast<std::size_t>(position.y * document.shape().w + position.x);
    text += fmt::format("\n{}: x = {}", map_name(*document.input, *map),
                        number_text(document.input->features.maps.plane(frame.selection().n, *map)[at]));
  }
  return text + "\nPress: marks it";
}

std::string matrix_weight_text(const Frame& frame, std::int64_t map, std::int64_t output) {
  const Document& document = frame.document();
  return fmt::format("{}: w for {} = {}{}\nPress: selects the map", map_name(*document.input, map),
                     output_name(document.weights(), output), signed_text(document.parameters().w(output, map)),
                     document.mask.silences(map) ? " (muted: counts as 0)" : "");
}

std::int64_t label_step(float least) {
  std::int64_t step = 1;
  for (std::int64_t power = 1; power < 1'000'000'000; power *= 10) {
    for (const std::int64_t factor : {1, 2, 5}) {
      step = factor * power;
      if (static_cast<float>(step) >= least) return step;
    }
  }
  return step;
}

void draw_sheet(const Frame& frame, const WidgetKey& key, Rect area, std::int64_t map) {
  const Rect canvas = whole_size(area);
  const auto colours = input_colours(frame.document(), frame.selection().n, frame.display().range_mode, frame.theme());
  TilePainting painting{static_cast<int>(canvas.w), static_cast<int>(canvas.h), {}, colours.map, frame.theme().panel};
  // It says where its numbers come from, the large picture what they are: no lines between signs.
  painting.tiles.push_back(
      {0, 0, painting.width, painting.height, static_cast<int>(map), matrix_x_range(frame, map), 1.0F, 0.0F, -1.0F});
  draw_canvas(frame, frame.pictures().inputs(key, painting), canvas);
  frame.draw_list()->AddRect(canvas.min(), canvas.max(), im(frame.theme().panel));
}

void draw_dashed(const Frame& frame, ImVec2 from, ImVec2 to) {
  const float length = std::fabs(to.x - from.x) + std::fabs(to.y - from.y);
  if (length <= 0.0F) return;
  const float dash = frame.px(4);
  const ImVec2 step{(to.x - from.x) / length, (to.y - from.y) / length};
  for (float at = 0.0F; at < length; at += 2.0F * dash) {
    const float end = std::min(length, at + dash);
    const ImVec2 a{from.x + at * step.x, from.y + at * step.y}, b{from.x + end * step.x, from.y + end * step.y};
    // Readable on a map.
    frame.draw_list()->AddLine(a, b, im(frame.theme().panel, 0.7F), frame.px(3));
    frame.draw_list()->AddLine(a, b, im(frame.theme().text));
  }
}

void draw_row_sums(const Frame& frame, Rect y, float row, float names_w) {
  const Document& document = frame.document();
  const std::int64_t cout = document.network.cout();
  ImFont* font = frame.fonts().small;
  const float x = y.right() + frame.px(8);
  const float line = font->FontSize + frame.px(2);
  const std::int64_t count = std::min(cout, kMostSums);
  const Position at = frame.selection().position;
  const auto pixel = static_cast<std::size_t>(at.y * document.shape().w + at.x);
  const float height = line * static_cast<float>(count);
  const float top = std::clamp(row - height / 2.0F, y.y, std::max(y.y, y.bottom() - height));
  // Of many outputs the selected one and those beside it.
  const std::int64_t first = std::clamp<std::int64_t>(frame.selection().output - 1, 0, cout - count);
  const std::vector<std::string> names = names_beside(frame, count, names_w);
  for (std::int64_t i = 0; i < count; ++i) {
    const std::int64_t output = first + i;
    // The picture may be of earlier weights; a number beside the marked row would be wrong.
    if (frame.session().outputs_are_current()) {
      const float value = frame.session().outputs().sums().plane(frame.selection().n, output)[pixel];
      const std::string label = cout > kMostSums ? fmt::format("{}: ", output) : std::string();
      draw_text(frame, font, frame.output_colour(output), {x, std::floor(top + static_cast<float>(i) * line)},
                label + signed_text(value));
    }
    // At the top of the column, or below the numbers where those are near it.
    const float named = top - y.y >= height + line ? y.y : top + height + line / 2.0F;
    if (names.empty() || cout > kMostSums || named + height > y.bottom()) continue;
    draw_text(frame, font, frame.output_colour(output), {x, std::floor(named + static_cast<float>(i) * line)},
              names[static_cast<std::size_t>(i)]);
  }
}

}  // namespace pw
