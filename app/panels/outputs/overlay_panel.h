#pragma once
// The overlay of the outputs on the image.
#include <optional>
#include <string>
#include <vector>

#include "app/frame/state_writer.h"
#include "app/presentation/road_score_memo.h"
#include "app/widgets/controls.h"

namespace pw {

class OverlayPanel {
 public:
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  // There must be outputs.
  void draw(const Frame& frame);
  // Writes the score, if one is shown.
  void describe(StateWriter& writer) const;

 private:
  std::vector<Button> head_buttons(const Frame& frame) const;
  std::string score_text(const Frame& frame);
  // Empty if there is no threshold, or no room for it.
  Rect threshold_area(const Frame& frame, std::string_view score) const;
  void draw_score_line(const Frame& frame);

  Rect panel_, area_, picture_, line_;
  std::string score_;  // as last drawn
  std::optional<RoadScore> shown_score_;
  RoadScoreMemo road_;
};

}  // namespace pw
