#pragma once
// `pointwise bench`: how fast the kernels are on this machine.
#include "app/cli/subcommand.h"

namespace pw {

Subcommand add_bench_command(const ProgramParser& program);

}  // namespace pw
