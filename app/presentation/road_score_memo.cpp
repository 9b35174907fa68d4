#include "app/presentation/road_score_memo.h"

namespace pw {

const RoadScore& RoadScoreMemo::of(TensorView sums, std::int64_t version, const Document& document, std::int64_t n,
                                   float threshold) {
  return score_.of({version, document.ground_truth, n, threshold}, [&] {
    return road_score(sums, n, *document.ground_truth, is_road_label, document.picture->width, document.picture->height,
                      threshold);
  });
}

}  // namespace pw
