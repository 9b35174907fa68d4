#pragma once
// `pointwise cost`: multiply-adds and parameters of a next layer, of an Inception module and of nets from papers.
#include "app/cli/subcommand.h"

namespace pw {

Subcommand add_cost_command(const ProgramParser& program);

}  // namespace pw
