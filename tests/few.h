#pragma once
// Of what runs the same code again and again, builds with sanitizers look at a few: they would see nothing new in the
// rest.
#include <cstddef>
#include <cstdlib>
#include <utility>
#include <vector>

namespace pw {

// tests/CMakeLists.txt sets it for these builds; a program that is started by hand does everything.
inline bool only_few() {
  return std::getenv("POINTWISE_FEW") != nullptr;
}

// How often: `all`, or `few` in such a build.
template <typename Count>
Count few_of(Count all, Count few) {
  return only_few() ? few : all;
}

using SizeInPixels = std::pair<int, int>;  // width, height: pixels

// The sizes, looks or texts that a test goes through: all, or in such a build the first and the last of them.
template <typename Value, std::size_t kCount>
std::vector<Value> ends_of(const Value (&all)[kCount]) {
  static_assert(kCount > 2);
  return only_few() ? std::vector<Value>{all[0], all[kCount - 1]} : std::vector<Value>(all, all + kCount);
}

}  // namespace pw
