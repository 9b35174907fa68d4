#pragma once
#include "compute/scene/base/place.h"

namespace pw::scene {

// Gradient, clouds and the glow around the sun, down to the horizon.
void paint_sky(Stage& stage);

}  // namespace pw::scene
