#include "app/panels/cost/next_layer/kernel_switch.h"

#include <cmath>

#include "app/frame/spoken_look.h"
#include "app/widgets/menu.h"
#include "app/widgets/text.h"

namespace pw {

const char* kernel_command(NextKernel kernel) {
  switch (kernel) {
    case NextKernel::kOne:
      return "cost.kernel.1x1";
    case NextKernel::kThree:
      return "cost.kernel.3x3";
    case NextKernel::kFive:
      return "cost.kernel.5x5";
    case NextKernel::kUpsampling:
      return "cost.kernel.up";
    case NextKernel::kDepthwise:
      return "cost.kernel.depthwise";
  }
  return "";
}

const char* kernel_label(NextKernel kernel) {
  switch (kernel) {
    case NextKernel::kOne:
      return "1×1";
    case NextKernel::kThree:
      return "3×3";
    case NextKernel::kFive:
      return "5×5";
    case NextKernel::kUpsampling:
      return "16×16 up (FCN-8s)";
    case NextKernel::kDepthwise:
      return "depthwise 3×3 + 1×1";
  }
  return "";
}

void KernelSwitch::lay_out(Rect panel, float from, float right, const Frame& frame) {
  const float height = frame.px(is_spoken(frame) ? 26.0F : 24.0F);
  const ImVec2 at{0.0F, panel.y + frame.px(5)};
  buttons_.clear();
  for (int i = 0; i < kNextKernels; ++i) {
    const auto kernel = static_cast<NextKernel>(i);
    buttons_.push_back(command_button(frame, {"cost.kernel", i}, kernel_command(kernel), at, height,
                                      std::string(kernel_label(kernel))));
  }
  align_right(buttons_, right, frame.px(4));
  const float word = text_width(frame.fonts().small, "kernel") + frame.px(8);
  if (left() - word >= from) return;
  const NextKernel chosen = frame.cost().settings().next.kernel;
  for (const char* before : {"kernel: ", ""}) {
    buttons_ = {button_at(frame, "cost.kernel", choice_label(std::string(before) + kernel_label(chosen)),
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
    choices.push_back({kernel_label(kernel), frame.commands().find(kernel_command(kernel)).help,
                       frame.cost().settings().next.kernel == kernel});
  }
  if (const auto chosen = choose(frame, buttons_.front(), choices))
    frame.run(kernel_command(static_cast<NextKernel>(*chosen)));
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
