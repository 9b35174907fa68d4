#include "app/cli/window_command.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <utility>

#include "app/cli/options/messages.h"
#include "app/cli/options/option_values.h"
#include "app/document_json/names.h"
#include "app/session/settings.h"
#include "app/views/views.h"

namespace pw {
namespace {

struct WindowRequest {
  WindowOptions options;
  bool resets_settings = false;
};

Expected<int> reset_and_exit() {
  const auto done = reset_settings(settings_path());
  if (!done) return Unexpected(done.error());
  show_message(*done);
  return 0;
}

// For the campaigns of tests/, which kill more windows than could be waited for.
void read_recovery_interval(std::chrono::milliseconds& interval) {
  const char* given = std::getenv("POINTWISE_RECOVERY_MS");
  const std::string_view text = given != nullptr ? given : "";
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value > 0)
    interval = std::chrono::milliseconds(value);
}

void add_theme_option(OptionParser parser, WindowOptions& options) {
  std::string words;
  for (const auto& theme : names_of(ThemeKind())) words += (words.empty() ? "" : "|") + std::string(theme.name);
  const auto parse = [&options, words](const std::string& given) -> std::string {
    for (const auto& theme : names_of(ThemeKind())) {
      if (theme.name != given) continue;
      options.theme = theme.value;
      options.theme_given = true;
      return "";
    }
    return not_one_of(given, words);
  };
  parser.add({.names = "--theme",
              .type = words,
              .help = "Colours and text size of the window",
              .default_text = theme_name(options.theme)},
             parse);
}

}  // namespace

void add_window_options(OptionParser parser, WindowOptions& options) {
  parser.add_arguments("FILE", options.files,
                       "Images, feature stacks, weights or labels (.npy, .safetensors), recognised by their content");
  parser.add({.names = "--size",
              .type = "WxH",
              .help = fmt::format("Width and height in pixels, each {} to {}", kMinWindowSide, kMaxWindowSide),
              .default_text = size_text(options.size)},
             [parse = size_into(options.size, kMinWindowSide, kMaxWindowSide), &options](const std::string& text) {
               options.size_given = true;
               return parse(text);
             });
  parser.add({.names = "--scale",
              .type = "FACTOR",
              .help = fmt::format("Pixels per design unit, {} to {} (default: the screen's content scale)", kMinScale,
                                  kMaxScale)},
             number_into(options.scale, kMinScale, kMaxScale));
  add_theme_option(parser, options);
  std::vector<std::pair<std::string, std::string>> views;
  for (const std::string& name : view_names()) views.emplace_back(name, name);
  add_choice<std::string>(parser, "--view", options.view, std::move(views), "The view to open, or one of its tabs");
  add_extractor_option(parser, options.extractor);
}

Subcommand add_window_command(const ProgramParser& program, std::function<int(const WindowOptions&)> open_window) {
  const auto request = std::make_shared<WindowRequest>();
  const OptionParser parser = program.program();
  add_window_options(parser, request->options);
  parser.add({.names = "--state",
              .type = "STATE.json",
              .help = "Write the window's state as JSON to this file after every frame drawn"},
             into(request->options.state_path));
  parser.add_flag("--reset-settings", request->resets_settings,
                  "Rename the settings file, so that the next start uses the defaults, and exit");
  return {parser, [request, open = std::move(open_window)]() -> Expected<int> {
            if (request->resets_settings) return reset_and_exit();
            request->options.settings_path = settings_path();
            read_recovery_interval(request->options.recovery_interval);
            return open(request->options);
          }};
}

}  // namespace pw
