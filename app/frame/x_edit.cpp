#include "app/frame/x_edit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/frame/parameter_edit.h"

namespace pw {

void set_x(Frame& frame, std::int64_t map, Position at, float value) {
  const auto pokes = with_poke(frame.document(), {frame.selection().n, map, at, value});
  if (!pokes)
    return frame.session().show_message(
        fmt::format("{} values are changed already: take them back first, with \"back\" or Esc", kMostPokes));
  if (*pokes != frame.document().pokes) frame.dispatch(SetPokes{*pokes});
}

float edited_x(const Frame& frame, std::int64_t map, Position at) {
  const Poke* poke = find_poke(frame.document(), frame.selection().n, map, at);
  const float value = poke != nullptr                   ? poke->value
                      : frame.selection().poke.is_blind ? value_in_stack(frame.document(), frame.selection().n, map, at)
                                                        : frame.shown_x(map, at);
  return std::isfinite(value) ? value : 0.0F;
}

void drag_x(Frame& frame, std::int64_t map, Position at, float value) {
  if (!std::isfinite(value)) return;
  // No negative zero.
  set_x(frame, map, at, is_whole(frame.document()) ? std::round(value) + 0.0F : value);
}

TypedValue typed_x(const Frame& frame, std::int64_t map, Position at, std::optional<ImVec2> near) {
  const auto set = [map, at](Frame& now, std::string_view text) {
    return parse_float(text).map([&](float value) { set_x(now, map, at, value); });
  };
  const auto exists = [map, at](const Frame& now) {
    const Shape& shape = now.document().shape();
    return map < shape.c && at.x < shape.w && at.y < shape.h;
  };
  return {fmt::format("x[{}] at row {}, column {}", map, at.y, at.x), typed_text(edited_x(frame, map, at)), set, near,
          exists};
}

float range_of_map(const Document& document, std::int64_t n, std::int64_t map) {
  const PlaneStatistics& of = document.input->of(n, map);
  const float range = of.max - of.min;
  if (range > 0.0F && std::isfinite(range)) return range;
  const float size = std::max(std::fabs(of.min), std::fabs(of.max));
  return size > 0.0F && std::isfinite(size) ? size : 1.0F;
}

void nudge_x(Frame& frame, float share) {
  const Selection& selection = frame.selection();
  const float value = edited_x(frame, selection.map, selection.position);
  const float step = is_whole(frame.document()) ? std::copysign(1.0F, share)
                                                : share * range_of_map(frame.document(), selection.n, selection.map);
  drag_x(frame, selection.map, selection.position, value + step);
}

bool is_x_changed(const Frame& frame) {
  const PokeChoice& choice = frame.selection().poke;
  return shown_mode(frame.selection()) == MapsMode::kPosition &&
         (!frame.document().pokes.empty() || choice.is_blind || choice.pixel);
}

void take_back_x(Frame& frame) {
  if (!frame.document().pokes.empty()) frame.dispatch(SetPokes{});
  Selection next = frame.selection();
  next.poke.is_blind = false;
  next.poke.pixel.reset();
  frame.select(next);
}

}  // namespace pw
