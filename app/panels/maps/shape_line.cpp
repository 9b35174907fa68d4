#include "app/panels/maps/shape_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/frame/spoken_look.h"
#include "app/panels/maps/shape_notes.h"
#include "app/panels/maps/shape_texts.h"
#include "app/presentation/number_text.h"
#include "app/widgets/menu.h"
#include "app/widgets/text.h"

namespace pw {
std::vector<ShapeLine::Number> ShapeLine::stack_numbers(const Frame& frame, const char* key, std::int64_t maps,
                                                        ShapeAxis maps_axis, std::int64_t stride) const {
  const bool is_output = maps_axis == ShapeAxis::kMapsOut && other_ && other_->output;
  const Shape read = other_ && other_->stack ? *other_->stack : frame.document().shape();
  const Shape shape = is_output ? *other_->output : read;
  const auto computed = [stride](std::int64_t length) { return (length + stride - 1) / stride; };
  const Number images{key, shape.n, shape.n == 1 ? "image" : "images", ShapeAxis::kBatch, {}};
  const std::int64_t h = computed(shape.h), w = computed(shape.w);
  const Number rows{key, h, h == 1 ? "row" : "rows", ShapeAxis::kRows, {}};
  const Number columns{key, w, w == 1 ? "column" : "columns", ShapeAxis::kColumns, {}};
  const bool is_of_net = other_ && other_->story == ShapeStory::kNet && maps_axis == ShapeAxis::kMapsOut;
  const char* caption = is_of_net ? maps_out_caption(maps) : maps == 1 ? "map" : "maps";
  const Number channels{key, maps, caption, maps_axis, {}};
  if (frame.display().axis_order == AxisOrder::kNhwc) return {images, rows, columns, channels};
  return {images, channels, rows, columns};
}

std::vector<ShapeLine::Number> ShapeLine::kernel_numbers(const Frame& frame, const LayerShape& layer) const {
  const char* key = "shape.w";
  const Number height{key, kernel_.size, "height", ShapeAxis::kKernel, {}};
  const Number width{key, kernel_.size, "width", ShapeAxis::kKernel, {}};
  const Number in{key, layer.maps_in, layer.maps_in == 1 ? "map in" : "maps in", ShapeAxis::kMapsIn, {}};
  const bool is_counted = layer.story == ShapeStory::kCounted;
  const char* caption = !is_counted           ? maps_out_caption(layer.maps_out)
                        : layer.maps_out == 1 ? "map out: F′"
                                              : "maps out: F′";
  const Number out{key, layer.maps_out, caption, ShapeAxis::kMapsOut, {}};
  if (frame.display().axis_order == AxisOrder::kNhwc) return {height, width, in, out};
  return {out, in, height, width};
}

ImFont* ShapeLine::digits(const Frame& frame) const {
  return spacing_.is_large || !is_spoken(frame) ? frame.fonts().large : frame.fonts().spoken;
}

float ShapeLine::block_height(const Frame& frame) const {
  const float caption = spacing_.has_captions ? frame.fonts().small->FontSize : 0.0F;
  return digits(frame)->FontSize + caption + frame.px(6);
}

float ShapeLine::lay_out_sign(const Frame& frame, const char* sign, float x, bool is_muted) {
  signs_.push_back({sign, x, is_muted});
  return x + text_width(digits(frame), sign);
}

float ShapeLine::lay_out_tuple(const Frame& frame, std::vector<Number> numbers, float x) {
  const float space = frame.px(spacing_.space);
  x = lay_out_sign(frame, "(", x, false) + space;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    Number& number = numbers[i];
    number.key.i = static_cast<std::int64_t>(i);
    if (spacing_.has_brief_captions) number.caption = brief_caption(number.caption);
    const float digits_w = text_width(digits(frame), shape_number(number.value));
    const float caption_w = spacing_.has_captions ? text_width(frame.fonts().small, number.caption) : 0.0F;
    // The frame around the outputs stands clear of what follows.
    const float around = frame.px(number.axis == ShapeAxis::kMapsOut ? 10 : 4);
    const float width = std::max(digits_w + around, caption_w + frame.px(4));
    number.area = {x, top_, width, block_height(frame)};
    x += width;
    if (i + 1 < numbers.size()) {
      // Beside its number, which is narrower than the words below it; clear of the frame around the outputs.
      const bool has_frame = number.axis == ShapeAxis::kMapsOut;
      const float beside = number.area.centre().x + digits_w / 2.0F + frame.px(2);
      lay_out_sign(frame, ",", has_frame ? x : std::min(x, beside), false);
      x += text_width(digits(frame), ",") + space;
    }
    numbers_.push_back(number);
  }
  return lay_out_sign(frame, ")", x + space, false);
}

void ShapeLine::lay_out(Rect line, const Frame& frame, const View& view) {
  line_ = line;
  other_ = view.layer_shown(frame);
  kernel_ = view.kernel_shown(frame);
  fit_shapes(frame, view);
}

void ShapeLine::lay_out_shapes(const Frame& frame) {
  const Network& network = frame.document().network;
  const LayerShape layer = other_.value_or(LayerShape{network.cin(), network.cout()});
  const Rect& line = line_;
  const float gap = frame.px(spacing_.gap);
  top_ = line.y + std::max(0.0F, (line.h - block_height(frame)) / 2.0F);
  numbers_.clear();
  signs_.clear();
  float x = line.x + frame.px(2);
  if (layer.hidden) return lay_out_pair(frame, x);
  x = lay_out_tuple(frame, stack_numbers(frame, "shape.x", layer.maps_in, ShapeAxis::kMapsIn), x) + gap;
  if (layer.story != ShapeStory::kNet) {
    x = lay_out_sign(frame, "×", x, true) + gap;
    x = lay_out_tuple(frame, kernel_numbers(frame, layer), x) + gap;
  }
  x = lay_out_sign(frame, "→", x, true) + gap;
  right_ = lay_out_tuple(frame,
                         stack_numbers(frame, other_ && !other_->is_counted() ? "shape.w2" : "shape.y", layer.maps_out,
                                       ShapeAxis::kMapsOut, kernel_.stride),
                         x);
}

float ShapeLine::button_height(const Frame& frame) const {
  return std::min(frame.px(28), line_.h / 2.0F - frame.px(3));
}

std::vector<Button> ShapeLine::order_buttons(const Frame& frame) const {
  const float height = button_height(frame);
  const bool is_alone = file_controls(frame).buttons.empty();
  const float y = is_stacked_ ? line_.centre().y + frame.px(2)
                  : is_alone  ? line_.centre().y - height / 2.0F
                              : line_.centre().y - frame.px(2) - height;
  const char* why =
      "The axis order in which shapes are written (N). The maps are the same; TensorFlow uses NHWC, PyTorch NCHW.";
  if (!spacing_.has_both_orders) {
    std::vector<Button> list = {
        button_at(frame, "layout", choice_label(axis_order_text(frame.display().axis_order)), why, {0, y}, height)};
    align_right(list, line_.right(), 0.0F);
    return list;
  }
  Button nhwc = button_at(frame, "layout.nhwc", axis_order_text(AxisOrder::kNhwc), why, {0, y}, height);
  Button nchw = button_at(frame, "layout.nchw", axis_order_text(AxisOrder::kNchw), why, {0, y}, height);
  nhwc.is_on = frame.display().axis_order == AxisOrder::kNhwc;
  nchw.is_on = !nhwc.is_on;
  std::vector<Button> buttons = {std::move(nhwc), std::move(nchw)};
  align_right(buttons, line_.right(), frame.px(4));
  return buttons;
}

void ShapeLine::input(Frame& frame) {
  for (const Number& number : numbers_) {
    const ItemState item = frame.add_item(number.key, number.area);
    if (item.clicked && number.axis == ShapeAxis::kBatch) frame.run("image.next");
    if (!item.hovered) continue;
    frame.hover().axis = number.axis;
    frame.explain([axis = number.axis, other = other_, kernel = kernel_](const Frame& shown) {
      return explain_tuple_number(shown, other, axis, kernel);
    });
  }
  tabs_.input(frame);
  input_order(frame);
  input_file(frame);
}

void ShapeLine::input_order(Frame& frame) {
  const std::vector<Button> order = order_buttons(frame);
  if (order.size() == 1) {
    const bool is_nhwc = frame.display().axis_order == AxisOrder::kNhwc;
    const auto chosen = choose(frame, order.front(),
                               {{axis_order_text(AxisOrder::kNhwc), "As TensorFlow writes shapes.", is_nhwc},
                                {axis_order_text(AxisOrder::kNchw), "As PyTorch writes shapes.", !is_nhwc}});
    if (chosen && (*chosen == 0) != is_nhwc) frame.run("layout");
    return;
  }
  for (const Button& button : order) {
    if (press(frame, button) && !button.is_on) frame.run("layout");
  }
  const Rect& first = order.front().area;
  frame.mark("layout", {first.x, first.y, order.back().area.right() - first.x, first.h});
}

void ShapeLine::draw(const Frame& frame) const {
  for (const Sign& sign : signs_) {
    const Rect area{sign.x, top_, text_width(digits(frame), sign.text), digits(frame)->FontSize};
    frame.explain_drawn(area, [text = sign.text, other = other_](const Frame& shown) {
      return explain_tuple_sign(shown, other, text);
    });
    draw_text(frame, digits(frame), sign.is_muted ? frame.theme().muted : frame.theme().text, {sign.x, top_},
              sign.text);
  }
  for (const Number& number : numbers_) draw_number(frame, number);
  const FileControls file = file_controls(frame);
  draw_buttons(frame, file.buttons);
  draw_file_words(frame, file);
  // Above the same two orders it says what these are.
  FileControls order{order_buttons(frame), "", 0.0F};
  draw_buttons(frame, order.buttons);
  order.left = order.buttons.front().area.x;
  if (order_words_ != nullptr) {
    order.words = order_words_;
    order.left = order_words_left(frame, order_words_);
    draw_file_words(frame, order);
  }
  const float right = std::min(order.left, file.left);
  tabs_.draw(frame);
  if (!tabs_.empty()) return;
  const float left = right_ + frame.px(16);
  draw_shape_notes(frame, kernel_, {left, line_.y, right - frame.px(14) - left, line_.h}, other_);
}

void ShapeLine::draw_number(const Frame& frame, const Number& number) const {
  const Theme& theme = frame.theme();
  const Rect& area = number.area;
  const float middle = area.x + area.w / 2.0F;
  ImFont* font = digits(frame);
  draw_text_centred(frame, font, theme.text, {middle, top_}, shape_number(number.value));
  if (spacing_.has_captions)
    draw_text_centred(frame, frame.fonts().small, theme.muted, {middle, top_ + font->FontSize + frame.px(1)},
                      number.caption);
  // The two sizes that have to match are underlined, the number of outputs is in a box; what is pointed at is framed.
  const bool has_kernel = !other_ || other_->story != ShapeStory::kNet;
  if ((number.axis == ShapeAxis::kMapsIn && has_kernel) || number.axis == ShapeAxis::kHidden) {
    frame.draw_list()->AddRectFilled({area.x, area.bottom() - frame.px(1)}, {area.right(), area.bottom() + frame.px(1)},
                                     im(theme.text));
  }
  const float half_w = text_width(font, shape_number(number.value)) / 2.0F + frame.px(3);
  const Rect digits{std::floor(middle - half_w), std::floor(top_), 2.0F * half_w, font->FontSize};
  if (number.axis == ShapeAxis::kMapsOut) frame.draw_list()->AddRect(digits.min(), digits.max(), im(theme.muted));
  if (frame.hover().axis != number.axis) return;
  frame.keep_clear(area);
  frame.draw_list()->AddRect(digits.min(), digits.max(), im(theme.text), 0.0F, 0, frame.px(2));
}

}  // namespace pw
