#pragma once
// The image, and the selected map with its weights.
#include "app/panels/ui.h"

namespace pw {

void draw_image_panel(Ui& ui);

}  // namespace pw
