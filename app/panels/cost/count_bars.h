#pragma once
// Bars of counts, on a scale that several of them share.
#include <optional>
#include <string>
#include <vector>

#include "app/frame/frame.h"

namespace pw {

// Explains itself over its whole track, so that a bar of one pixel can be pointed at; Ctrl+C copies the explanation.
struct CountBar {
  struct Part {
    double size = 0.0;
    Rgb colour;
  };

  WidgetKey key;
  Rect track;          // as long as `scale`
  double scale = 1.0;  // the same for all that are compared
  std::vector<Part> parts;
  std::string explanation;           // with its number in full
  std::optional<double> other = {};  // the other case: an outline behind it
  bool is_upright = false;           // grows from the track's bottom, not from its left
  std::string number = {};           // beside its end; lying bars only
  std::string other_number = {};     // after that, muted
};

// What is filled; nothing that counts is thinner than a pixel.
Rect bar_area(const CountBar& bar);
// Whether it is pointed at.
bool input_count_bar(Frame& frame, const CountBar& bar);
// Its name stands for what is filled.
void draw_count_bar(const Frame& frame, const CountBar& bar);
void input_count_bars(Frame& frame, const std::vector<CountBar>& bars);
void draw_count_bars(const Frame& frame, const std::vector<CountBar>& bars);

// A square of this tone with its words; returns the width.
float draw_tone_legend(const Frame& frame, ImVec2 at, Rgb tone, std::string_view words);

}  // namespace pw
