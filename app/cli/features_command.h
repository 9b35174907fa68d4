#pragma once
// `pointwise features`: feature maps of an image, written as .npy.
#include "app/cli/subcommand.h"

namespace pw {

Subcommand add_features_command(const ProgramParser& program);

}  // namespace pw
