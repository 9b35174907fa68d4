#pragma once
#include <cstdint>

namespace pw {

// A position in the maps: x is the column, y the row.
struct Position {
  std::int64_t x = 0, y = 0;
  bool operator==(const Position&) const = default;
};

}  // namespace pw
