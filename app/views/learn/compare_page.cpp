#include "app/views/learn/compare_page.h"

namespace pw {

void ComparePage::lay_out(Rect body, const Frame& frame) {
  const Shape& shape = frame.document().shape();
  layout_ = lay_out_explore({body, frame.px(1), static_cast<float>(shape.w) / static_cast<float>(shape.h),
                             OutputsPanel::slots(frame), static_cast<int>(frame.document().network.cout()), false,
                             OutputsPanel::pictures(frame)});
  weights_.lay_out(layout_.weights, layout_.labels_column, layout_.maps_column, frame);
  outputs_.lay_out(layout_.output_slots, frame);
}

void ComparePage::input(Frame& frame) {
  weights_.input(frame);
  if (!frame.is_stale()) outputs_.input(frame);
}

void ComparePage::draw(const Frame& frame) {
  weights_.draw(frame);
  weights_.draw_head(frame);
  outputs_.draw(frame);
}

std::vector<Rect> ComparePage::panels() const {
  std::vector<Rect> panels = {layout_.weights};
  panels.insert(panels.end(), outputs_.panels().begin(), outputs_.panels().end());
  return panels;
}

void ComparePage::describe(StateWriter& writer, const Frame& frame) const {
  outputs_.describe(writer, frame);
}

}  // namespace pw
