#pragma once
// `pointwise features`: the maps that an extractor makes of an image, as .npy.
#include "app/cli/subcommand.h"

namespace pw {

Subcommand add_features_command(const ProgramParser& program);

}  // namespace pw
