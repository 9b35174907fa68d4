#pragma once
// How well the outputs find the road, cached between frames.
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "app/document/document.h"
#include "app/presentation/memo.h"
#include "compute/analysis/road_score.h"
#include "renderer/textures/texture_cache.h"

namespace pw {

class RoadScoreMemo {
 public:
  // Scores `sums`, the outputs of this version before the activation, against the document's ground truth, for image n.
  // The document must have a picture with ground truth.
  const RoadScore& of(TensorView sums, const DataVersion& version, const Document& document, std::int64_t n,
                      const RoadRule& rule);
  // The IoU at the best threshold; absent where no threshold decides.
  const std::optional<double>& best_iou_of(TensorView sums, const DataVersion& version, const Document& document,
                                           std::int64_t n, RoadRule rule);
  std::int64_t evaluations() const { return score_.evaluations(); }

 private:
  struct Source {
    DataVersion outputs;
    std::shared_ptr<const GroundTruth> ground_truth;
    std::int64_t n = 0;
    RoadRule rule;
    bool operator==(const Source&) const = default;
  };
  Memo<Source, RoadScore> score_;
  Memo<Source, std::optional<double>> best_iou_;
};

}  // namespace pw
