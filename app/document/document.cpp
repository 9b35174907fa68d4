#include "app/document/document.h"

#include <fmt/format.h>

namespace pw {

std::string map_name(const InputStack& input, std::int64_t channel) {
  const auto& names = input.features.names;
  if (static_cast<std::size_t>(channel) < names.size()) return names[static_cast<std::size_t>(channel)];
  return fmt::format("map {}", channel);
}

std::string output_name(const NamedLayer& layer, std::int64_t output) {
  if (static_cast<std::size_t>(output) < layer.output_names.size()) {
    return layer.output_names[static_cast<std::size_t>(output)];
  }
  return fmt::format("output {}", output);
}

}  // namespace pw
