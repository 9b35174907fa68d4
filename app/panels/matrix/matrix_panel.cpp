#include "app/panels/matrix/matrix_panel.h"

#include "app/widgets/text.h"

namespace pw {

void MatrixPanel::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  modes_.lay_out(panel, frame.px(300), frame);
}

void MatrixPanel::input(Frame& frame) {
  modes_.input(frame);
}

void MatrixPanel::draw(const Frame& frame) {
  draw_panel(frame, panel_, "It is a matrix product", frame.theme().text, "", panel_.right() - modes_.left());
  modes_.draw(frame);
}

}  // namespace pw
