#include "app/panels/sum/sum_panel.h"

#include "app/widgets/text.h"

namespace pw {

void SumPanel::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  modes_.lay_out(panel, frame.px(300), frame);
}

void SumPanel::input(Frame& frame) {
  modes_.input(frame);
}

void SumPanel::draw(const Frame& frame) {
  draw_panel(frame, panel_, "The sum at one position", frame.theme().text, "", panel_.right() - modes_.left());
  modes_.draw(frame);
}

}  // namespace pw
