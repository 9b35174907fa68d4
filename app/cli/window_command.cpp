#include "app/cli/window_command.h"

#include <memory>
#include <utility>

#include "app/cli/option_values.h"

namespace pw {

void add_window_options(CLI::App& parser, WindowOptions& options) {
  parser
      .add_option("FILE", options.files,
                  "Images, feature stacks, weights or labels (.npy), recognised by their content")
      ->type_name("");
  add_size_option(parser, "--size", options.size, {kSmallestWindowSide, kLargestWindowSide},
                  "Width and height in pixels");
  add_number_option(parser, "--scale", options.scale, {kSmallestScale, kLargestScale},
                    "Pixels per design unit (default: as the screen says)");
  add_choice_option<ThemeChoice>(
      parser, "--theme", options.theme,
      {{"dark", ThemeChoice::kDark}, {"light", ThemeChoice::kLight}, {"projector", ThemeChoice::kProjector}},
      "The colours and sizes of the window");
  add_choice_option<std::string>(parser, "--view", options.view, {{"explore", "explore"}}, "The view to open");
  add_extractor_option(parser, options.extractor);
}

Subcommand add_window_command(CLI::App& program, std::function<int(const WindowOptions&)> open_window) {
  const auto options = std::make_shared<WindowOptions>();
  add_window_options(program, *options);
  program
      .add_option("--state", options->state_path,
                  "Write the window's state as JSON to this file after every frame that changed")
      ->type_name("STATE.json");
  return {&program, [options, open = std::move(open_window)]() -> Expected<int> { return open(*options); }};
}

}  // namespace pw
