#pragma once
// Classes of positions, as somebody painted them or a file brought them.
#include <cstdint>
#include <vector>

#include "compute/core/shape.h"

namespace pw {

inline constexpr std::uint8_t kUnlabelled = 255;

// At the resolution of the maps: index (n * h + y) * w + x. Class k belongs to output k.
struct LabelMap {
  std::int64_t n = 0, h = 0, w = 0;
  std::vector<std::uint8_t> classes;

  // None labelled, of the size of the maps of a stack.
  static LabelMap of_size(const Shape& stack);
  bool fits(const Shape& stack) const;
  bool operator==(const LabelMap&) const = default;
};

// Positions of each of `cout` classes. Those of a class beyond count as unlabelled.
std::vector<std::int64_t> label_counts(const LabelMap& labels, std::int64_t cout);
// Labelled positions whose class has no output.
std::int64_t labels_beyond(const LabelMap& labels, std::int64_t cout);

}  // namespace pw
