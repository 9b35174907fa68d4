#pragma once
#include "compute/core/image.h"
#include "compute/scene/base/place.h"

namespace pw::scene {

// What the camera does to the light: exposure, white balance, vignette, tone curve, blur, noise; 8 bits per channel.
Image develop(Stage& stage);

}  // namespace pw::scene
