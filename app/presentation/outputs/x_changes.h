#pragma once
// Values of x that are shown other than the stack has them.
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "app/document/document.h"

namespace pw {

// Of one image.
class XChanges {
 public:
  XChanges() = default;
  // Of several for one value the last counts.
  explicit XChanges(std::vector<Poke> changes);

  bool empty() const { return changes_.empty(); }
  // By position, row after row, then by map.
  std::span<const Poke> all() const { return changes_; }
  std::span<const Poke> at(Position position) const;
  // Null where x is as in the stack.
  const float* find(Position position, std::int64_t map) const;
  bool operator==(const XChanges&) const = default;

 private:
  std::vector<Poke> changes_;
};

// x as the stack has it.
float value_in_stack(const Document& document, std::int64_t n, std::int64_t map, Position position);
// The document's poke of this value; null: there is none.
const Poke* find_poke(const Document& document, std::int64_t n, std::int64_t map, Position position);
// The document's pokes with this one, in the place of another of the same value; without it where the stack has this
// value anyway. Absent if there are kMostPokes others.
std::optional<std::vector<Poke>> with_poke(const Document& document, const Poke& poke);

}  // namespace pw
