#include "app/cli/command_line.h"

#include <algorithm>
#include <exception>
#include <new>
#include <vector>

#include "app/cli/apply_command.h"
#include "app/cli/bench_command.h"
#include "app/cli/features_command.h"
#include "app/cli/messages.h"
#include "app/cli/scene_command.h"
#include "app/cli/screenshot_command.h"
#include "app/cli/subcommand.h"
#include "app/cli/window_command.h"

namespace pw {
namespace {

constexpr int kFailure = 1;
constexpr int kBadUsage = 2;

// The subcommand whose parsing has begun, or the program itself.
const CLI::App& parser_in_use(const CLI::App& program) {
  const auto parsed = program.get_subcommands();
  return parsed.empty() ? program : *parsed.front();
}

int report_usage(const CLI::App& program, const CLI::ParseError& error) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) return program.exit(error);
  const CLI::App& parser = parser_in_use(program);
  const std::string name = &parser == &program ? "pointwise" : "pointwise " + parser.get_name();
  say(fmt::format("{} (see {} --help)", error.what(), name));
  return kBadUsage;
}

int run_command(const Subcommand& command) {
  try {
    const Expected<int> status = command.run();
    if (!status) {
      say(status.error().message());
      return kFailure;
    }
    return *status;
  } catch (const std::bad_alloc&) {
    say("there is not enough memory for this");
  } catch (const std::exception& error) {
    say(error.what());
  }
  return kFailure;
}

}  // namespace

int run_command_line(int argc, char** argv, const CommandHandlers& handlers) {
  CLI::App program{"Pointwise: see, drag and train a 1x1 convolution", "pointwise"};
  program.set_version_flag("--version", "pointwise " POINTWISE_VERSION, "Print the version and exit");
  program.require_subcommand(0, 1);
  const Subcommand window = add_window_command(program, handlers.open_window);
  const std::vector<Subcommand> commands = {add_apply_command(program), add_features_command(program),
                                            add_scene_command(program), add_bench_command(program),
                                            add_screenshot_command(program, handlers.take_screenshot)};
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return report_usage(program, error);
  }
  const auto chosen = std::find_if(commands.begin(), commands.end(),
                                   [](const Subcommand& command) { return command.parser->parsed(); });
  return run_command(chosen == commands.end() ? window : *chosen);
}

}  // namespace pw
