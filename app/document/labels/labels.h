#pragma once
// Classes of positions, painted by the user or read from a file.
#include <cstdint>
#include <vector>

#include "compute/core/shape.h"

namespace pw {

inline constexpr std::uint8_t kUnlabelled = 255;

// At the resolution of the maps: index (n * h + y) * w + x. Class k belongs to output k.
struct LabelMap {
  std::int64_t n = 0, h = 0, w = 0;
  std::vector<std::uint8_t> classes;

  // Unlabelled, in the size of the maps of a stack.
  static LabelMap of_size(const Shape& stack);
  bool fits(const Shape& stack) const;
  bool operator==(const LabelMap&) const = default;
};

// The number of positions of each of `cout` classes. Classes from `cout` on count as unlabelled.
std::vector<std::int64_t> label_counts(const LabelMap& labels, std::int64_t cout);
// The number of labelled positions whose class has no output.
std::int64_t labels_beyond(const LabelMap& labels, std::int64_t cout);

}  // namespace pw
