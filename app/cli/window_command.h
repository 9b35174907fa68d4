#pragma once
// `pointwise [FILE…]`: the options of the window.
#include <functional>

#include "app/cli/subcommand.h"
#include "app/cli/window_options.h"

namespace pw {

Subcommand add_window_command(CLI::App& program, std::function<int(const WindowOptions&)> open_window);

// The options that the window and a picture of it share: files, size, scale, theme, view, extractor.
void add_window_options(CLI::App& parser, WindowOptions& options);

}  // namespace pw
