#pragma once
// Reductions side by side, as they are shown, printed and saved.
#include <cstdint>
#include <string>
#include <vector>

#include "compute/reduction/reduction.h"
#include "compute/reduction/reduction_curves.h"

namespace pw {

struct Comparison {
  std::int64_t outputs = 2;
  std::int64_t scenes = 0;  // so many were fitted and as many others scored; 0: one stack
  std::uint64_t seed = 1;
  std::vector<ReductionRow> rows;
  std::vector<ReductionCurve> curves;

  // Null if there is none of this kind.
  const ReductionRow* row(ReductionKind kind) const;
};

// "PCA", "best 2 of 256": for people, of a comparison with so many outputs and maps.
std::string row_label(ReductionKind kind, std::int64_t outputs, std::int64_t maps);
// What the IoU is: "IoU (pixels)" over scenes, "IoU (positions)" in one stack.
const char* score_name(const Comparison& comparison);

}  // namespace pw
