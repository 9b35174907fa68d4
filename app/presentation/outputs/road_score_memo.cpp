#include "app/presentation/outputs/road_score_memo.h"

namespace pw {

const RoadScore& RoadScoreMemo::of(TensorView sums, const DataVersion& version, const Document& document,
                                   std::int64_t n, const RoadRule& rule) {
  return score_.of({version, document.ground_truth, n, rule}, [&] {
    return road_score(sums, n, rule, *document.ground_truth, is_road_label, document.picture->width,
                      document.picture->height);
  });
}

const std::optional<double>& RoadScoreMemo::best_iou_of(TensorView sums, const DataVersion& version,
                                                        const Document& document, std::int64_t n, RoadRule rule) {
  rule.threshold = 0.5F;
  return best_iou_.of({version, document.ground_truth, n, rule}, [&] {
    return best_iou(sums, n, rule, *document.ground_truth, is_road_label, document.picture->width,
                    document.picture->height);
  });
}

}  // namespace pw
