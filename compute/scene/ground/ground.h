#pragma once
// The ground plane, row by row: terrain, then pavements, then the road and its marks.
#include "compute/scene/base/place.h"

namespace pw::scene {

void paint_ground(Stage& stage);

}  // namespace pw::scene
