#pragma once
// Where the parts of the matrix product stand.
#include <cstdint>
#include <string>

#include "app/frame/frame.h"

namespace pw {

// One axis of a matrix, of which every step-th line is drawn so that all fit.
struct DrawnAxis {
  std::int64_t count = 1;  // lines of the matrix
  std::int64_t step = 1;
  std::int64_t drawn = 1;
  float cell = 1.0F;  // pixels of a drawn line

  float size() const { return static_cast<float>(drawn) * cell; }
  // Where the line, or the drawn one before it, begins; from the first one, in pixels.
  float place(std::int64_t line) const {
    const std::int64_t drawn_before = line / step;
    return static_cast<float>(drawn_before) * cell;
  }
  // The line drawn at this place.
  std::int64_t at(float place) const;
};
// With cells of at most `most` pixels.
DrawnAxis drawn_axis(std::int64_t count, float limit, float most);

// Points: a narrower place has no program.
inline constexpr float kLeastCode = 180.0F;

struct MatrixLayout {
  DrawnAxis positions, maps, outputs;
  Rect stack, text, play, slider;  // at the left
  bool has_sentence = false;       // begins the text
  Rect x, w, y;
  Rect code;             // beside Y; in a high and narrow panel below all
  float names_w = 0.0F;  // right of Y, for the names of the outputs
  Rect line;             // of code, below all; empty unless it replaces the program
  float equation_y = 0.0F;
  float marked_h =
      0.0F;  // of the marked row at least: of a small matrix whose rows are too low for numbers, it has room
};
// Whether each cell has room for its number: of so few positions, maps and outputs.
bool is_small_matrix(const Document& document);
MatrixLayout lay_out_matrix(const Frame& frame, Rect panel);

// "every 5th"; empty for 1.
std::string every_text(std::int64_t step);

// How the stack becomes the matrix, said beside it.
std::string reading_sentence(const Frame& frame);

}  // namespace pw
