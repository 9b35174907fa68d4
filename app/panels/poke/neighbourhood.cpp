#include "app/panels/poke/neighbourhood.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/panels/poke/poke_text.h"
#include "app/panels/poke/value_drag.h"
#include "app/presentation/map_colours.h"
#include "app/presentation/number_text.h"
#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::int64_t kRowsAround = 5;

Rgb cell_colour(const ColorMap& map, Range range, float value) {
  if (std::isnan(value)) return kNanColour;
  return color_of(map, range, value);
}

void write_lines_in_cell(const Frame& frame, ImFont* font, Rect cell, Rgb colour,
                         const std::vector<std::string>& lines) {
  const float step = font->FontSize;
  float y = cell.centre().y - step * static_cast<float>(lines.size()) / 2.0F;
  for (const std::string& line : lines) {
    draw_text_centred(frame, font, text_colour_on(colour), {cell.centre().x, y}, line);
    y += step;
  }
}

// Few positions are read as a table of numbers, as everywhere.
bool is_number_table(const Frame& frame) {
  return widest_cell(frame.document().shape()) > 1.0F;
}

// The largest for which every cell has room, with some air, so that all numbers have one size; large digits have no ∞.
ImFont* font_in_cells(const Frame& frame, const Neighbourhood& around, Rect area) {
  const Fonts& fonts = frame.fonts();
  const float w = std::floor(area.w / static_cast<float>(around.w)),
              h = std::floor(area.h / static_cast<float>(around.h));
  for (ImFont* font : {fonts.large, fonts.body}) {
    const float air = 0.5F * font->FontSize;
    if (h >= font->FontSize + air && w >= text_width(font, "−0.098") + air) return font;
  }
  return fonts.small;
}

ImFont* font_for(const Frame& frame, ImFont* font, std::string_view text) {
  return text.find("∞") == std::string_view::npos ? font : frame.fonts().small;
}

void write_in_cell(const Frame& frame, ImFont* font, Rect cell, Rgb colour, const std::vector<std::string>& texts) {
  if (font->FontSize > cell.h) return;
  const std::string text = first_that_fits(font, cell.w - 2.0F, texts);
  write_lines_in_cell(frame, font_for(frame, font, text), cell, colour, {text});
}

// What x is now, and before if it is changed: in one line, in two, or as much as there is room for.
void write_x_in_cell(const Frame& frame, ImFont* font, Rect cell, Rgb colour, Position at, bool is_brief) {
  const float x = frame.shown_x(frame.selection().map, at);
  const std::string now = number_text(x);
  std::string whole = value_text_at(frame, at);
  if (is_brief && whole == now) whole = short_number_text(x);
  if (font->FontSize > cell.h) return;
  const float width = cell.w - 2.0F;
  if (text_width(font, whole) <= width || whole.find(' ') == std::string::npos)
    return write_in_cell(frame, font, cell, colour, {whole, short_number_text(x)});
  const std::string before = whole.substr(0, whole.find(' '));
  const std::string after = "→ " + now;
  const bool has_two = 2.0F * font->FontSize + 2.0F <= cell.h && text_width(font, before) <= width;
  if (has_two && text_width(font, after) <= width)
    return write_lines_in_cell(frame, font_for(frame, font, whole), cell, colour, {before, after});
  write_in_cell(frame, font, cell, colour, {after, now, short_number_text(x)});
}

// Nothing is computed here. The lines go on in the next cell: what is left over is seen as a whole.
void hatch_cell(const Frame& frame, Rect cell) {
  ImDrawList* draw = frame.draw_list();
  draw->AddRectFilled(cell.min(), cell.max(), im(frame.theme().panel));
  draw->PushClipRect(cell.min(), cell.max(), true);
  const float step = std::max(6.0F, std::floor(frame.px(12)));
  for (float x = std::ceil((cell.x + cell.y) / step) * step - cell.bottom(); x < cell.right(); x += step)
    draw->AddLine({x, cell.bottom()}, {x + cell.h, cell.y}, im(frame.theme().muted, 0.45F));
  draw->PopClipRect();
}

// All written in one way; empty if they have no room.
std::vector<std::string> change_texts(const ImFont* font, const std::vector<float>& changes, float width,
                                      bool is_brief) {
  std::vector<std::string> texts;
  for (const float change : changes) {
    const auto value = static_cast<double>(change);
    std::string text = is_brief ? (value > 0.0 ? "+" : "") + short_number_text(value) : signed_text(value);
    if (text_width(font, text) > width) return {};
    texts.push_back(std::move(text));
  }
  return texts;
}

// All of one size, clear of the frames.
template <class ColourOf>
void write_changes(const Frame& frame, const Neighbourhood& around, Rect area, const std::vector<Position>& answering,
                   const std::vector<float>& changes, ColourOf colour_of) {
  const Fonts& fonts = frame.fonts();
  Rect least = area;
  for (const Position& at : answering) {
    const Rect cell = around.cell(at, area);
    least.w = std::min(least.w, cell.w);
    least.h = std::min(least.h, cell.h);
  }
  // Digits come before size.
  for (const bool is_brief : {false, true}) {
    for (ImFont* font : {fonts.large, fonts.body, fonts.small}) {
      if (font->FontSize > least.h || (font != fonts.small && 1.5F * font->FontSize > least.h)) continue;
      const float margin = font == fonts.small ? 3.0F : 0.5F * font->FontSize;
      const std::vector<std::string> texts = change_texts(font, changes, least.w - margin, is_brief);
      for (std::size_t i = 0; i < texts.size(); ++i)
        write_lines_in_cell(frame, font_for(frame, font, texts[i]), around.cell(answering[i], area),
                            colour_of(changes[i]), {texts[i]});
      if (!texts.empty()) return;
    }
  }
}

// Each of them, white in black; neighbours share a line.
void outline_cells(const Frame& frame, const Neighbourhood& around, Rect area, const std::vector<Position>& positions) {
  draw_white_in_black(frame, [&](const DrawEdge& edge, float t) {
    for (const Position& at : positions) {
      const Rect cell = around.cell(at, area);
      edge(cell.x - t, cell.y - t, cell.right(), cell.y);
      edge(cell.x - t, cell.bottom() - t, cell.right(), cell.bottom());
      edge(cell.x - t, cell.y, cell.x, cell.bottom() - t);
      edge(cell.right() - t, cell.y, cell.right(), cell.bottom() - t);
    }
  });
}

template <class Use>
void for_each_around(const Neighbourhood& around, Use use) {
  for (std::int64_t y = around.y; y < around.y + around.h; ++y) {
    for (std::int64_t x = around.x; x < around.x + around.w; ++x) use(Position{x, y});
  }
}

// Of this output; null where the position is not reached.
const float* change_at(const Frame& frame, Position at, std::int64_t output) {
  if (!frame.poked().is_current()) return nullptr;
  const auto& changes = frame.poked().answer().changes;
  const auto found = changes.find(at.y * frame.document().shape().w + at.x);
  const auto o = static_cast<std::size_t>(output);
  return found != changes.end() && o < found->second.size() ? &found->second[o] : nullptr;
}

bool answers_at(const Frame& frame, Position at) {
  return frame.poked().is_current() &&
         std::ranges::find(frame.poked().answer().positions, at) != frame.poked().answer().positions.end();
}

Range change_range_around(const Frame& frame, std::int64_t output) {
  float largest = 0.0F;
  for (const auto& [at, changes] : frame.poked().answer().changes) {
    const auto o = static_cast<std::size_t>(output);
    if (o < changes.size() && std::isfinite(changes[o])) largest = std::max(largest, std::fabs(changes[o]));
  }
  return symmetric_range(largest);
}

}  // namespace

float Neighbourhood::least_column(const Frame& frame) {
  return text_width(frame.fonts().small, "+0.098") + frame.px(9);
}

Neighbourhood Neighbourhood::around(Position marker, const Shape& shape, std::int64_t columns) {
  const auto first = [](std::int64_t middle, std::int64_t count, std::int64_t all) {
    return std::clamp<std::int64_t>(middle - count / 2, 0, all - count);
  };
  const std::int64_t w = std::min(columns, shape.w), h = std::min(kRowsAround, shape.h);
  return {first(marker.x, w, shape.w), first(marker.y, h, shape.h), w, h};
}

Rect Neighbourhood::cell(Position at, Rect area) const {
  const auto edge = [](float from, float length, std::int64_t i, std::int64_t count) {
    return std::floor(from + length * static_cast<float>(i) / static_cast<float>(count));
  };
  const float left = edge(area.x, area.w, at.x - x, w), top = edge(area.y, area.h, at.y - y, h);
  return {left, top, edge(area.x, area.w, at.x - x + 1, w) - left, edge(area.y, area.h, at.y - y + 1, h) - top};
}

std::optional<Position> Neighbourhood::position_at(ImVec2 point, Rect area) const {
  const auto inside = pw::position_at(point, area, w, h);
  return inside ? std::optional(Position{x + inside->x, y + inside->y}) : std::nullopt;
}

// Whether one of the table's numbers lacks room for its digits: then all have fewer.
bool are_brief(const Frame& frame, const ImFont* font, const Neighbourhood& around, Rect area) {
  if (!is_number_table(frame)) return false;
  bool is_wide = false;
  for_each_around(around, [&](Position at) {
    const std::string text = number_text(frame.shown_x(frame.selection().map, at));
    is_wide = is_wide || text_width(font, text) > around.cell(at, area).w * kShareOfCell;
  });
  return is_wide;
}

void draw_x_around(const Frame& frame, const Neighbourhood& around, Rect area) {
  const Document& document = frame.document();
  const Selection& selection = frame.selection();
  const RangeMode mode = frame.display().range_mode;
  const InputColours colours = input_colours(document, selection.n, mode, frame.theme());
  const Range range = input_range(document, selection.n, selection.map, mode, colours.signed_values);
  ImFont* font = font_in_cells(frame, around, area);
  const bool is_brief = are_brief(frame, font, around, area);
  for_each_around(around, [&](Position at) {
    const Rect cell = around.cell(at, area);
    const Rgb colour = cell_colour(*colours.map, range, frame.shown_x(selection.map, at));
    frame.draw_list()->AddRectFilled(cell.min(), cell.max(), im(colour));
    const bool is_changed = frame.poked().x().find(at, selection.map) != nullptr;
    if (is_changed || at == selection.position || is_number_table(frame))
      write_x_in_cell(frame, font, cell, colour, at, is_brief);
  });
  draw_frame(frame, around.cell(selection.position, area), 2.0F);
}

void draw_change_around(const Frame& frame, const Neighbourhood& around, Rect area, std::int64_t output) {
  const KernelGeometry geometry = geometry_of(frame.selection().poke);
  const ColorMap& map = *frame.theme().diverging;
  const Range range = change_range_around(frame, output);
  std::vector<Position> answering;
  std::vector<float> changes;
  for_each_around(around, [&](Position at) {
    const Rect cell = around.cell(at, area);
    const float* change = change_at(frame, at, output);
    frame.draw_list()->AddRectFilled(cell.min(), cell.max(),
                                     im(cell_colour(map, range, change != nullptr ? *change : 0.0F)));
    if (!geometry.computes(at.x, at.y)) return hatch_cell(frame, cell);
    if (!answers_at(frame, at) || change == nullptr) return;
    answering.push_back(at);
    changes.push_back(*change);
  });
  write_changes(frame, around, area, answering, changes, [&](float change) { return cell_colour(map, range, change); });
  outline_cells(frame, around, area, answering);
}

std::string explain_x_around(const Frame& frame, Position at) {
  const std::int64_t map = frame.selection().map;
  const std::string what = fmt::format("{}\nx[{}] at row {}, column {} = {}", map_name(*frame.document().input, map),
                                       map, at.y, at.x, value_text_at(frame, at));
  return what +
         (at == frame.selection().position ? std::string("\n") + kValueGestures : "\nClick: the marker moves here");
}

std::string explain_change_around(const Frame& frame, Position at, std::int64_t output) {
  const std::string where =
      fmt::format("{} at row {}, column {}", output_name(frame.document().weights(), output), at.y, at.x);
  if (!geometry_of(frame.selection().poke).computes(at.x, at.y)) return where + ": left out by the stride";
  const float* change = change_at(frame, at, output);
  if (change == nullptr) return where + ": does not read what changed; it stays bit for bit";
  if (!answers_at(frame, at)) return where + ": reads what changed, and stays bit for bit";
  return fmt::format("{}: changed by {}\nOutlined: a sum here no longer has the same bits", where,
                     signed_text(*change));
}

}  // namespace pw
