#pragma once
// How well the outputs find the road, for every frame that shows it.
#include <cstdint>
#include <memory>
#include <vector>

#include "app/session/session.h"
#include "app/view/kept.h"
#include "app/view/view_state.h"
#include "compute/scene/road_score.h"

namespace pw {

class KeptRoadScore {
 public:
  // Of the session's outputs against the document's truth, for the image and at the threshold of the view. The document
  // has a truth, and one or two outputs, which are those of the session.
  const RoadScore& of(const Session& session, const Document& document, const ViewState& view);
  std::int64_t times_made() const { return score_.times_made(); }

 private:
  struct Source {
    std::int64_t outputs_version = 0;
    std::shared_ptr<const std::vector<std::uint8_t>> truth;
    std::int64_t image = 0;
    float threshold = 0.0F;
    bool operator==(const Source&) const = default;
  };
  Kept<Source, RoadScore> score_;
};

}  // namespace pw
