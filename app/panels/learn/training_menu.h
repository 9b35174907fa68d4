#pragma once
// The settings of training, and what can be locked.
#include "app/widgets/menu.h"

namespace pw {

// Opens the list of settings; changes the document.
void input_training_settings(Frame& frame, const Button& button);
// "SGD, rate 0.0003, cross-entropy".
std::string training_text(const Frame& frame);

}  // namespace pw
