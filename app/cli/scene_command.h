#pragma once
// `pointwise scene`: a generated road scene, its road mask and its classes, as PNG files.
#include "app/cli/subcommand.h"

namespace pw {

Subcommand add_scene_command(const ProgramParser& program);

}  // namespace pw
