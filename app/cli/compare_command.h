#pragma once
// `pointwise compare`: is mixing maps the same as dropping them?
#include "app/cli/subcommand.h"

namespace pw {

Subcommand add_compare_command(const ProgramParser& program);

}  // namespace pw
