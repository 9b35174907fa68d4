#pragma once
// The stack reshaped to a matrix, one row per position, times W; and the same in code.
#include <string>

#include "app/frame/frame.h"
#include "app/frame/state_writer.h"
#include "app/panels/matrix/matrix_code.h"
#include "app/panels/matrix/matrix_layout.h"
#include "app/panels/matrix/matrix_pictures.h"
#include "app/widgets/mode_switch.h"

namespace pw {

class MatrixPanel {
 public:
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame);

  void describe(StateWriter& writer, const Frame& frame) const;
  // Starts the way to the matrix, or back to the stack.
  static void toggle_play(Frame& frame);
  // Moves what is on its way. Whether something is.
  bool advance(Frame& frame) const;

 private:
  Button play_button(const Frame& frame) const;
  void input_slider(Frame& frame) const;
  void input_matrices(Frame& frame) const;
  void draw_stack(const Frame& frame) const;
  void draw_text(const Frame& frame) const;
  void draw_slider(const Frame& frame) const;
  void draw_x(const Frame& frame);
  void draw_y(const Frame& frame);
  void draw_hovered(const Frame& frame) const;

  Rect panel_;
  MatrixLayout layout_;
  ModeSwitch modes_;
  MatrixPictures pictures_;
  MatrixCode code_;
};

}  // namespace pw
