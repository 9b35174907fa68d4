#pragma once
// `pointwise features`: the maps that an extractor makes of an image, as .npy.
#include "app/cli/command.h"

namespace pw {

Command add_features_command(CLI::App& program);

}  // namespace pw
