#pragma once
// The curves of a comparison.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/document/document.h"
#include "compute/reduction/reduction_curves.h"

namespace pw {

// Of its task, then of the nine classes of a scene. For one job at a time: those of a queue follow each other, and one
// that is cancelled may still run when the next is started.
class ComparedCurves {
 public:
  static constexpr std::size_t kAll = 2 * CurveSearch::kCurves;
  // Null where there is nothing to fit on.
  using MakeData = std::function<std::shared_ptr<const ReductionData>()>;

  // `make_classes` is called when the first of the nine classes' curves is wanted.
  // There is a point at the table's number of outputs, so that both can be compared.
  ComparedCurves(std::shared_ptr<const ReductionData> task, MakeData make_classes, std::uint64_t seed,
                 std::int64_t table_outputs);

  // Curve number 0 … kAll - 1. None where there is nothing to fit on, or once `progress` is cancelled: the next call
  // goes on with what is missing.
  std::vector<ReductionCurve> find(std::size_t number, Progress& progress);

 private:
  struct Set {
    MakeData make;
    std::shared_ptr<const ReductionData> data;
    std::optional<CurveSearch> search;
    bool is_made = false;
  };
  std::uint64_t seed_;
  std::int64_t table_outputs_;
  Set sets_[2];
};

// The nine classes of the document's scene, a few positions of each to fit on and the others to score: null where there
// is no ground truth, or only one class.
std::shared_ptr<const ReductionData> nine_classes(const Document& document);

}  // namespace pw
