#include "app/cli/command_line.h"

#include <CLI/CLI.hpp>

namespace pw {

int run_command_line(int argc, char** argv) {
  CLI::App app{"Pointwise: see, drag and train a 1x1 convolution", "pointwise"};
  CLI11_PARSE(app, argc, argv);
  return 0;
}

}  // namespace pw
