#pragma once
// Memory that runs out at a chosen allocation.
#include <cstdint>
#include <functional>

namespace pw::test {

// Whether the work succeeded with so many allocations on this thread; false if it threw std::bad_alloc.
bool is_done_with(std::int64_t allocations, const std::function<void()>& work);

}  // namespace pw::test
