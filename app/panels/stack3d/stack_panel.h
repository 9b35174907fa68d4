#pragma once
// x as a block in three dimensions: the selected map lifted out of it, the position a rod that lies down on W.
#include <optional>

#include "app/frame/state_writer.h"
#include "app/panels/stack3d/stack_labels.h"
#include "app/panels/stack3d/stack_pictures.h"
#include "app/panels/weights/weight_rows.h"
#include "app/widgets/mode_switch.h"

namespace pw {

class StackPanel {
 public:
  // `rows`: of W, laid out before the panel is.
  explicit StackPanel(const WeightRows& rows) : rows_(rows) {}
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame);
  void describe(StateWriter& writer, const Frame& frame) const;

  // Of the selected map in the rod laid flat.
  std::optional<Rect> selected_cell(const Frame& frame) const {
    return strip_cell(frame, *scene_, frame.selection().map);
  }

  // Degrees; a factor.
  static void turn(Frame& frame, float yaw, float pitch);
  static void zoom(Frame& frame, float factor);
  static void reset_camera(Frame& frame);

 private:
  void lay_out_head(const Frame& frame);
  std::vector<Button> head_buttons(const Frame& frame) const;
  void input_head(Frame& frame);
  void input_labels(Frame& frame) const;
  void input_block(Frame& frame);
  void drag(Frame& frame, const ItemState& item);
  void input_strip(Frame& frame) const;
  void draw_marks(const Frame& frame) const;
  void draw_hovered(const Frame& frame) const;
  void draw_rod_lines(const Frame& frame) const;
  void draw_strip_marks(const Frame& frame) const;

  const WeightRows& rows_;
  Rect panel_;
  ModeSwitch modes_;
  bool has_short_head_ = false;
  std::optional<StackScene> scene_;
  std::vector<StackLabel> labels_;
  StackPictures pictures_;
  bool is_turning_ = false;
};

}  // namespace pw
