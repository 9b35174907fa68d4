#pragma once
// Values for a history whose parts are just byte counts.
#include <cstdint>
#include <memory>
#include <vector>

#include "app/document/history.h"

namespace pw::test {

struct Part {
  std::int64_t bytes = 0;
};
using PartPointer = std::shared_ptr<const Part>;

// Lasting parts, one of which it may hold twice, and one that can be recomputed from `recipe`.
struct Toy {
  int id = 0;
  int recipe = 0;
  std::int64_t own_bytes = 0;
  std::vector<PartPointer> lasting;
  PartPointer recomputable;
  bool operator==(const Toy&) const = default;
};

// The number of parts that the history has visited.
inline std::int64_t visited = 0;

inline PartPointer part(std::int64_t bytes) {
  return std::make_shared<const Part>(Part{bytes});
}

}  // namespace pw::test

namespace pw {

template <>
struct HistoryParts<test::Toy> {
  template <class Visit>
  static void visit_parts(const test::Toy& toy, Visit visit) {
    const auto visit_part = [&](const test::PartPointer& part, PartKind kind) {
      ++test::visited;
      visit(
          part.get(), [&] { return part->bytes; }, kind);
    };
    for (const test::PartPointer& part : toy.lasting) visit_part(part, PartKind::kLasting);
    if (toy.recomputable) visit_part(toy.recomputable, PartKind::kRecomputable);
  }
  static std::int64_t own_bytes(const test::Toy& toy) { return toy.own_bytes; }
  static bool thin(test::Toy& toy, const test::Toy& current) {
    ++test::visited;
    if (toy.recomputable == nullptr || toy.recomputable == current.recomputable) return false;
    toy.recomputable.reset();
    return true;
  }
};

}  // namespace pw
