#pragma once
// (1, 20, 72, 256) × (1, 1, 256, 2) → (1, 20, 72, 2), every number of which can be pointed at.
#include "app/panels/ui.h"

namespace pw {

void draw_shape_line(Ui& ui);

}  // namespace pw
