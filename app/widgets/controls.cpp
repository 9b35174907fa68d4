#include "app/widgets/controls.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/frame/parameter_edit.h"
#include "app/presentation/number_text.h"
#include "app/presentation/scale_steps.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kButtonPadding = 12.0F;
// A slider's parts, in points.
struct SliderSizes {
  float handle = 8.0F, half_handle = 8.0F;  // width, half the height
  float half_track = 1.5F;
  float tick = 6.0F;
};
constexpr SliderSizes kSmallSlider;
constexpr SliderSizes kLargeSlider{14.0F, 12.0F, 2.5F, 10.0F};

const SliderSizes& sizes_of(bool is_large) {
  return is_large ? kLargeSlider : kSmallSlider;
}

// The geometry of a slider.
struct SliderGeometry {
  float handle, travel, middle, at;

  SliderGeometry(const Frame& frame, const Slider& slider)
      : handle(frame.px(sizes_of(slider.is_large).handle)),
        travel(std::max(1.0F, slider.area.w - handle)),
        middle(slider.area.x + slider.area.w / 2.0F),
        at(position_of(slider.value / slider.half_range)) {}
  // `share`: of the half range.
  float position_of(float share) const {
    return middle + std::clamp(std::isfinite(share) ? share : 0.0F, -1.0F, 1.0F) * travel / 2.0F;
  }
};

std::optional<float> dragged_value(Frame& frame, const Slider& slider, const SliderGeometry& geometry, bool pressed) {
  const ImGuiIO& io = ImGui::GetIO();
  PointerDrag& drag = frame.drag();
  if (pressed) {
    // Where on the handle it was grabbed; a press next to the handle moves the handle under the pointer.
    const float beside = io.MousePos.x - geometry.at;
    drag.grip = std::fabs(beside) <= geometry.handle ? beside : 0.0F;
    drag.value = slider.value;
  }
  const float per_pixel = 2.0F * slider.half_range / geometry.travel;
  if (io.KeyShift) {
    if (io.MouseDelta.x == 0.0F) return std::nullopt;
    drag.value += io.MouseDelta.x * per_pixel * 0.1F;
    // Without Shift it goes on from here.
    drag.grip = io.MousePos.x - geometry.position_of(drag.value / slider.half_range);
    return drag.value;
  }
  if (!(pressed && drag.grip == 0.0F) && io.MouseDelta.x == 0.0F) return std::nullopt;
  const float most = slider.farthest * slider.half_range;
  drag.value = std::clamp((io.MousePos.x - drag.grip - geometry.middle) * per_pixel, -most, most);
  return drag.value;
}

}  // namespace

float button_width(const Frame& frame, std::string_view label) {
  return std::ceil(text_width(frame.fonts().body, label) + 2.0F * frame.px(kButtonPadding));
}

Button button_at(const Frame& frame, const WidgetKey& key, std::string label, std::string explanation, ImVec2 at,
                 float height) {
  const Rect area{std::floor(at.x), std::floor(at.y), button_width(frame, label), std::floor(height)};
  return {key, std::move(label), std::move(explanation), area, false, true, ""};
}

Button command_button(const Frame& frame, const WidgetKey& key, std::string_view command, ImVec2 at, float height,
                      std::optional<std::string> label) {
  const Command& row = frame.commands().find(command);
  Button button = button_at(frame, key, label.value_or(row.label), tooltip_text(row, frame), at, height);
  button.is_on = is_on(row, frame);
  button.is_enabled = is_enabled(row, frame);
  button.command = row.id;
  return button;
}

void align_right(std::vector<Button>& buttons, float right, float gap) {
  float x = right + gap;
  for (const Button& button : buttons) x -= button.area.w + gap;
  for (Button& button : buttons) {
    button.area.x = std::floor(x);
    x += button.area.w + gap;
  }
}

bool press(Frame& frame, const Button& button) {
  const ItemState item = frame.add_item(button.key, button.area);
  if (item.hovered) frame.explain(button.explanation);
  if (!item.clicked || !button.is_enabled) return false;
  if (!button.command.empty()) frame.run(button.command);
  return true;
}

void draw_button(const Frame& frame, const Button& button) {
  const ItemState item = frame.item(button.key);
  const Theme& theme = frame.theme();
  // What cannot be pressed has no face and hardly an edge.
  const Rgb face = !button.is_enabled            ? theme.panel
                   : button.is_on || item.active ? theme.control_active
                   : item.hovered                ? theme.control_hovered
                                                 : theme.control;
  const Rgb edge = button.is_on ? theme.text : button.is_enabled ? theme.control_edge : theme.border;
  const Rect& area = button.area;
  frame.draw_list()->AddRectFilled(area.min(), area.max(), im(face), frame.px(5));
  frame.draw_list()->AddRect(area.min(), area.max(), im(edge), frame.px(5), 0, button.is_on ? frame.px(1.5F) : 1.0F);
  draw_text_centred(frame, frame.fonts().body, button.is_enabled ? theme.text : theme.muted,
                    {area.centre().x, area.y + (area.h - frame.fonts().body->FontSize) / 2.0F}, button.label);
}

void press_all(Frame& frame, const std::vector<Button>& buttons) {
  for (const Button& button : buttons) press(frame, button);
}

void draw_buttons(const Frame& frame, const std::vector<Button>& buttons) {
  for (const Button& button : buttons) draw_button(frame, button);
}

void draw_progress_bar(const Frame& frame, Rect bar, float fraction) {
  frame.draw_list()->AddRectFilled(bar.min(), bar.max(), im(frame.theme().track));
  frame.draw_list()->AddRectFilled(bar.min(), {bar.x + bar.w * fraction, bar.bottom()}, im(frame.theme().handle));
}

void mark_last_item(const Frame& frame, const WidgetKey& key) {
  const ImVec2 low = ImGui::GetItemRectMin();
  const ImVec2 high = ImGui::GetItemRectMax();
  frame.mark(key, {low.x, low.y, high.x - low.x, high.y - low.y});
}

Slider parameter_slider(const WidgetKey& key, Rect area, float value, float scale) {
  return {key, area, value, scale, next_scale_step(scale) / scale, true};
}

SliderEvent slide(Frame& frame, const Slider& slider, Frame::ExplanationText explanation) {
  const ItemState item = frame.add_item(slider.key, slider.area);
  SliderEvent event;
  event.edit = item.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
  event.pressed = item.pressed && !event.edit;
  event.released = item.released;
  if (item.active && !event.edit)
    event.value = dragged_value(frame, slider, SliderGeometry(frame, slider), item.pressed);
  event.zero = item.hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Right);
  if (item.hovered || item.active) frame.explain(std::move(explanation));
  return event;
}

float slider_height_with_ends(const Frame& frame, bool is_large) {
  return 2.0F * frame.px(sizes_of(is_large).half_handle) + frame.fonts().small->FontSize;
}

bool prints_ends(const Frame& frame, const Slider& slider) {
  return slider.shows_ends && slider.area.h >= slider_height_with_ends(frame, slider.is_large);
}

float rail_y(const Frame& frame, const Slider& slider) {
  const float below = prints_ends(frame, slider) ? frame.fonts().small->FontSize : 0.0F;
  return std::floor(slider.area.centre().y - below / 2.0F);
}

void draw_slider(const Frame& frame, const Slider& slider) {
  const SliderGeometry geometry(frame, slider);
  const SliderSizes& sizes = sizes_of(slider.is_large);
  const ItemState item = frame.item(slider.key);
  const Theme& theme = frame.theme();
  ImDrawList* draw = frame.draw_list();
  const Rect& area = slider.area;
  const float y = rail_y(frame, slider);
  const float half_track = std::max(1.0F, frame.px(sizes.half_track));
  const float half_handle = frame.px(sizes.half_handle);
  const float tick = frame.px(sizes.tick);
  draw->AddRectFilled({area.x, y - half_track}, {area.right(), y + half_track}, im(theme.track));
  draw->AddRectFilled({geometry.middle - 0.5F, y - tick}, {geometry.middle + 0.5F, y + tick}, im(theme.muted));
  draw->AddRectFilled({std::min(geometry.at, geometry.middle), y - half_track},
                      {std::max(geometry.at, geometry.middle), y + half_track}, frame.sign_colour(slider.value));
  frame.texts().add_mark("slider",
                         {geometry.at - geometry.handle / 2.0F, y - half_handle, geometry.handle, 2.0F * half_handle});
  const Rgb knob = item.hovered || item.active ? theme.text : theme.handle;
  draw->AddRectFilled({geometry.at - geometry.handle / 2.0F, y - half_handle},
                      {geometry.at + geometry.handle / 2.0F, y + half_handle}, im(knob), frame.px(3));
  if (!prints_ends(frame, slider)) return;
  const float label_y = y + half_handle;
  ImFont* font = frame.fonts().small;
  draw_text(frame, font, theme.muted, {area.x, label_y}, short_number_text(-slider.half_range));
  draw_text_right(frame, font, theme.muted, {area.right(), label_y}, short_number_text(slider.half_range));
}

void follow_slider(Frame& frame, const SliderEvent& event, const ParameterId& id, ImVec2 editor_at) {
  if (event.edit) {
    frame.take_back_first_press();
    frame.requests().edit = typed_parameter(frame, id, editor_at);
    return;
  }
  if (event.pressed) frame.begin_gesture();
  if (event.value && frame.gesture_is_open()) drag_parameter(frame, id, *event.value);
  if (event.released) frame.end_gesture();
  if (event.zero) set_parameter(frame, id, 0.0F);
}

void input_number(Frame& frame, const WidgetKey& key, Rect area, std::string_view command,
                  Frame::ExplanationText explanation) {
  const ItemState item = frame.add_item(key, area);
  if (item.clicked) frame.run(command);
  if (item.clicked && frame.requests().edit) frame.requests().edit->near = ImVec2{area.x, area.bottom()};
  if (item.hovered) frame.explain(std::move(explanation));
}

void draw_number(const Frame& frame, const WidgetKey& key, Rect area, ImFont* font, std::string_view text) {
  const float y = std::floor(area.centre().y - font->FontSize / 2.0F);
  const float width = draw_text_right(frame, font, frame.theme().text, {area.right(), y}, text);
  if (!frame.item(key).hovered) return;
  const float line = std::floor(y + font->FontSize);
  frame.draw_list()->AddLine({area.right() - width, line}, {area.right(), line}, im(frame.theme().muted));
}

void input_value_text(Frame& frame, const ValueText& text, Frame::ExplanationText explanation) {
  const ItemState item = frame.add_item(text.key, text.area);
  if (item.clicked) frame.requests().edit = typed_parameter(frame, text.id, ImVec2{text.area.x, text.area.bottom()});
  if (item.hovered) frame.explain(std::move(explanation));
}

void draw_value_text(const Frame& frame, const ValueText& text) {
  draw_number(frame, text.key, text.area, frame.fonts().spoken,
              signed_text(parameter_value(frame.document(), text.id)));
}

}  // namespace pw
