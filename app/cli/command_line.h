#pragma once
// Chooses between the window and the subcommands.

namespace pw {

// The exit status: 0 success, 1 failure (one line on stderr), 2 bad usage.
int run_command_line(int argc, char** argv);

}  // namespace pw
