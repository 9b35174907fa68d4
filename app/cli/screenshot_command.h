#pragma once
// `pointwise screenshot`: the window as a PNG file; needs no display.
#include <functional>

#include "app/cli/subcommand.h"
#include "app/window/window_options.h"

namespace pw {

Subcommand add_screenshot_command(const ProgramParser& program,
                                  std::function<int(const ScreenshotOptions&)> take_screenshot);

}  // namespace pw
