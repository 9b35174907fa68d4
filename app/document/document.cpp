#include "app/document/document.h"

#include <fmt/format.h>

namespace pw {

const Network* Document::find(NetworkId id) const {
  if (id == NetworkId::kNetwork) return &network;
  return pair ? &pair->network : nullptr;
}

std::string map_name(const InputStack& input, std::int64_t channel) {
  const auto& names = input.features.names;
  if (static_cast<std::size_t>(channel) < names.size()) return names[static_cast<std::size_t>(channel)];
  return fmt::format("map {}", channel);
}

std::shared_ptr<const InputStack> make_input_stack(FeatureMaps features, ThreadPool* pool) {
  auto stack = std::make_shared<InputStack>();
  stack->statistics = stack_statistics(features.maps, pool);
  stack->features = std::move(features);
  return stack;
}

}  // namespace pw
