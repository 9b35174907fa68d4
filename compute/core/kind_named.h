#pragma once
// Looks up an enumerator by its name.
#include <optional>
#include <string_view>

namespace pw {

// The element of `kinds` for which name_of() returns `name`, if any.
template <class Kinds, class NameOf>
std::optional<typename Kinds::value_type> kind_named(std::string_view name, const Kinds& kinds, NameOf name_of) {
  for (const auto kind : kinds) {
    if (name == name_of(kind)) return kind;
  }
  return std::nullopt;
}

}  // namespace pw
