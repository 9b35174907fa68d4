#pragma once
// The line under the overlay: how good the prediction is, and from which probability on road is predicted.
#include <optional>
#include <string>

#include "app/frame/state_writer.h"
#include "app/presentation/outputs/road_score_memo.h"
#include "app/widgets/controls.h"

namespace pw {

class ScoreLine {
 public:
  static float height(const Frame& frame);

  void lay_out(Rect area) { area_ = area; }
  // `mode` and `output` are what the overlay shows.
  void input(Frame& frame, OverlayMode mode) const;
  // There must be outputs.
  void draw(const Frame& frame, OverlayMode mode, std::int64_t output);
  // Nothing is shown in this frame.
  void clear() {
    shown_score_.reset();
    shown_best_.reset();
  }
  // Writes the score, if one is shown.
  void describe(StateWriter& writer) const;

 private:
  std::string with_best(const Frame& frame, const std::string& brief, OverlayMode mode) const;
  std::string text(const Frame& frame, OverlayMode mode, std::int64_t output);
  // Empty if there is no threshold, or no room for it beside the text.
  Rect threshold_area(const Frame& frame, OverlayMode mode, std::string_view text) const;

  Rect area_;
  std::string text_;  // as last drawn
  std::optional<RoadScore> shown_score_;
  std::optional<double> shown_best_;  // the IoU at the best threshold, if some maps do not count
  RoadScoreMemo road_;
};

}  // namespace pw
