#include "app/cli/command_line.h"

#include <algorithm>
#include <exception>
#include <new>
#include <vector>

#include "app/cli/apply_command.h"
#include "app/cli/bench_command.h"
#include "app/cli/compare_command.h"
#include "app/cli/cost_command.h"
#include "app/cli/features_command.h"
#include "app/cli/fit_command.h"
#include "app/cli/options/messages.h"
#include "app/cli/scene_command.h"
#include "app/cli/screenshot_command.h"
#include "app/cli/subcommand.h"
#include "app/cli/window_command.h"

namespace pw {
namespace {

constexpr int kFailure = 1;
int run_command(const Subcommand& command) {
  try {
    const Expected<int> status = command.run();
    if (!status) {
      show_message(status.error().message());
      return kFailure;
    }
    return *status;
  } catch (const std::bad_alloc&) {
    show_message("not enough memory");
  } catch (const std::exception& error) {
    show_message(error.what());
  }
  return kFailure;
}

}  // namespace

int run_command_line(int argc, char** argv, const CommandHandlers& handlers) {
  const ProgramParser program("pointwise", "Pointwise: see, drag and train a 1x1 convolution", POINTWISE_VERSION);
  const Subcommand window = add_window_command(program, handlers.open_window);
  const std::vector<Subcommand> commands = {
      add_apply_command(program), add_features_command(program),
      add_fit_command(program),   add_compare_command(program),
      add_cost_command(program),  add_scene_command(program),
      add_bench_command(program), add_screenshot_command(program, handlers.take_screenshot)};
  if (const auto status = program.parse(argc, argv)) return *status;
  const auto chosen =
      std::find_if(commands.begin(), commands.end(), [](const Subcommand& command) { return command.parser.chosen(); });
  return run_command(chosen == commands.end() ? window : *chosen);
}

}  // namespace pw
