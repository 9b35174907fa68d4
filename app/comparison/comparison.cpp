#include "app/comparison/comparison.h"

#include <fmt/format.h>

#include <algorithm>

namespace pw {

const ReductionRow* Comparison::row(ReductionKind kind) const {
  const auto found = std::ranges::find(rows, kind, &ReductionRow::kind);
  return found != rows.end() ? &*found : nullptr;
}

std::string row_label(ReductionKind kind, std::int64_t outputs, std::int64_t maps) {
  switch (kind) {
    case ReductionKind::kAll:
      return fmt::format("all {}", maps);
    case ReductionKind::kLearned:
      return "learned 1×1";
    case ReductionKind::kPca:
      return "PCA";
    case ReductionKind::kBestKept:
      return fmt::format("best {} of {}", outputs, maps);
    case ReductionKind::kRandomKept:
      return fmt::format("random {}", outputs);
    case ReductionKind::kRandomMix:
      return "random mix";
    case ReductionKind::kCurrent:
      return "current W";
    case ReductionKind::kLearnedAndPca:
      return fmt::format("1 learned + {} PCA", outputs - 1);
    case ReductionKind::kKeptForMaps:
      return fmt::format("best {} to reconstruct", outputs);
    case ReductionKind::kMostVariance:
      return fmt::format("{} of most variance", outputs);
  }
  return "";
}

const char* score_name(const Comparison& comparison) {
  return comparison.scenes > 0 ? "IoU (pixels)" : "IoU (positions)";
}

}  // namespace pw
