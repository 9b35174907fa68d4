#pragma once
// The row of buttons on top.
#include "app/panels/ui.h"

namespace pw {

void draw_toolbar(Ui& ui);

}  // namespace pw
