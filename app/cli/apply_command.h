#pragma once
// `pointwise apply`: applies a 1x1 convolution, with weights from a file, to a file.
#include "app/cli/subcommand.h"

namespace pw {

Subcommand add_apply_command(const ProgramParser& program);

}  // namespace pw
