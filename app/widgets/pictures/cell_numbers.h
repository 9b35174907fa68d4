#pragma once
// Numbers in the cells of a grid.
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "app/frame/frame.h"

namespace pw {

// The share of a cell's width that its number may take.
inline constexpr float kShareOfCell = 0.98F;

// All numbers of a grid written in one way, in a type as large and with as many digits as lets every one of them fit
// into its cell; none of them if no way does.
struct CellNumbers {
  // `cell`: its size in pixels. `may_shorten`: with fewer digits than numbers have elsewhere, if more do not fit.
  CellNumbers(const Fonts& fonts, std::span<const float> values, ImVec2 cell, bool may_shorten = true);

  ImFont* font = nullptr;
  std::vector<std::string> texts;  // one per value, or none
};

// Of several pictures together, whose numbers are written in one way: more are legible in none.
inline constexpr std::size_t kMostAlike = 4096;

// Into the w × h cells of a picture, row by row from the text `first` on; each readable on the ground of its cell.
void draw_in_cells(const Frame& frame, const CellNumbers& numbers, std::size_t first, Rect picture, std::int64_t w,
                   std::int64_t h, const std::function<Rgb(std::size_t cell)>& ground_of);

// The cell of a position in a picture of w × h positions.
Rect position_rect(Rect picture, std::int64_t w, std::int64_t h, Position position);

// The values as numbers, all in one size, if every visible position has room for its own. `is_covered`: by something
// on which no number can be read.
void draw_cell_values(const Frame& frame, Rect picture, std::int64_t w, std::int64_t h, std::span<const float> values,
                      const std::function<Rgb(float)>& colour_of_value, Rect clip,
                      const std::function<bool(Position)>& is_covered = {});

// Tile::hatch of a picture of these values, w × h positions. It has lines between signs only where they help: not where
// each position has room for its number, nor around specks, without which no value or nearly none has the other sign,
// nor where the signs alternate so often that there would be more line than area.
float sign_lines(const Fonts& fonts, Rect picture, std::int64_t w, std::int64_t h, std::span<const float> values);
// Whether the positions are large enough for them.
bool have_room_for_lines(Rect picture, std::int64_t w, std::int64_t h);
// Whether such lines are seen.
bool has_zero_line(const Fonts& fonts, Rect picture, std::int64_t w, std::int64_t h, std::span<const float> values);

// Readable on a cell of this colour.
Rgb text_colour_on(Rgb cell);

}  // namespace pw
