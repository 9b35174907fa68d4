#include "app/view/kept_road_score.h"

namespace pw {

const RoadScore& KeptRoadScore::of(const Session& session, const Document& document, const ViewState& view) {
  return score_.of({session.outputs_version(), document.truth, view.image, view.threshold}, [&] {
    return road_score(session.outputs().sums(), view.image, *document.truth, document.image->width,
                      document.image->height, view.threshold);
  });
}

}  // namespace pw
