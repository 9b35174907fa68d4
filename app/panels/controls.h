#pragma once
// Buttons, choices and sliders in the window's own look.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/panels/ui.h"

namespace pw {

// A button at `at`; returns whether it was pressed and, through `used`, its width. `name` is its name in the state
// file.
struct ButtonLook {
  bool on = false;  // drawn as switched on
  bool enabled = true;
};
bool put_button(Ui& ui, const char* name, std::string_view label, ImVec2 at, float height, std::string_view explanation,
                float& used, ButtonLook look = {});
float button_width(const Ui& ui, std::string_view label);

// How far a job has come, 0 … 1.
void put_progress_bar(const Ui& ui, Rect bar, float fraction);

// A button that opens a list; returns the index of the line that was chosen.
struct Choice {
  std::string label;
  std::string explanation;
  bool current = false;
};
std::optional<std::size_t> put_choice(Ui& ui, const char* name, std::string_view label, ImVec2 at, float height,
                                      std::string_view explanation, const std::vector<Choice>& choices, float& used);

// What a gesture on a slider asks for.
struct SliderEvent {
  bool pressed = false;   // a gesture begins
  bool released = false;  // it ends
  std::optional<float> value;
  bool edit = false;  // typing was asked for: double click
};
// A horizontal slider over −reach … +reach with a tick at zero. Shift drags at a tenth of the speed; a right click
// sets zero.
SliderEvent put_slider(Ui& ui, const char* name, Rect area, float value, float reach, std::string_view explanation);

}  // namespace pw
