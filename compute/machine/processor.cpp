#include "compute/machine/processor.h"

#include <cstddef>
#include <fstream>
#include <string_view>

namespace pw {
namespace {

std::string_view without_spaces_around(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

}  // namespace

std::string processor_text_of(std::istream& cpuinfo) {
  std::string name, family, model;
  // An empty line ends a processor.
  for (std::string line; std::getline(cpuinfo, line) && !without_spaces_around(line).empty();) {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) continue;
    const std::string_view key = without_spaces_around(std::string_view(line).substr(0, colon));
    const std::string_view value = without_spaces_around(std::string_view(line).substr(colon + 1));
    if (key == "model name") name = value;
    if (key == "cpu family") family = value;
    if (key == "model") model = value;
  }
  std::string text = name.empty() ? "unknown processor" : name;
  if (!family.empty()) text += ", family " + family;
  if (!model.empty()) text += ", model " + model;
  return text;
}

std::string processor_text() {
  std::ifstream cpuinfo("/proc/cpuinfo");
  return processor_text_of(cpuinfo);
}

}  // namespace pw
