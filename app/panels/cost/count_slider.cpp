#include "app/panels/cost/count_slider.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/frame/spoken_look.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

using CountSpec = CountSlider::Spec;

constexpr float kCountSnap = 4.0F;
constexpr float kFineShare = 0.1F;
constexpr std::int64_t kMostCountTicks = 16;

// 0 at the least, 1 at the most, wherever that is drawn.
double share_along(const CountSpec& spec, double value) {
  const auto least = static_cast<double>(spec.least), most = static_cast<double>(spec.most);
  if (most <= least) return 0.0;
  const double at = std::clamp(value, least, most);
  return spec.is_log ? std::log(at / least) / std::log(most / least) : (at - least) / (most - least);
}

std::int64_t count_at(const CountSpec& spec, double share) {
  const auto least = static_cast<double>(spec.least), most = static_cast<double>(spec.most);
  const double at = std::clamp(share, 0.0, 1.0);
  const double value = spec.is_log ? least * std::pow(most / least, at) : least + (most - least) * at;
  return std::clamp<std::int64_t>(std::llround(value), spec.least, spec.most);
}

std::vector<std::int64_t> ticks_of(const CountSpec& spec) {
  if (!spec.ticks.empty()) return spec.ticks;
  std::vector<std::int64_t> ticks;
  if (spec.is_log) {
    for (std::int64_t value = 1; value < spec.most; value *= 2) {
      if (value >= spec.least) ticks.push_back(value);
    }
    if (ticks.empty() || ticks.front() != spec.least) ticks.insert(ticks.begin(), spec.least);
    ticks.push_back(spec.most);
  } else if (spec.most - spec.least <= kMostCountTicks) {
    for (std::int64_t value = spec.least; value <= spec.most; ++value) ticks.push_back(value);
  } else {
    ticks = {spec.least, spec.most};
  }
  return ticks;
}

void change_count(Frame& frame, const CountSpec& spec, std::int64_t value) {
  CostSettings settings = frame.cost().settings();
  spec.set(settings, value);
  frame.cost().change(settings);
}

std::string gestures_text(const CountSpec& spec) {
  return fmt::format(
      "{}\nDrag it, with Shift more finely; ← and → change it by one, a double click types it, a right click sets {} "
      "again.",
      spec.explanation, count_text(spec.start));
}

// What the pointer's move makes of the value.
std::optional<std::int64_t> dragged_count(Frame& frame, const CountSpec& spec, Rect rail, bool pressed) {
  const ImGuiIO& io = ImGui::GetIO();
  PointerDrag& drag = frame.drag();
  const float sign = spec.is_reversed ? -1.0F : 1.0F;
  const float start = spec.is_reversed ? rail.right() : rail.x;
  if (pressed) {
    // A press beside the handle moves it there.
    const float beside = io.MousePos.x - CountSlider::x_of(spec, static_cast<double>(spec.value), rail);
    drag.grip = std::fabs(beside) <= frame.px(8) ? beside : 0.0F;
    drag.value = static_cast<float>(share_along(spec, static_cast<double>(spec.value)));
    if (drag.grip != 0.0F || io.KeyShift) return std::nullopt;
  } else if (io.MouseDelta.x == 0.0F) {
    return std::nullopt;
  }
  if (io.KeyShift) {
    drag.value = std::clamp(drag.value + sign * io.MouseDelta.x / rail.w * kFineShare, 0.0F, 1.0F);
    drag.grip = io.MousePos.x - (start + sign * drag.value * rail.w);
    return count_at(spec, static_cast<double>(drag.value));
  }
  const float x = io.MousePos.x - drag.grip;
  drag.value = std::clamp(sign * (x - start) / rail.w, 0.0F, 1.0F);
  for (const std::int64_t tick : ticks_of(spec)) {
    if (std::fabs(CountSlider::x_of(spec, static_cast<double>(tick), rail) - x) <= frame.px(kCountSnap)) return tick;
  }
  return count_at(spec, static_cast<double>(drag.value));
}

void step_by_keys(Frame& frame, const CountSpec& spec) {
  if (ImGui::GetIO().WantTextInput || any_list_is_open()) return;
  std::int64_t by = 0;
  if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_LeftArrow))) by = -1;
  if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_RightArrow))) by = 1;
  if (by == 0) return;
  const std::int64_t most = std::max(spec.most, spec.most_typed);
  change_count(frame, spec, std::clamp(spec.value + (spec.is_reversed ? -by : by), spec.least, most));
}

void follow_pointer(Frame& frame, const CountSpec& spec, const ItemState& item, Rect rail, Rect about) {
  if (item.hovered || item.active) frame.explain(gestures_text(spec));
  if (item.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    frame.take_back_first_press();
    return CountSlider::type(frame, spec, ImVec2{about.x, about.bottom()});
  }
  if (item.pressed) frame.begin_cost_gesture();
  if (item.active && frame.cost_gesture_is_open()) {
    if (const auto value = dragged_count(frame, spec, rail, item.pressed)) change_count(frame, spec, *value);
  }
  if (item.released) frame.end_gesture();
  if (!item.hovered || item.active) return;
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
    CostSettings settings = frame.cost().settings();
    spec.reset ? spec.reset(settings) : spec.set(settings, spec.start);
    frame.cost().change(settings);
  }
  step_by_keys(frame, spec);
}

float half_handle(const Frame& frame) {
  return std::floor(frame.px(is_spoken(frame) ? 9.0F : 5.0F));
}

// The number of the handle is in a box; a tick's label that it would touch is left out.
void draw_count_labels(const Frame& frame, const CountSpec& spec, Rect area, Rect rail) {
  ImFont* font = is_spoken(frame) ? frame.fonts().body : frame.fonts().small;
  const float y = area.bottom() + frame.px(5);
  const auto half_width = [&](std::int64_t value) { return text_width(font, count_text(value)) / 2.0F; };
  const float at = std::round(CountSlider::x_of(spec, static_cast<double>(spec.value), rail));
  const float half = half_width(spec.value) + frame.px(4);
  const Rect box{at - half, y - frame.px(1), 2.0F * half, font->FontSize + frame.px(2)};
  float free_from = -1.0F;
  std::vector<std::int64_t> ticks = ticks_of(spec);
  if (spec.is_reversed) std::ranges::reverse(ticks);
  for (const std::int64_t tick : ticks) {
    const float x = CountSlider::x_of(spec, static_cast<double>(tick), rail), w = half_width(tick);
    const bool is_covered = x + w > box.x - frame.px(3) && x - w < box.right() + frame.px(3);
    if (tick == spec.value || is_covered || x - w < free_from) continue;
    draw_text_centred(frame, font, frame.theme().muted, {x, y}, count_text(tick));
    free_from = x + w + frame.px(6);
  }
  draw_text_centred(frame, font, frame.theme().text, {at, y}, count_text(spec.value));
  frame.draw_list()->AddRect(box.min(), box.max(), im(frame.theme().muted), frame.px(2));
}

}  // namespace

float CountSlider::height(const Frame& frame) {
  return frame.px(is_spoken(frame) ? 28.0F : 24.0F);
}

Rect CountSlider::rail(const Frame& frame, Rect area) {
  const float inset = half_handle(frame);
  return {area.x + inset, area.y, std::max(1.0F, area.w - 2.0F * inset), area.h};
}

Rect CountSlider::from_left_edge(const Frame& frame, Rect area) {
  const float inset = half_handle(frame);
  return {area.x - inset, area.y, area.w + inset, area.h};
}

float CountSlider::x_of(const Spec& spec, double value, Rect rail) {
  const auto share = static_cast<float>(share_along(spec, value));
  return rail.x + (spec.is_reversed ? 1.0F - share : share) * rail.w;
}

void CountSlider::type(Frame& frame, const Spec& spec, std::optional<ImVec2> near) {
  const std::int64_t most = std::max(spec.most, spec.most_typed);
  // Not as it was drawn: the first press of a double click may have moved it, and has been taken back.
  const std::int64_t now = spec.get(frame.cost().settings());
  frame.requests().edit =
      TypedValue{spec.name,
                 fmt::format("{}", now),
                 [set = spec.set, least = spec.least, most](Frame& frame_now, std::string_view text) {
                   return parse_whole_number(text, least, most).map([&](std::int64_t value) {
                     CostSettings settings = frame_now.cost().settings();
                     set(settings, value);
                     frame_now.cost().change(settings);
                   });
                 },
                 near,
                 {}};
}

void CountSlider::input(Frame& frame, const Spec& spec, Rect area) {
  follow_pointer(frame, spec, frame.add_item(spec.key, area), rail(frame, area), area);
}

void CountSlider::input_handle(Frame& frame, const Spec& spec, const WidgetKey& key, Rect handle, Rect rail) {
  follow_pointer(frame, spec, frame.add_item(key, handle), rail, handle);
}

void CountSlider::draw(const Frame& frame, const Spec& spec, Rect area) {
  const ItemState item = frame.item(spec.key);
  const Theme& theme = frame.theme();
  ImDrawList* draw = frame.draw_list();
  const Rect along = rail(frame, area);
  const float y = std::floor(area.centre().y), half_track = std::max(1.0F, frame.px(1.5F));
  const float at = std::round(x_of(spec, static_cast<double>(spec.value), along));
  const float tick_half = std::floor(std::min(frame.px(6), area.h / 2.0F));
  for (const std::int64_t tick : ticks_of(spec)) {
    const float x = std::floor(x_of(spec, static_cast<double>(tick), along));
    draw->AddRectFilled({x, y - tick_half}, {x + 1.0F, y + tick_half}, im(theme.track));
  }
  draw->AddRectFilled({along.x, y - half_track}, {along.right(), y + half_track}, im(theme.track));
  draw->AddRectFilled({along.x, y - half_track}, {at, y + half_track}, im(theme.handle));
  const float half = half_handle(frame), half_height = std::floor(std::min(frame.px(13), area.h / 2.0F - 1.0F));
  frame.texts().add_mark("slider", {at - half, y - half_height, 2.0F * half, 2.0F * half_height});
  // Filled, the line around it has no rest of the track at its corners.
  draw->AddRectFilled({at - half - 1.0F, y - half_height - 1.0F}, {at + half + 1.0F, y + half_height + 1.0F},
                      im(theme.panel), frame.px(3) + 1.0F);
  draw->AddRectFilled({at - half, y - half_height}, {at + half, y + half_height},
                      im(item.hovered || item.active ? theme.text : theme.handle), frame.px(3));
  if (spec.has_labels) draw_count_labels(frame, spec, area, along);
}

}  // namespace pw
