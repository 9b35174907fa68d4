#pragma once
// Keys and gestures, on request.
#include "app/panels/ui.h"

namespace pw {

void draw_help(Ui& ui);

}  // namespace pw
