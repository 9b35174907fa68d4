#pragma once
// The colour scale of a picture, and where it stands.
#include <functional>
#include <string>
#include <vector>

#include "app/frame/frame.h"

namespace pw {

// Names the line in a picture that parts the signs.
inline constexpr const char* kZeroLine = "line: 0";

// The height of the line below a picture, for a colour scale or a score, whose number has the larger type.
float line_below_picture(const Frame& frame);
// The colour scale lo … hi, with zero marked if it is in the range: lying below a picture, upright beside it. Where the
// picture has a line at zero, and there is room, it says so.
void draw_legend(const Frame& frame, Rect area, const ColorMap& map, Range range, bool has_zero_line = false);

// The ends of the values of a picture without a colour scale: the longest form first, with the name of its line at
// zero.
std::vector<std::string> ends_and_zero_line(const std::string& ends, bool has_line);

// A picture and what is read with it: a line below it, or, beside a narrow picture, which is much larger then, a
// column.
struct PictureWithLine {
  Rect picture, line;
  bool is_beside = false;
};
// `place`: the picture in an area. What takes the same area has the same size, whatever is read with it.
PictureWithLine place_with_line(const Frame& frame, Rect area, const std::function<Rect(Rect)>& place);
// As the picture of a map, with its colour scale.
PictureWithLine place_map_with_scale(const Frame& frame, Rect area);

}  // namespace pw
