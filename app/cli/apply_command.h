#pragma once
// `pointwise apply`: a 1x1 convolution of a file by weights from a file.
#include "app/cli/subcommand.h"

namespace pw {

Subcommand add_apply_command(const ProgramParser& program);

}  // namespace pw
