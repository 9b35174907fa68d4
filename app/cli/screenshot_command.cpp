#include "app/cli/screenshot_command.h"

#include <memory>
#include <utility>

#include "app/cli/window_command.h"

namespace pw {

Subcommand add_screenshot_command(CLI::App& program, std::function<int(const ScreenshotOptions&)> take_screenshot) {
  CLI::App* parser = program.add_subcommand("screenshot", "Draw the window into a PNG file, without a display");
  const auto options = std::make_shared<ScreenshotOptions>();
  add_window_options(*parser, options->window);
  parser->add_option("--output,-o", options->output, "The PNG file to write")->required()->type_name("SHOT.png");
  parser->add_option("--frames", options->frames, "Frames drawn before the picture is taken")
      ->capture_default_str()
      ->check(CLI::Range(1, 1000))
      ->type_name("N");
  return {parser, [options, take = std::move(take_screenshot)]() -> Expected<int> { return take(*options); }};
}

}  // namespace pw
