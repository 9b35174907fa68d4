#pragma once
#include "compute/scene/base/place.h"

namespace pw::scene {

// Blends everything but the sky into the haze with its distance.
void apply_haze(Stage& stage);
// Headlights, street light and snowflakes; nothing on a day.
void apply_weather_effects(Stage& stage);

}  // namespace pw::scene
