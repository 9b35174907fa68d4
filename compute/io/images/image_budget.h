#pragma once
// How much memory an image may take here.
#include <cstdint>

namespace pw {

// min(2 GiB, a quarter of memory_limit()): what decoding may hold at once, besides the file and its rewritten form. The
// decoder's own memory is bounded by it as well, whatever the file says. Any thread.
std::int64_t image_byte_budget();

}  // namespace pw
