#pragma once
#include <cstdint>

namespace pw {

// Frame times.
struct FrameTimes {
  std::int64_t frame = 0;
  double last_ms = 0.0;
  double p95_ms = 0.0;
};

}  // namespace pw
