#pragma once
// Chooses between the window and the subcommands.
#include <functional>

#include "app/window/window_options.h"

namespace pw {

// What the command line starts without knowing the window. Each returns the exit status.
struct CommandHandlers {
  std::function<int(const WindowOptions&)> open_window;
  std::function<int(const ScreenshotOptions&)> take_screenshot;
};

// The exit status: 0 success, 1 failure (one line on stderr), 2 bad usage.
int run_command_line(int argc, char** argv, const CommandHandlers& handlers);

}  // namespace pw
