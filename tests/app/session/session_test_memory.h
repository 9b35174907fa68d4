#pragma once
// Memory that runs out at a chosen place.
#include <cstdint>
#include <functional>

namespace pw::test {

// Whether this thread could do the work with so many allocations, or met std::bad_alloc.
bool is_done_with(std::int64_t allocations, const std::function<void()>& work);

}  // namespace pw::test
