#pragma once
// The program, and the speed of the machine that it runs on.
#include "app/panels/ui.h"

namespace pw {

// From `area`'s top; what it needs of the height depends on the measurement. Returns the bottom of what was drawn.
float draw_about(Ui& ui, Rect area);

}  // namespace pw
