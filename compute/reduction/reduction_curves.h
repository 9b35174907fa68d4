#pragma once
// How reductions do with more and more outputs.
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "compute/core/progress.h"
#include "compute/reduction/reduction.h"

namespace pw {

struct ReductionData;

inline constexpr std::array<std::int64_t, 10> kCurveOutputs = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32};
inline constexpr int kCurveDraws = 10;  // of kRandomKept

struct ReductionPoint {
  std::int64_t outputs = 1;
  std::optional<double> iou;
  double explained_standardised = 0.0;
};

// Of kLearned, kPca, kBestKept or kRandomKept.
struct ReductionCurve {
  ReductionKind kind = ReductionKind::kLearned;
  std::int64_t classes = 2;
  std::vector<ReductionPoint> points;  // one per number of outputs that the maps allow
};

// The numbers of outputs at which curves are computed: kCurveOutputs and, up to their last, `also`. Ascending.
std::vector<std::int64_t> curve_outputs_with(std::optional<std::int64_t> also);

// The four curves of the data's classes. Of two classes *learned* is the logistic fit and principal components; of
// more, both layers fitted together (fit_bottleneck). Kept maps are chosen one after another. Ridges are those of the
// table. Not thread-safe.
class CurveSearch {
 public:
  static constexpr std::size_t kCurves = 4;

  // `data` must outlive this. `also`: a number of outputs at which there is a point, besides kCurveOutputs.
  CurveSearch(const ReductionData& data, std::uint64_t seed, std::optional<std::int64_t> also = {});
  ~CurveSearch();
  CurveSearch(const CurveSearch&) = delete;
  CurveSearch& operator=(const CurveSearch&) = delete;

  // Absent once `progress`, which may be null, is cancelled: the points that have been found are kept, and the next
  // call goes on with the others.
  std::optional<ReductionCurve> curve(std::size_t number, Progress* progress);

 private:
  class Points;
  const ReductionData& data_;
  std::uint64_t seed_;
  std::vector<std::int64_t> outputs_;  // of the points
  std::unique_ptr<Points> points_;
  std::array<ReductionCurve, kCurves> curves_;  // as far as they are found
};

// Of kPca and kRandomKept the share of the variance alone, which needs no labels: `data` may have none. Their points
// have no IoU.
std::vector<ReductionCurve> variance_curves(const ReductionData& data, std::uint64_t seed,
                                            std::optional<std::int64_t> also, const Progress* progress);

// All four. `found` is called with each curve as it is done. Stops early once `progress`, which may be null, is
// cancelled.
std::vector<ReductionCurve> reduction_curves(const ReductionData& data, std::uint64_t seed, Progress* progress,
                                             const std::function<void(const ReductionCurve&)>& found = {});

}  // namespace pw
