// What only some stacks have, beside the shapes below the other buttons: the axis order in which a file was read, the
// image of a batch.
#include <fmt/format.h>

#include <cmath>

#include "app/panels/maps/shape_line.h"
#include "app/presentation/number_text.h"
#include "app/widgets/menu.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kBesideWords = 6.0F;  // points

// The one that is not used swaps the order.
Button read_as(const Frame& frame, AxisOrder order, AxisOrder used, ImVec2 at, float height) {
  const std::string label(axis_order_text(order));
  Button button = command_button(frame, order == used ? "file.order" : "swap", "input.flip", at, height, label);
  button.is_on = order == used;
  if (order == used) button.command.clear();
  return button;
}

}  // namespace

bool ShapeLine::may_name_orders(const Frame& frame) const {
  return !file_controls(frame).words.empty();
}

float ShapeLine::order_words_left(const Frame& frame, const char* words) const {
  return order_buttons(frame).front().area.x - text_width(frame.fonts().small, words) - frame.px(kBesideWords);
}

// In fewer words where the shapes leave no room for more.
ShapeLine::FileControls ShapeLine::file_controls(const Frame& frame) const {
  constexpr FileWords kWords[] = {{"file read as", true, "image {} of {}", true},
                                  {"file", true, "{} of {}", true},
                                  {"file: {}", false, "{} of {}", true},
                                  {"file", false, "{}/{}", true},
                                  {nullptr, false, "{}/{}", true},
                                  {nullptr, false, "{}/{}", false}};
  FileControls controls;
  for (const FileWords& words : kWords) {
    controls = file_controls(frame, words);
    if (controls.buttons.empty() || controls.left > right_ + frame.px(10)) break;
  }
  return controls;
}

ShapeLine::FileControls ShapeLine::file_controls(const Frame& frame, const FileWords& words) const {
  const float height = button_height(frame);
  const ImVec2 at{0, line_.centre().y + frame.px(2)};
  const Document& document = frame.document();
  FileControls controls;
  std::vector<Button>& buttons = controls.buttons;
  if (const auto order = document.source.axis_order(); order && words.order != nullptr) {
    if (words.has_both_orders) {
      for (const AxisOrder each : {AxisOrder::kNhwc, AxisOrder::kNchw})
        buttons.push_back(read_as(frame, each, *order, at, height));
      controls.words = words.order;
    } else {
      const std::string label = fmt::format(fmt::runtime(words.order), axis_order_text(*order));
      buttons.push_back(command_button(frame, "swap", "input.flip", at, height, choice_label(label)));
    }
  }
  if (const std::int64_t images = document.shape().n; images > 1) {
    const std::string shown = fmt::format(fmt::runtime(words.image), frame.selection().n + 1, images);
    if (words.has_arrows) buttons.push_back(command_button(frame, "image.back", "image.previous", at, height));
    buttons.push_back(command_button(frame, "image.shown", "image.next", at, height, shown));
    if (words.has_arrows) buttons.push_back(command_button(frame, "image.on", "image.next", at, height));
  }
  align_right(buttons, line_.right(), frame.px(4));
  controls.left = buttons.empty() ? line_.right() : buttons.front().area.x;
  if (!controls.words.empty())
    controls.left -= text_width(frame.fonts().small, controls.words) + frame.px(kBesideWords);
  return controls;
}

void ShapeLine::input_file(Frame& frame) const {
  const FileControls controls = file_controls(frame);
  for (const Button& button : controls.buttons) {
    if (button.key != WidgetKey("swap") || !controls.words.empty()) {
      press(frame, button);
      continue;
    }
    const auto used = frame.document().source.axis_order();
    const bool is_nhwc = used == AxisOrder::kNhwc;
    Button list = button;
    list.command.clear();
    const auto chosen = choose(frame, list,
                               {{axis_order_text(AxisOrder::kNhwc), "The maps are the last axis of the file.", is_nhwc},
                                {axis_order_text(AxisOrder::kNchw), "The maps are the second axis of it.", !is_nhwc}});
    if (chosen && (*chosen == 0) != is_nhwc) frame.run("input.flip");
  }
}

void ShapeLine::draw_file_words(const Frame& frame, const FileControls& controls) {
  if (controls.words.empty()) return;
  ImFont* font = frame.fonts().small;
  const Rect& first = controls.buttons.front().area;
  const ImVec2 at{controls.left, std::floor(first.centre().y - font->FontSize / 2.0F)};
  frame.explain_drawn({at.x, first.y, first.x - at.x, first.h}, controls.buttons.front().explanation);
  draw_text(frame, font, frame.theme().muted, at, controls.words);
}

}  // namespace pw
