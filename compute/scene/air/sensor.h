#pragma once
#include "compute/core/image.h"
#include "compute/scene/base/place.h"

namespace pw::scene {

// Simulates the camera: exposure, white balance, vignette, tone curve, blur, noise; 8 bits per channel.
Image develop(Stage& stage);

}  // namespace pw::scene
