#pragma once
// The signs, numbers and words of a line from a slide.
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace pw {

enum class SlideSign { kNumber, kTimes, kArrow, kComma, kColon, kEquals, kWord, kEnd };

struct SlideToken {
  SlideSign sign = SlideSign::kEnd;
  std::string_view text;
  double value = 0.0, step = 0.0;     // of a number, and what its last digit counts
  std::optional<std::int64_t> whole;  // its value, if it is whole and has at most 18 digits
};

// Ends with one of kEnd, whose text is the empty end of `text`. Words that say nothing ("same", "conv", "maps") are
// left out, and so are commas after commas. A comma between digits, with three behind it, separates thousands: before
// "=" only with `has_thousands`, behind it always.
std::vector<SlideToken> slide_tokens(std::string_view text, bool has_thousands);

}  // namespace pw
