#pragma once
// The buttons of the table of reductions, besides those of its rows.
#include <vector>

#include "app/comparison/comparison.h"
#include "app/widgets/controls.h"

namespace pw {

// In the head of the panel: what is compared, and computing it.
std::vector<Button> compare_head_buttons(const Frame& frame, Rect panel);
// Below the rows; none from the last row.
std::vector<Button> compare_foot_buttons(const Frame& frame, Rect foot, ReductionKind marked);

}  // namespace pw
