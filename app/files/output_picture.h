#pragma once
// Output maps as a PNG file, in the colours of the window.
#include <string>

#include "compute/core/error.h"
#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

// One pixel per value. The maps stand side by side with a grey line between them, one row per image; more than 16
// outputs fill a square. One range for all: 0…1 after sigmoid or softmax, from 0 where nothing is negative, else
// symmetric about zero.
Expected<void> write_output_picture(const std::string& path, TensorView outputs, Activation activation);

}  // namespace pw
