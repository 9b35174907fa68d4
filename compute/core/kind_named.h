#pragma once
// From a name back to what it stands for.
#include <optional>
#include <string_view>

namespace pw {

// The one of `kinds` that `name_of` gives this name.
template <class Kinds, class NameOf>
std::optional<typename Kinds::value_type> kind_named(std::string_view name, const Kinds& kinds, NameOf name_of) {
  for (const auto kind : kinds) {
    if (name == name_of(kind)) return kind;
  }
  return std::nullopt;
}

}  // namespace pw
