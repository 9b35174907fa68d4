#pragma once
// What *Change one value* does to the pictures of y.
#include "app/frame/frame.h"

namespace pw {

// The colours of an output: another kernel than the 1×1 has a range of its own, which changed values do not move.
OutputColours shown_colours(const Frame& frame, std::int64_t output);
// Whether that range was fitted before the change and is wider than what there is now.
bool has_wider_range_of_before(const Frame& frame, std::int64_t output);

// Covers what the stride leaves out, hatched where a position is large enough.
void draw_skipped_positions(const Frame& frame, Rect picture);
// A line around the positions whose sum has changed, and the markers.
void draw_answer(const Frame& frame, Rect picture);

}  // namespace pw
