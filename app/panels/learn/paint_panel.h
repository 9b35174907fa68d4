#pragma once
// Labels: painted on the picture, or drawn at random from the ground truth.
#include <optional>
#include <string>
#include <vector>

#include "app/document/labels/brush.h"
#include "app/panels/learn/paint_tools.h"
#include "app/presentation/memo.h"
#include "app/training/training_setup.h"
#include "app/widgets/controls.h"

namespace pw {

class PaintPanel {
 public:
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame);

 private:
  void input_picture(Frame& frame);
  void stroke(Frame& frame, ImVec2 to, std::uint8_t kind);
  MapPoint map_point(const Frame& frame, ImVec2 at) const;
  const std::vector<bool>& held_out(const Frame& frame);
  // The selected map, to paint on where there is no picture; else null.
  const std::shared_ptr<const Image>& ground(const Frame& frame);
  // What is labelled, and what to do where nothing is.
  struct Caption {
    std::string count;
    std::vector<std::string> classes;  // how many of each
    std::vector<std::string> to_do;    // from the longest to the shortest; empty once something is labelled
    std::string in_one_line() const;
  };
  Caption caption(const Frame& frame);
  void draw_caption(const Frame& frame, const Caption& caption) const;
  void draw_caption_beside(const Frame& frame, const Caption& caption) const;
  void draw_values(const Frame& frame) const;
  void draw_brush(const Frame& frame) const;

  Rect panel_, picture_, caption_;
  PaintTools tools_;
  bool has_heading_ = false;
  std::optional<MapPoint> stroke_from_;  // of the stroke under way

  struct HeldOutSource {
    std::shared_ptr<const TrainingSetup> setup;
    std::shared_ptr<const LabelMap> labels;
    std::int64_t n = 0;
    bool operator==(const HeldOutSource&) const = default;
  };
  Memo<HeldOutSource, std::vector<bool>> held_out_;

  struct CountSource {
    std::shared_ptr<const LabelMap> labels;
    std::int64_t classes = 0;
    bool operator==(const CountSource&) const = default;
  };
  Memo<CountSource, std::vector<std::int64_t>> counts_;

  struct GroundSource {
    std::shared_ptr<const InputStack> input;
    std::int64_t n = 0, map = 0;
    RangeMode range_mode = RangeMode::kPerMap;
    ThemeKind theme = ThemeKind::kDark;
    bool operator==(const GroundSource&) const = default;
  };
  Memo<GroundSource, std::shared_ptr<const Image>> ground_;
};

}  // namespace pw
