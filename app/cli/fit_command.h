#pragma once
// `pointwise fit`: trains a 1x1 convolution on a file of maps and a file of labels.
#include "app/cli/subcommand.h"

namespace pw {

Subcommand add_fit_command(const ProgramParser& program);

}  // namespace pw
