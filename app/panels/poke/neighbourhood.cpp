#include "app/panels/poke/neighbourhood.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/poke/poke_text.h"
#include "app/panels/poke/value_drag.h"
#include "app/presentation/map_colours.h"
#include "app/presentation/number_text.h"
#include "app/widgets/cell_numbers.h"
#include "app/widgets/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::int64_t kColumnsAround = 9, kRowsAround = 5;
constexpr std::int64_t kLargeColumnsAround = 7;  // with room for numbers that are read from the last row

Rgb cell_colour(const ColorMap& map, Range range, float value) {
  if (std::isnan(value)) return kNanColour;
  return color_of(map, range, value);
}

void write_in_cell(const Frame& frame, Rect cell, Rgb colour, const std::vector<std::string>& texts) {
  ImFont* font = frame.fonts().small;
  if (font->FontSize > cell.h) return;
  const std::string text = first_that_fits(font, cell.w - 2.0F, texts);
  draw_text_centred(frame, font, text_colour_on(colour), {cell.centre().x, cell.centre().y - font->FontSize / 2.0F},
                    text);
}

// Nothing is computed here.
void hatch_cell(const Frame& frame, Rect cell) {
  ImDrawList* draw = frame.draw_list();
  draw->AddRectFilled(cell.min(), cell.max(), im(frame.theme().panel));
  draw->PushClipRect(cell.min(), cell.max(), true);
  const float step = std::max(4.0F, frame.px(8));
  for (float x = cell.x - cell.h; x < cell.right(); x += step)
    draw->AddLine({x, cell.bottom()}, {x + cell.h, cell.y}, im(frame.theme().muted, 0.6F));
  draw->PopClipRect();
}

// All written in one way; empty if none has room for all of them.
std::vector<std::string> change_texts(const ImFont* font, const std::vector<float>& changes, float width) {
  const auto brief = [](double value) { return (value > 0.0 ? "+" : "") + short_number_text(value); };
  for (const bool is_brief : {false, true}) {
    std::vector<std::string> texts;
    for (const float change : changes) {
      std::string text = is_brief ? brief(static_cast<double>(change)) : signed_text(static_cast<double>(change));
      if (text_width(font, text) > width) break;
      texts.push_back(std::move(text));
    }
    if (texts.size() == changes.size()) return texts;
  }
  return {};
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

Neighbourhood Neighbourhood::around(Position marker, const Shape& shape, bool is_large) {
  const auto first = [](std::int64_t middle, std::int64_t count, std::int64_t all) {
    return std::clamp<std::int64_t>(middle - count / 2, 0, all - count);
  };
  const std::int64_t w = std::min(is_large ? kLargeColumnsAround : kColumnsAround, shape.w),
                     h = std::min(kRowsAround, shape.h);
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

void draw_x_around(const Frame& frame, const Neighbourhood& around, Rect area) {
  const Document& document = frame.document();
  const Selection& selection = frame.selection();
  const RangeMode mode = frame.display().range_mode;
  const InputColours colours = input_colours(document, selection.n, mode, frame.theme());
  const Range range = input_range(document, selection.n, selection.map, mode, colours.signed_values);
  for_each_around(around, [&](Position at) {
    const Rect cell = around.cell(at, area);
    const Rgb colour = cell_colour(*colours.map, range, frame.shown_x(selection.map, at));
    frame.draw_list()->AddRectFilled(cell.min(), cell.max(), im(colour));
    const bool is_changed = frame.poked().x().find(at, selection.map) != nullptr;
    if (!is_changed && at != selection.position) return;
    write_in_cell(frame, cell, colour,
                  {value_text_at(frame, at), "→ " + number_text(frame.shown_x(selection.map, at)),
                   short_number_text(frame.shown_x(selection.map, at))});
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
  const std::vector<std::string> texts =
      change_texts(frame.fonts().small, changes, area.w / static_cast<float>(around.w) - 3.0F);
  for (std::size_t i = 0; i < answering.size(); ++i) {
    const Rect cell = around.cell(answering[i], area);
    if (!texts.empty()) write_in_cell(frame, cell, cell_colour(map, range, changes[i]), {texts[i]});
    draw_frame(frame, cell, 1.0F);
  }
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
