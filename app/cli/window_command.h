#pragma once
// `pointwise [FILE…]`: the options of the window.
#include <functional>

#include "app/cli/subcommand.h"
#include "app/window/window_options.h"

namespace pw {

Subcommand add_window_command(const ProgramParser& program, std::function<int(const WindowOptions&)> open_window);

// The options that the window and its screenshot share: files, size, scale, theme, view, extractor.
void add_window_options(OptionParser parser, WindowOptions& options);

}  // namespace pw
