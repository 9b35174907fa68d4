#include "app/presentation/outputs/road_score_memo.h"

namespace pw {

const RoadScore& RoadScoreMemo::of(TensorView sums, std::int64_t version, const Document& document, std::int64_t n,
                                   const RoadRule& rule) {
  return score_.of({version, document.ground_truth, n, rule}, [&] {
    return road_score(sums, n, rule, *document.ground_truth, is_road_label, document.picture->width,
                      document.picture->height);
  });
}

}  // namespace pw
