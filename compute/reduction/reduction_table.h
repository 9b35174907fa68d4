#pragma once
// Reductions side by side: is mixing the same as dropping?
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "compute/core/progress.h"
#include "compute/reduction/reduction.h"

namespace pw {

struct ReductionData;

// Computes rows one by one. Not thread-safe.
class ReductionTable {
 public:
  // `current` is in the units of the stack. At least one output.
  ReductionTable(std::shared_ptr<const ReductionData> data, std::int64_t outputs, std::uint64_t seed,
                 std::optional<PointwiseLayer> current = std::nullopt);
  ~ReductionTable();
  ReductionTable(const ReductionTable&) = delete;
  ReductionTable& operator=(const ReductionTable&) = delete;

  // The rows that there are, in the order of ReductionKind: none that needs more maps than there are, and no kCurrent
  // without a layer.
  std::vector<ReductionKind> kinds() const;
  // The same for the same seed, whatever was computed before. Returns early, with what it has, once `progress`, which
  // may be null, is cancelled.
  ReductionRow row(ReductionKind kind, const Progress* progress = nullptr);

 private:
  class Rows;
  std::unique_ptr<Rows> rows_;
};

}  // namespace pw
