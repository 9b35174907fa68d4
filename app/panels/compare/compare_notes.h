#pragma once
// What the table says, in three sentences with its numbers.
#include "app/frame/frame.h"

namespace pw {

// One sentence for the last row.
std::string compare_summary(const Frame& frame);
void draw_compare_notes(const Frame& frame, Rect area);

}  // namespace pw
