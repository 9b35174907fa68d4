#pragma once
// Keys, gestures and the program itself, on request.
#include "app/panels/ui.h"

namespace pw {

void draw_help(Ui& ui);

}  // namespace pw
