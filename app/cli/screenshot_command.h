#pragma once
// `pointwise screenshot`: a picture of the window, no display needed.
#include <functional>

#include "app/cli/command.h"
#include "app/cli/window_options.h"

namespace pw {

Command add_screenshot_command(CLI::App& program, std::function<int(const ScreenshotOptions&)> take_screenshot);

}  // namespace pw
