#pragma once
// Buttons, choices and sliders in the window's own style. Each handles input and is drawn from the same value.
#include <optional>
#include <string>
#include <vector>

#include "app/frame/frame.h"

namespace pw {

struct Button {
  WidgetKey key;  // its name in the state file
  std::string label;
  std::string explanation;
  Rect area;
  bool is_on = false;
  bool is_enabled = true;
  std::string command;  // run when it is pressed; may be empty
};

float button_width(const Frame& frame, std::string_view label);
// As wide as its label.
Button button_at(const Frame& frame, const WidgetKey& key, std::string label, std::string explanation, ImVec2 at,
                 float height);
// For a command: explanation, whether it is on and whether it is enabled come from the table. `label` replaces the
// command's own.
Button command_button(const Frame& frame, const WidgetKey& key, std::string_view command, ImVec2 at, float height,
                      std::optional<std::string> label = std::nullopt);

// Side by side, ending at `right`.
void align_right(std::vector<Button>& buttons, float right, float gap);

// Whether it was pressed. Runs its command if so.
bool press(Frame& frame, const Button& button);
void draw_button(const Frame& frame, const Button& button);
void press_all(Frame& frame, const std::vector<Button>& buttons);
void draw_buttons(const Frame& frame, const std::vector<Button>& buttons);

// `fraction`: 0 … 1.
void draw_progress_bar(const Frame& frame, Rect bar, float fraction);

// Names the last item of Dear ImGui's own widgets, for the state file.
void mark_last_item(const Frame& frame, const WidgetKey& key);

// What a gesture on a slider asks for.
struct SliderEvent {
  bool pressed = false;   // a gesture begins
  bool released = false;  // it ends
  std::optional<float> value;
  bool zero = false;  // right-click
  bool edit = false;  // double-click: the user wants to type a value
};
// A horizontal slider over −half_range … +half_range with a tick at zero. Shift drags at a tenth of the speed.
struct Slider {
  WidgetKey key;
  Rect area;
  float value = 0.0F;
  float half_range = 1.0F;
  float farthest = 1.0F;    // the largest magnitude that a drag beyond an end gives, in half ranges
  bool shows_ends = false;  // prints them below the rail if the area is high enough
  bool is_large = false;    // for the last row
};
// With the ends that a scale of scale_steps.h has; a drag beyond them reaches the next step.
Slider parameter_slider(const WidgetKey& key, Rect area, float value, float scale);
// `explanation`: also while it is dragged, so that its number can be read.
SliderEvent slide(Frame& frame, const Slider& slider, Frame::ExplanationText explanation);
void draw_slider(const Frame& frame, const Slider& slider);
// The height of the rail, which is above the middle if the ends are printed.
float rail_y(const Frame& frame, const Slider& slider);
// High enough for a slider that prints its ends.
float slider_height_with_ends(const Frame& frame, bool is_large = false);
bool prints_ends(const Frame& frame, const Slider& slider);

// Applies a slider's event to this parameter: one gesture from press to release is one undo step.
void follow_slider(Frame& frame, const SliderEvent& event, const ParameterId& id, ImVec2 editor_at);

// A number that a click on it lets the user replace: the command opens the field, which then stands below `area`.
void input_number(Frame& frame, const WidgetKey& key, Rect area, std::string_view command,
                  Frame::ExplanationText explanation);
// At the right of the area, in the middle of its height; underlined under the pointer.
void draw_number(const Frame& frame, const WidgetKey& key, Rect area, ImFont* font, std::string_view text);

// The printed value of a parameter: a click opens the field to type another.
struct ValueText {
  WidgetKey key;
  Rect area;  // the number stands at its right, in the middle of its height
  ParameterId id;
};
void input_value_text(Frame& frame, const ValueText& text, Frame::ExplanationText explanation);
void draw_value_text(const Frame& frame, const ValueText& text);

}  // namespace pw
