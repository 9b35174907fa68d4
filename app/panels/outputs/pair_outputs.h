#pragma once
// y of the pair of layers, and what it predicts: in the place of the layer's outputs while the pair is trained.
#include <vector>

#include "app/frame/state_writer.h"
#include "app/presentation/memo.h"
#include "app/presentation/outputs/road_score_memo.h"
#include "app/widgets/controls.h"

namespace pw {

class PairOutputs {
 public:
  // Those of the outputs that are shown, and one for the prediction.
  static int slots(const Frame& frame);
  static int pictures(const Frame& frame) { return slots(frame) - 1; }

  void lay_out(const std::vector<Rect>& slots, const Frame& frame);
  void input(Frame& frame) const;
  void draw(const Frame& frame);
  // Writes the score, if one is shown.
  void describe(StateWriter& writer, const Frame& frame) const;
  const std::vector<Rect>& panels() const { return panels_; }

 private:
  struct Slot {
    std::int64_t output = 0;
    Rect panel, picture, legend;
  };
  void draw_output(const Frame& frame, const Slot& slot) const;
  void draw_prediction(const Frame& frame);
  void draw_score(const Frame& frame) const;

  std::vector<Rect> panels_;
  std::vector<Slot> outputs_;
  Slot prediction_;
  RoadScoreMemo road_;
  std::optional<RoadScore> shown_score_;
};

}  // namespace pw
