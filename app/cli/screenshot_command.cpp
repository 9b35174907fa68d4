#include "app/cli/screenshot_command.h"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/options/option_values.h"
#include "app/cli/window_command.h"
#include "app/commands/settable.h"
#include "compute/io/images/image_file.h"

namespace pw {
namespace {

constexpr int kMaxFrames = 1000;

void add_set_option(OptionParser parser, std::vector<std::string>& values) {
  std::string help = "Set part of what the window shows, once the files are open; may be repeated. Keys and values:";
  for (const std::string& value : settable_values()) help += "\n  " + value;
  parser.add({.names = "--set", .type = "KEY=VALUE", .help = help, .repeats = true},
             [&values](const std::string& given) {
               values.push_back(given);
               return set_problem(given);
             });
}

}  // namespace

Subcommand add_screenshot_command(const ProgramParser& program,
                                  std::function<int(const ScreenshotOptions&)> take_screenshot) {
  const OptionParser parser =
      program.add_subcommand("screenshot", "Draw the window into a PNG file, without a display");
  const auto options = std::make_shared<ScreenshotOptions>();
  add_window_options(parser, options->window);
  parser.add({.names = "--output,-o", .type = "SHOT.png", .help = "The PNG file to write", .required = true},
             into(options->output));
  add_set_option(parser, options->set_values);
  parser.add({.names = "--frames",
              .type = "N",
              .help = fmt::format("Frames to draw before the screenshot, 1 to {}", kMaxFrames),
              .default_text = fmt::format("{}", options->frames)},
             whole_number_into(options->frames, 1, kMaxFrames));
  parser.add_flag(
      "--back-row", options->from_back_row,
      "Draw the window as seen from six of its heights away, in a room that is not dark, and list the texts "
      "and marks that are too small there; 1 is returned if there are any");
  add_choice<bool>(parser, "--text-test", options->has_long_texts, {{"normal", false}, {"long", true}},
                   "long: draw every word twice as long, as in another language, and list what has no room");
  return {parser, [options, take = std::move(take_screenshot)]() -> Expected<int> {
            if (auto named = check_png_ending(options->output); !named) return Unexpected(named.error());
            return take(*options);
          }};
}

}  // namespace pw
