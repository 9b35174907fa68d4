#pragma once
// Runs the window on the screen, or takes a screenshot of it without a display. Both return the exit status and print
// errors to stderr, in one line.
#include "app/window/window_options.h"

namespace pw {

int open_window(const WindowOptions& options);
int take_screenshot(const ScreenshotOptions& options);

}  // namespace pw
