#include "app/panels/weights/filter_label.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/geometry/layout.h"
#include "app/widgets/controls.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kLeastBias = 52.0F;  // points, of the slider

float bias_number_width(const Frame& frame) {
  return text_width(frame.fonts().spoken, "−0.0000");
}

// Before the number where there is no slider.
float bias_sign_width(const Frame& frame) {
  return text_width(frame.fonts().small, "b") + frame.px(6);
}

float filter_title_width(const Frame& frame) {
  return text_width(frame.fonts().strong, "filter 0");
}

float longest_name(const Frame& frame) {
  float longest = 0.0F;
  for (std::int64_t o = 0; o < std::min(frame.document().network.cout(), kShownRows); ++o)
    longest = std::max(longest, text_width(frame.fonts().small, output_name(frame.document().weights(), o)));
  return longest;
}

// In a high row: the name above the bias.
bool is_label_stacked(const Frame& frame, float row_h) {
  return row_h >= least_stacked_height(frame);
}

// Below the name the slider and the number, or where that is too wide the number; the name may then have two lines.
FilterLabel stacked_label(const Frame& frame, std::int64_t output, Rect row) {
  const float number_w = bias_number_width(frame);
  const float sign_w = frame.px(20);
  const float rail_w = row.w - sign_w - number_w - frame.px(8);
  if (rail_w >= frame.px(kLeastBias)) {
    const float name_h = std::floor(row.h / 2.0F);
    const Rect line{row.x, row.y + name_h, row.w, row.h - name_h};
    return {output,
            row,
            {row.x, row.y, row.w, name_h},
            {row.x + sign_w, line.y, rail_w, line.h},
            {row.right() - number_w - frame.px(4), line.y, number_w, line.h}};
  }
  const bool has_three = row.h >= least_two_line_height(frame) + frame.fonts().spoken->FontSize;
  const float name_h = std::floor(row.h * (has_three ? 2.0F / 3.0F : 0.5F));
  return {output,
          row,
          {row.x, row.y, row.w, name_h},
          {},
          {row.x, row.y + name_h, std::min(row.w, bias_sign_width(frame) + number_w), row.h - name_h}};
}

}  // namespace

FilterLabel filter_label(const Frame& frame, std::int64_t output, Rect row) {
  const float number_w = bias_number_width(frame);
  const float left = row.w - filter_title_width(frame) - number_w - frame.px(28);
  const bool names_fit = left - longest_name(frame) - frame.px(8) >= frame.px(kLeastBias);
  if (!names_fit && is_label_stacked(frame, row.h)) return stacked_label(frame, output, row);
  if (left < frame.px(kLeastBias)) {
    const Rect value{row.right() - number_w - frame.px(4), row.y, number_w, row.h};
    return {output, row, {row.x, row.y, std::max(1.0F, value.x - row.x), row.h}, {}, value};
  }
  // The names come before long sliders, which are as long in every row.
  const float most = std::min(left - longest_name(frame) - frame.px(8), frame.px(120));
  const float slider_w = std::max(frame.px(kLeastBias), std::min(row.w * 0.3F, most));
  const float slider_h = row.h >= slider_height_with_ends(frame) ? slider_height_with_ends(frame) : frame.px(22);
  const Rect slider{row.right() - number_w - slider_w - frame.px(8), std::floor(row.centre().y - slider_h / 2.0F),
                    slider_w, slider_h};
  const float middle = rail_y(frame, parameter_slider({}, slider, 0.0F, 1.0F));
  return {output,
          row,
          {row.x, slider.y, std::max(1.0F, slider.x - frame.px(20) - row.x), 2.0F * (middle - slider.y)},
          slider,
          {row.right() - number_w - frame.px(4), slider.y, number_w, 2.0F * (middle - slider.y)}};
}

float filter_names_width(const Frame& frame, std::int64_t rows, float most) {
  ImFont* font = frame.fonts().small;
  float widest = 0.0F;
  for (std::int64_t o = 0; o < rows; ++o)
    widest = std::max(widest, text_width(font, output_name(frame.document().weights(), o)));
  const float numbers = text_width(font, std::to_string(rows - 1));
  return (widest + frame.px(8) <= most ? widest : numbers) + frame.px(8);
}

float least_two_line_height(const Frame& frame) {
  return frame.fonts().strong->FontSize + frame.fonts().small->FontSize;
}

float least_stacked_height(const Frame& frame) {
  return frame.fonts().strong->FontSize + frame.fonts().spoken->FontSize + frame.px(6);
}

float least_label_width(const Frame& frame, float row_h) {
  const float title = filter_title_width(frame);
  // A name that is little longer than the title above it is not cut.
  const float longest = longest_name(frame);
  const bool has_two_lines = row_h >= least_two_line_height(frame) && longest <= 1.5F * title;
  const float name = has_two_lines ? std::max(title, longest) : title;
  const float number = bias_number_width(frame);
  return is_label_stacked(frame, row_h) ? std::max(name, bias_sign_width(frame) + number) + frame.px(4)
                                        : name + number + frame.px(12);
}

}  // namespace pw
