#pragma once
#include "compute/scene/base/place.h"

namespace pw::scene {

// Blends everything but the sky into the haze by distance.
void apply_haze(Stage& stage);
// Headlights and darkness at night, snowflakes in snow; nothing otherwise.
void apply_weather_effects(Stage& stage);

}  // namespace pw::scene
