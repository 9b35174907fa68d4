#pragma once
// Right behaviour that the window does not have yet. A journey named here is skipped; whoever mends the window deletes
// its line.
#include <array>
#include <string_view>

namespace pw {

struct NotYet {
  std::string_view journey;  // SUITE.NAME
  const char* behaviour;
};
inline constexpr std::array<NotYet, 0> kNotYet = {};

}  // namespace pw
