#pragma once
// The outputs laid over the image.
#include "app/panels/ui.h"
#include "app/view/kept_road_score.h"

namespace pw {

void put_overlay(Ui& ui, Rect slot, KeptRoadScore& road);

}  // namespace pw
