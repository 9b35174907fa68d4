#pragma once
// Labels: painted on the picture, or drawn at random from the ground truth.
#include <optional>
#include <string>
#include <vector>

#include "app/document/labels/brush.h"
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
  struct Tools {
    std::vector<Button> buttons;  // from the left
    std::vector<Button> right;    // aligned to the right end, where they have room
    Button more;                  // opens the list of the others
    std::vector<Button> listed;
    std::optional<Rect> size;  // the brush's slider
  };
  Tools tools(const Frame& frame) const;
  void add_classes(const Frame& frame, float height, Tools& tools) const;
  void input_tools(Frame& frame, const Tools& tools) const;
  void input_more(Frame& frame, const Tools& tools) const;
  void input_size(Frame& frame, Rect rail) const;
  void input_picture(Frame& frame);
  void stroke(Frame& frame, ImVec2 to, std::uint8_t kind);
  MapPoint map_point(const Frame& frame, ImVec2 at) const;
  const std::vector<bool>& held_out(const Frame& frame);
  std::string caption(const Frame& frame) const;
  void draw_size(const Frame& frame, Rect rail) const;
  void draw_brush(const Frame& frame) const;

  Rect panel_, picture_, tools_row_;
  bool has_heading_ = false;
  std::optional<MapPoint> stroke_from_;  // of the stroke under way

  struct HeldOutSource {
    std::shared_ptr<const TrainingSetup> setup;
    std::int64_t n = 0;
    bool operator==(const HeldOutSource&) const = default;
  };
  Memo<HeldOutSource, std::vector<bool>> held_out_;
};

}  // namespace pw
