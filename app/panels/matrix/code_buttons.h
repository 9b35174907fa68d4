#pragma once
// Which program is shown, and what takes it out of the window.
#include <vector>

#include "app/widgets/controls.h"

namespace pw {

// NumPy, PyTorch, Keras, ending at `right`.
std::vector<Button> code_choices(const Frame& frame, float right, float y);
// Copy and Save, from `at` on; the second says with what if that ends before `right`.
std::vector<Button> code_actions(const Frame& frame, ImVec2 at, float right);
// Whether another program was chosen.
bool press_code_choices(Frame& frame, const std::vector<Button>& choices);
void press_code_actions(Frame& frame, const std::vector<Button>& actions);

}  // namespace pw
