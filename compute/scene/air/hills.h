#pragma once
#include "compute/scene/base/place.h"

namespace pw::scene {

// What closes the view: mountains, hills, woods and roofs far away.
void paint_hills(Stage& stage);

}  // namespace pw::scene
