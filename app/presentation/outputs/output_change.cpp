#include "app/presentation/outputs/output_change.h"

#include <algorithm>
#include <cmath>

#include "app/presentation/scale_steps.h"

namespace pw {

OutputChange change_of(std::span<const float> after, std::span<const float> before) {
  OutputChange change;
  for (std::size_t p = 0; p < after.size(); ++p) {
    const float difference = after[p] - before[p];
    if (!std::isfinite(difference)) continue;
    change.lo = std::min(change.lo, difference);
    change.hi = std::max(change.hi, difference);
  }
  return change;
}

Range change_range(const OutputChange& change) {
  return symmetric_range(scale_step(std::max(-change.lo, change.hi)));
}

const OutputChange& OutputChangeMemo::of(std::int64_t output, std::span<const float> after, std::int64_t version,
                                         std::span<const float> before, std::int64_t press, std::int64_t n) {
  return changes_[output].of({version, press, n}, [&] { return change_of(after, before); });
}

}  // namespace pw
