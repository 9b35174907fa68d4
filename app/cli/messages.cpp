#include "app/cli/messages.h"

#include <algorithm>
#include <cstdio>

namespace pw {

void say(const std::string& text) {
  std::string line = "pointwise: " + text;
  const auto is_control = [](char letter) { return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F; };
  std::replace_if(line.begin(), line.end(), is_control, '?');
  line += '\n';
  std::fputs(line.c_str(), stderr);
}

}  // namespace pw
