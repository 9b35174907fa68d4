#pragma once
// Under or beside the overlay: how good the prediction is, and from which probability on road is predicted.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/frame/state_writer.h"
#include "app/presentation/outputs/road_score_memo.h"
#include "app/widgets/controls.h"

namespace pw {

class ScoreLine {
 public:
  // `is_upright`: a column of lines instead of one line.
  void lay_out(Rect area, bool is_upright) {
    area_ = area;
    is_upright_ = is_upright;
  }
  // Whether a few positions in which the output wins are to be circled: one would be too small to be seen.
  void circle_few(bool circles) { circles_few_ = circles; }
  // Those of the last draw().
  std::span<const Position> circled() const { return circled_; }
  // `mode` and `output` are what the overlay shows.
  void input(Frame& frame, OverlayMode mode) const;
  // There must be outputs. `where`: "largest ", before the number of positions, if no title says it.
  void draw(const Frame& frame, OverlayMode mode, std::int64_t output, std::string_view where);
  // Nothing is shown in this frame.
  void clear() {
    shown_score_.reset();
    shown_best_.reset();
    circled_.clear();
  }
  // Writes the score, if one is shown.
  void describe(StateWriter& writer) const;

 private:
  // "IoU (pixels)", "0.97", " · pixel accuracy 99.2 %"; a sentence without a number is all in front.
  struct Text {
    std::string before, number, after;
  };
  // p > ——o—— 0.50, or in a column the rail below the rest.
  struct Threshold {
    Rect rail, number;
    Rect area;  // of all of it; "p >" stands at its left
  };

  static float width(const Frame& frame, const Text& text);
  Text with_best(const Frame& frame, const Text& brief, OverlayMode mode) const;
  Text text(const Frame& frame, OverlayMode mode, std::int64_t output, std::string_view where);
  Text where_largest(const Frame& frame, std::int64_t output, std::string_view where);
  // What fits beside the text; absent if nothing does, or if there is no threshold.
  std::optional<Threshold> threshold(const Frame& frame, OverlayMode mode, const Text& text) const;
  Threshold upright_threshold(const Frame& frame) const;
  // Whether it fits without being shortened.
  bool has_room(const Frame& frame, OverlayMode mode, const Text& text) const;
  void draw_threshold(const Frame& frame, const Threshold& threshold) const;
  void draw_upright(const Frame& frame, const std::optional<Threshold>& threshold) const;

  Rect area_;
  bool is_upright_ = false;
  Text text_;  // as last drawn
  std::optional<RoadScore> shown_score_;
  std::optional<double> shown_best_;  // the IoU at the best threshold, if some maps do not count
  RoadScoreMemo road_;
  struct Largest {
    DataVersion outputs;
    std::int64_t n = 0, output = 0;
    bool operator==(const Largest&) const = default;
  };
  Memo<Largest, std::vector<std::int64_t>> largest_;  // the positions, row by row
  bool circles_few_ = false;
  std::vector<Position> circled_;
};

}  // namespace pw
