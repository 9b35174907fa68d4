#include "app/cli/command_line.h"
#include "app/window/run.h"

int main(int argc, char** argv) {
  return pw::run_command_line(argc, argv, {pw::open_window, pw::take_screenshot});
}
