#include <cstdio>

#include "app/cli/command_line.h"

namespace {

int no_window() {
  std::fputs("pointwise: this build has no window; use the subcommands (see pointwise --help)\n", stderr);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  return pw::run_command_line(
      argc, argv,
      {[](const pw::WindowOptions&) { return no_window(); }, [](const pw::ScreenshotOptions&) { return no_window(); }});
}
