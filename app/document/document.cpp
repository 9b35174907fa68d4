#include "app/document/document.h"

#include <fmt/format.h>

#include <algorithm>

namespace pw {

const Network* Document::find(NetworkId id) const {
  if (id == NetworkId::kNetwork) return &network;
  return pair ? &pair->network : nullptr;
}

bool Poke::fits(const Shape& stack) const {
  return n >= 0 && n < stack.n && map >= 0 && map < stack.c && at.x >= 0 && at.x < stack.w && at.y >= 0 &&
         at.y < stack.h;
}

bool is_consistent(const Document& document) {
  if (document.is_thin() || !is_consistent(document.network)) return false;
  if (document.pair && !is_consistent(document.pair->network)) return false;
  const Shape& shape = document.shape();
  const Weights* decoder = document.decoder.get();
  const bool decodes =
      decoder == nullptr || (is_consistent(one_layer(document.decoder)) && decoder->parameters.cout == shape.c);
  return document.network.cin() == shape.c && decodes && document.mask.fits(shape.c) &&
         (document.labels == nullptr || document.labels->fits(shape)) &&
         (document.locks == nullptr || locks_fit(*document.locks, document.network, document.find(NetworkId::kPair))) &&
         std::ranges::all_of(document.pokes, [&](const Poke& poke) { return poke.fits(shape); });
}

std::string map_name(const InputStack& input, std::int64_t channel) {
  const auto& names = input.features.names;
  if (static_cast<std::size_t>(channel) < names.size()) return names[static_cast<std::size_t>(channel)];
  return fmt::format("map {}", channel);
}

bool has_weights_of_other_maps(const Document& document) {
  const auto& made_for = document.weights().made_for;
  return made_for && made_for != document.source.extractor;
}

std::string weights_note(const Document& document) {
  if (!has_weights_of_other_maps(document)) return "";
  return fmt::format("made for {}", maps_text(*document.weights().made_for));
}

std::shared_ptr<const InputStack> make_input_stack(FeatureMaps features, ThreadPool* pool) {
  auto stack = std::make_shared<InputStack>();
  stack->statistics = stack_statistics(features.maps, pool);
  stack->features = std::move(features);
  return stack;
}

}  // namespace pw
