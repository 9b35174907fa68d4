#include "app/cli/options/messages.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "compute/io/files/quoted_name.h"

namespace pw {

void show_message(const std::string& text) {
  std::string line = "pointwise: " + shown_text(text);
  const auto is_control = [](char letter) { return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F; };
  std::replace_if(line.begin(), line.end(), is_control, '?');
  line += '\n';
  std::fputs(line.c_str(), stderr);
}

Expected<void> print(const std::string& text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!written) return fail("standard output", "cannot be written: {}", std::strerror(errno));
  return {};
}

}  // namespace pw
