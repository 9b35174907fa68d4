#pragma once
// What the 1×1s save in the whole module and in nine of them, and what the branches make together.
#include "app/panels/cost/inception/module_view.h"

namespace pw {

void draw_spoken_totals(const Frame& frame, const ModuleView& view, Rect totals);

}  // namespace pw
