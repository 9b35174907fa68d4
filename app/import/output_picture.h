#pragma once
// Output maps as a PNG file.
#include <span>
#include <string>

#include "app/presentation/map_colours.h"
#include "compute/core/error.h"
#include "compute/core/tensor.h"

namespace pw {

// One pixel per value, each output in its own colours. The maps are side by side with a grey line between them, one row
// per image; more than 16 outputs are arranged in a square.
Expected<void> write_output_picture(const std::string& path, TensorView outputs,
                                    std::span<const OutputColours> colours);

}  // namespace pw
