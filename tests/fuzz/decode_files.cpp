// decode_files FILE…: reads images as the program does, each in a process of its own. Fails where one is neither an
// image nor refused in one sentence.
#include <fmt/format.h>

#include "compute/io/images/image_file.h"

int main(int argc, char** argv) {
  int wrong = 0;
  for (int i = 1; i < argc; ++i) {
    const auto image = pw::read_image(argv[i]);
    const std::string text = image ? "is read" : image.error().message();
    if (text.empty() || text.find('\n') != std::string::npos) ++wrong;
    fmt::print("{}\n", text);
  }
  return wrong == 0 ? 0 : 1;
}
