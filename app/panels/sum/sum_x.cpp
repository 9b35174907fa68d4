// SumPanel's chart of x, whose bars can be dragged.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/sum/sum_captions.h"
#include "app/panels/sum/sum_panel.h"
#include "app/presentation/map_colours.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

std::string explain_changed_number(const Frame& frame, std::int64_t map, Position at) {
  const float before = value_in_stack(frame.document(), frame.selection().n, map, at);
  return fmt::format("x[{}] = {}, {} before", map, signed_text(frame.shown_x(map, at)), signed_text(before));
}

}  // namespace

// A bar of x is a value that can be changed; a mean belongs to no position.
void SumPanel::input_x(Frame& frame, const ShownSum& shown) {
  if (shown.is_mean()) return;
  const ItemState item = frame.item("probe.x");
  if (!item.hovered && !item.active && !item.released && !drag_.map()) return;
  const std::vector<float> values = numbers_by_place(shown.terms);
  const std::int64_t column = columns_.column_at(ImGui::GetIO().MousePos.x);
  const std::int64_t map = shown.terms.order[largest_place(values, columns_.begin(column), columns_.end(column))];
  const Extent extent = x_extent(frame, shown);
  if (!drag_.map()) held_extent_ = extent;
  const float span = extent.high - extent.low;
  drag_.input(frame, item, map, frame.selection().position, (span > 0.0F ? span : 1.0F) / std::max(1.0F, x_.area.h));
  if (!drag_.map()) return;
  frame.hover().map = drag_.map();
  frame.explain(
      [held = *drag_.map()](const Frame& now) { return explain_changed_number(now, held, now.selection().position); });
}

// Of x as it is and as it was, which is not left behind; it holds still while a bar is held, unless that leaves it.
Extent SumPanel::x_extent(const Frame& frame, const ShownSum& shown) const {
  Extent extent = shown.terms.x_extent;
  const auto include = [&](float low, float high) {
    extent = {std::min(extent.low, low), std::max(extent.high, high)};
  };
  if (drag_.map()) include(held_extent_.low, held_extent_.high);
  if (shown.is_mean() || shown.request.x == nullptr) return extent;
  for (const Poke& change : shown.request.x->at(shown.request.position)) {
    const float before = value_in_stack(frame.document(), shown.request.n, change.map, change.at);
    if (std::isfinite(before)) include(before, before);
  }
  return extent;
}

// A tick where the value was, for each that is changed.
void SumPanel::draw_before(const Frame& frame, const ShownSum& shown, Extent extent) const {
  if (shown.is_mean() || shown.request.x == nullptr || columns_.per_column() > 1) return;
  const float strip = value_strip(frame, x_.area, columns_);
  const Rect area{x_.area.x, x_.area.y + strip, x_.area.w, x_.area.h - strip};
  const ValueScale scale = scale_with_zero(extent, area);
  const float thick = std::max(1.0F, std::round(frame.px(1.5F)));
  for (const Poke& change : shown.request.x->at(shown.request.position)) {
    const float before = value_in_stack(frame.document(), shown.request.n, change.map, change.at);
    const auto column = column_of(shown, change.map, area);
    if (!column || !std::isfinite(before)) continue;
    const float y = std::min(scale.y(before), area.bottom() - thick);
    frame.draw_list()->AddRectFilled({column->x, y}, {std::max(column->x + 2.0F, column->right() - 1.0F), y + thick},
                                     im(frame.theme().text));
  }
}

void SumPanel::draw_x(const Frame& frame, const ShownSum& shown) const {
  frame.explain_drawn(x_.caption, "x at this position: the column through all maps, one number of each");
  draw_caption(frame, x_.caption, {"x", "", "", {}, x_captions(frame, shown, columns_), x_range_captions(shown)});
  const ColumnTerms& terms = shown.terms;
  const std::vector<float> values = numbers_by_place(terms);
  const auto colours = input_colours(frame.document(), shown.request.n, frame.display().range_mode, frame.theme());
  const Extent extent = x_extent(frame, shown);
  const float most = std::max(std::fabs(extent.low), std::fabs(extent.high));
  const Range range = colours.signed_values            ? symmetric_range(most)
                      : holds_pixels(frame.document()) ? Range{0.0F, 1.0F}
                                                       : spanning_range(0.0F, most);
  draw_bars(frame, {x_.area, columns_, values, extent,
                    [&](float value) {
                      // Below the scale of maps that are never negative.
                      if (value < 0.0F && !colours.signed_values) return im(frame.theme().muted);
                      return im(color_of(*colours.map, range, value));
                    },
                    [&](std::size_t place) { return frame.document().mask.silences(terms.order[place]); }});
  draw_before(frame, shown, extent);
  draw_names(frame, shown);
  draw_columns(frame, shown, x_.area);
}

void SumPanel::draw_names(const Frame& frame, const ShownSum& shown) const {
  if (names_.h <= 0.0F) return;
  for (std::int64_t c = 0; c < columns_.columns(); ++c) {
    const Rect cell = columns_.rect(c, names_);
    const std::string name = map_name(*frame.document().input, shown.terms.order[static_cast<std::size_t>(c)]);
    ImFont* font = frame.fonts().small;
    const float width = std::min(text_width(font, name), cell.w);
    draw_text_within(frame, font, frame.theme().muted, {cell.centre().x - width / 2.0F, cell.y + frame.px(2)}, cell.w,
                     name);
  }
}

}  // namespace pw
