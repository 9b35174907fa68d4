#include "app/panels/cost/next_layer/kernel_switch.h"

#include <cmath>

#include "app/cost/next_kernels.h"
#include "app/frame/spoken_look.h"
#include "app/widgets/menu.h"
#include "app/widgets/text.h"

namespace pw {

void KernelSwitch::lay_out(Rect panel, float from, float right, const Frame& frame) {
  const float height = frame.px(is_spoken(frame) ? 26.0F : 24.0F);
  const ImVec2 at{0.0F, panel.y + frame.px(5)};
  buttons_.clear();
  for (int i = 0; i < kNextKernels; ++i) {
    const NextKernelName& name = next_kernel_name(static_cast<NextKernel>(i));
    buttons_.push_back(command_button(frame, {"cost.kernel", i}, name.command, at, height, std::string(name.label)));
  }
  align_right(buttons_, right, frame.px(4));
  const float word = text_width(frame.fonts().small, "kernel") + frame.px(8);
  if (left() - word >= from) return;
  const char* chosen = next_kernel_name(frame.cost().settings().next.kernel).label;
  for (const char* before : {"kernel: ", ""}) {
    buttons_ = {button_at(frame, "cost.kernel", choice_label(std::string(before) + chosen),
                          "The kernel of the next layer (K, Shift+K)", at, height)};
    align_right(buttons_, right, frame.px(4));
    if (left() >= from) return;
  }
}

void KernelSwitch::input(Frame& frame) {
  if (buttons_.size() > 1) {
    press_all(frame, buttons_);
    const Rect &first = buttons_.front().area, &last = buttons_.back().area;
    return frame.mark("cost.kernel", {first.x, first.y, last.right() - first.x, first.h});
  }
  std::vector<Choice> choices;
  for (int i = 0; i < kNextKernels; ++i) {
    const auto kernel = static_cast<NextKernel>(i);
    const NextKernelName& name = next_kernel_name(kernel);
    choices.push_back({name.label, name.help, frame.cost().settings().next.kernel == kernel});
  }
  if (const auto chosen = choose(frame, buttons_.front(), choices))
    frame.run(next_kernel_name(static_cast<NextKernel>(*chosen)).command);
}

void KernelSwitch::draw(const Frame& frame) const {
  draw_buttons(frame, buttons_);
  if (buttons_.size() == 1) return;
  ImFont* font = frame.fonts().small;
  const Rect& first = buttons_.front().area;
  draw_text_right(frame, font, frame.theme().muted,
                  {first.x - frame.px(8), std::floor(first.centre().y - font->FontSize / 2.0F)}, "kernel");
}

}  // namespace pw
