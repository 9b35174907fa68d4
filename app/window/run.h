#pragma once
// The window on the screen, and a picture of it without a screen. Both return the exit status and say on stderr, in one
// line, what went wrong.
#include "app/window/window_options.h"

namespace pw {

int open_window(const WindowOptions& options);
int take_screenshot(const ScreenshotOptions& options);

}  // namespace pw
