#pragma once
#include "compute/scene/base/place.h"

namespace pw::scene {

// The background: mountains, hills, woods and a town in the distance.
void paint_hills(Stage& stage);

}  // namespace pw::scene
