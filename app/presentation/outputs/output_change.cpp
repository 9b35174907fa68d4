#include "app/presentation/outputs/output_change.h"

#include <algorithm>
#include <cmath>

#include "app/presentation/scale_steps.h"

namespace pw {

float largest_change(std::span<const float> after, std::span<const float> before) {
  float largest = 0.0F;
  for (std::size_t p = 0; p < after.size(); ++p) {
    const float change = std::fabs(after[p] - before[p]);
    if (std::isfinite(change)) largest = std::max(largest, change);
  }
  return largest;
}

Range change_range(float largest) {
  return symmetric_range(scale_step(largest));
}

Range ChangeRangeMemo::of(std::int64_t output, std::span<const float> after, std::int64_t version,
                          std::span<const float> before, std::int64_t press, std::int64_t n) {
  return ranges_[output].of({version, press, n}, [&] { return change_range(largest_change(after, before)); });
}

}  // namespace pw
