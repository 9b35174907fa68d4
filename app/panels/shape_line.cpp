#include "app/panels/shape_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "app/panels/controls.h"
#include "app/panels/text.h"
#include "app/view/number_text.h"
#include "app/window/commands.h"

namespace pw {
namespace {

struct Number {
  std::int64_t value;
  const char* caption;
  ShapeAxis axis;
};

std::vector<Number> stack_numbers(const Shape& shape, std::int64_t maps, ShapeAxis maps_axis, bool nhwc) {
  const Number images{shape.n, shape.n == 1 ? "image" : "images", ShapeAxis::kBatch};
  const Number rows{shape.h, "rows", ShapeAxis::kRows};
  const Number columns{shape.w, "columns", ShapeAxis::kColumns};
  const Number channels{maps, "maps", maps_axis};
  if (nhwc) return {images, rows, columns, channels};
  return {images, channels, rows, columns};
}

std::vector<Number> kernel_numbers(const PointwiseLayer& layer, bool nhwc) {
  const Number high{1, "high", ShapeAxis::kKernel};
  const Number wide{1, "wide", ShapeAxis::kKernel};
  const Number in{layer.cin, "maps in", ShapeAxis::kMapsIn};
  const Number out{layer.cout, "maps out", ShapeAxis::kMapsOut};
  if (nhwc) return {high, wide, in, out};
  return {out, in, high, wide};
}

std::string explain(const Ui& ui, ShapeAxis axis) {
  const Shape& shape = ui.document().shape();
  const PointwiseLayer& layer = ui.document().parameters();
  switch (axis) {
    case ShapeAxis::kBatch:
      return shape.n == 1 ? std::string("Batch: one image at a time. It has nothing to do with the maps.")
                          : fmt::format("Batch: {} images at a time, image {} is shown. A press shows the next (B).",
                                        shape.n, ui.view.image);
    case ShapeAxis::kRows:
      return fmt::format("{} rows: the height of every map. A 1×1 convolution leaves it as it is.", shape.h);
    case ShapeAxis::kColumns:
      return fmt::format("{} columns: the width of every map, not a number of outputs. It stays as it is.", shape.w);
    case ShapeAxis::kMapsIn:
      return fmt::format(
          "{0} maps: at each of the {1} × {2} positions stand {0} numbers, one from each map. A map is not a filter; a "
          "filter is one row of W with {0} weights.",
          layer.cin, shape.h, shape.w);
    case ShapeAxis::kMapsOut:
      return fmt::format("{} filters, so {} output maps: each filter mixes all {} maps into one.", layer.cout,
                         layer.cout, layer.cin);
    case ShapeAxis::kKernel:
      return "1 high, 1 wide: the filter looks at one position at a time. Nothing moves in space.";
  }
  return {};
}

// One number with its caption; returns its width.
float put_number(Ui& ui, const Number& number, float x, float top, const std::string& id) {
  const std::string digits = std::to_string(number.value);
  const float digits_w = text_width(ui.fonts.large, digits);
  const float caption_w = text_width(ui.fonts.small, number.caption);
  const float w = std::max(digits_w, caption_w) + ui.px(4);
  const Rect area{x, top, w, ui.fonts.large->FontSize + ui.fonts.small->FontSize + ui.px(6)};
  ImGui::SetCursorScreenPos(area.min());
  if (ImGui::InvisibleButton(id.c_str(), {area.w, area.h}) && number.axis == ShapeAxis::kBatch) {
    run_command(ui, WindowCommand::kNextImage);
  }
  ui.widgets.mark(id, area);
  if (ImGui::IsItemHovered()) {
    ui.hover_next.axis = number.axis;
    show_tooltip(ui, explain(ui, number.axis));
  }
  const bool lit = ui.view.hover.axis == number.axis;
  const Rgb colour = lit || number.axis == ShapeAxis::kMapsOut ? ui.theme.accent : ui.theme.text;
  put_text_centred(ui, ui.fonts.large, colour, {x + w / 2.0F, top}, digits);
  put_text_centred(ui, ui.fonts.small, ui.theme.muted, {x + w / 2.0F, top + ui.fonts.large->FontSize + ui.px(1)},
                   number.caption);
  // The two numbers that cancel are underlined.
  if (number.axis == ShapeAxis::kMapsIn || lit) {
    ui.draw->AddRectFilled({x, area.bottom() - ui.px(1)}, {x + w, area.bottom() + ui.px(1)},
                           im(lit ? ui.theme.accent : ui.theme.text));
  }
  return w;
}

float put_tuple(Ui& ui, const std::vector<Number>& numbers, float x, float top, float space, const char* id) {
  const float start = x;
  x += put_text(ui, ui.fonts.large, ui.theme.text, {x, top}, "(") + space;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    x += put_number(ui, numbers[i], x, top, fmt::format("{}.{}", id, i));
    if (i + 1 < numbers.size()) x += put_text(ui, ui.fonts.large, ui.theme.text, {x, top}, ",") + space;
  }
  x += space;
  x += put_text(ui, ui.fonts.large, ui.theme.text, {x, top}, ")");
  return x - start;
}

float put_sign(const Ui& ui, const char* sign, float x, float top) {
  return put_text(ui, ui.fonts.large, ui.theme.muted, {x, top}, sign);
}

float put_layout_switch(Ui& ui, float right, float middle) {
  const float height = ui.px(28);
  const float gap = ui.px(4);
  float used = 0.0F;
  const float nchw = button_width(ui, "NCHW");
  const float nhwc = button_width(ui, "NHWC");
  const float x = right - nchw - nhwc - gap;
  const char* why =
      "The order in which the four numbers are written (N). The picture is the same; TensorFlow writes NHWC, PyTorch "
      "NCHW.";
  const bool to_nhwc =
      put_button(ui, "layout.nhwc", "NHWC", {x, middle - height / 2.0F}, height, why, used, {ui.view.nhwc});
  const bool to_nchw = put_button(ui, "layout.nchw", "NCHW", {x + nhwc + gap, middle - height / 2.0F}, height, why,
                                  used, {!ui.view.nhwc});
  ui.widgets.mark("layout", {x, middle - height / 2.0F, nchw + nhwc + gap, height});
  if ((to_nhwc && !ui.view.nhwc) || (to_nchw && ui.view.nhwc)) run_command(ui, WindowCommand::kLayout);
  return right - x;
}

}  // namespace

void draw_shape_line(Ui& ui) {
  const Rect area = ui.layout.shape_line;
  const Shape& shape = ui.document().shape();
  const PointwiseLayer& layer = ui.document().parameters();
  const float block = ui.fonts.large->FontSize + ui.fonts.small->FontSize + ui.px(6);
  const float top = area.y + std::max(0.0F, (area.h - block) / 2.0F);
  const bool narrow = area.w < ui.px(1300);
  const float space = ui.px(narrow ? 3 : 7);
  const float gap = ui.px(narrow ? 10 : 20);
  float x = area.x + ui.px(2);
  x += put_tuple(ui, stack_numbers(shape, shape.c, ShapeAxis::kMapsIn, ui.view.nhwc), x, top, space, "shape.x") + gap;
  x += put_sign(ui, "×", x, top) + gap;
  x += put_tuple(ui, kernel_numbers(layer, ui.view.nhwc), x, top, space, "shape.w") + gap;
  x += put_sign(ui, "→", x, top) + gap;
  x += put_tuple(ui, stack_numbers(shape, layer.cout, ShapeAxis::kMapsOut, ui.view.nhwc), x, top, space, "shape.y");

  const float middle = area.y + area.h / 2.0F;
  float right = area.right() - put_layout_switch(ui, area.right(), middle) - ui.px(18);
  const std::string lines[] = {fmt::format("the {} cancels, the {} arrives", layer.cin, layer.cout),
                               fmt::format("{} × {} weights + {} biases = {} numbers", layer.cout,
                                           count_text(layer.cin), layer.cout, count_text(layer.parameter_count())),
                               "the same at every position"};
  float widest = 0.0F;
  for (const auto& line : lines) widest = std::max(widest, text_width(ui.fonts.small, line));
  if (right - widest < x + ui.px(16)) return;
  const float step = ui.fonts.small->FontSize + ui.px(4);
  for (int i = 0; i < 3; ++i) {
    put_text_right(ui, ui.fonts.small, i == 1 ? ui.theme.text : ui.theme.muted,
                   {right, middle - 1.5F * step + static_cast<float>(i) * step + ui.px(2)}, lines[i]);
  }
}

}  // namespace pw
