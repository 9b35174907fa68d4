#pragma once
// The row of buttons on top.
#include "app/panels/scene_control.h"
#include "app/panels/ui.h"

namespace pw {

void draw_toolbar(Ui& ui, SceneControl& scenes);

}  // namespace pw
