#pragma once
// How well the training does: on what it learns from, on what is held out, on new scenes.
#include "app/frame/frame.h"

namespace pw {

// What the table needs to be read at once.
ImVec2 scores_size(const Frame& frame);
void draw_score_table(const Frame& frame, Rect area);
// What the numbers are, in words.
std::string explain_scores(const Frame& frame);

}  // namespace pw
