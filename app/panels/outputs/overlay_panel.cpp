#include "app/panels/outputs/overlay_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/widgets/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kThresholdHalfRange = 0.49F;

std::string title(const Frame& frame, std::int64_t output) {
  const std::string name = output_name(frame.document().weights(), output);
  switch (frame.display().overlay) {
    case OverlayMode::kArgmax:
      return "Predicted " + name;
    case OverlayMode::kSoftmax:
      return fmt::format("P({})", name);
    case OverlayMode::kValues:
      return fmt::format("Values of {}", name);
    case OverlayMode::kColour:
      return "Outputs as RGB";
  }
  return "";
}

const char* mode_label(OverlayMode mode) {
  switch (mode) {
    case OverlayMode::kArgmax:
      return "argmax";
    case OverlayMode::kSoftmax:
      return "softmax";
    case OverlayMode::kValues:
      return "values";
    case OverlayMode::kColour:
      return "RGB";
  }
  return "";
}

// The output that the tint shows: the selected one, or the last of two for argmax.
std::int64_t chosen_output(const Frame& frame) {
  const std::int64_t cout = frame.document().network.cout();
  const bool last = frame.display().overlay == OverlayMode::kArgmax && cout == 2;
  return last ? cout - 1 : std::min(frame.selection().output, cout - 1);
}

// Whether the outputs can be scored against the ground truth: road or not road.
bool has_road_score(const Document& document) {
  const std::int64_t cout = document.network.cout();
  return document.ground_truth != nullptr && document.weights().is_scored && cout <= 2 &&
         road_output(document.weights()) == cout - 1;
}

bool has_threshold(const Frame& frame) {
  return frame.display().overlay == OverlayMode::kArgmax && frame.document().network.cout() <= 2;
}

Slider threshold_slider(const Frame& frame, Rect area) {
  return {"threshold", area, frame.display().threshold - 0.5F, kThresholdHalfRange};
}

Overlay wanted_overlay(const Frame& frame, std::int64_t output) {
  Overlay overlay;
  overlay.mode = frame.display().overlay;
  overlay.chosen = static_cast<int>(output);
  if (overlay.mode == OverlayMode::kValues) {
    overlay.range = frame.scales().outputs[static_cast<std::size_t>(output)].range;
    overlay.map = frame.scales().outputs[static_cast<std::size_t>(output)].map;
  }
  overlay.threshold = frame.display().threshold;
  overlay.tint = frame.theme().accent;
  overlay.plain = frame.theme().control;
  overlay.outline = frame.display().shows_truth;
  return overlay;
}

}  // namespace

void OverlayPanel::lay_out(Rect panel, const Frame& frame) {
  const Document& document = frame.document();
  const Shape& shape = document.shape();
  panel_ = panel;
  area_ = panel_area(frame, panel);
  const float line_h = frame.fonts().small->FontSize + frame.px(4);
  const float ratio = document.picture
                          ? static_cast<float>(document.picture->width) / static_cast<float>(document.picture->height)
                          : static_cast<float>(shape.w) / static_cast<float>(shape.h);
  picture_ = fit({area_.x, area_.y, area_.w, area_.h - line_h}, ratio);
  picture_ = {picture_.x, picture_.y, std::max(1.0F, std::floor(picture_.w)), std::max(1.0F, std::floor(picture_.h))};
  line_ = {area_.x, area_.bottom() - line_h + frame.px(4), area_.w, line_h};
}

std::vector<Button> OverlayPanel::head_buttons(const Frame& frame) const {
  const float y = panel_.y + frame.px(5);
  const float height = frame.px(24);
  const float title_w = text_width(frame.fonts().strong, title(frame, chosen_output(frame))) + frame.px(32);
  std::vector<Button> buttons;
  // The longest name that leaves room for the title.
  for (const char* name : {"ground truth", "truth"}) {
    buttons.clear();
    if (frame.document().ground_truth != nullptr)
      buttons.push_back(command_button(frame, "truth", "truth", {0, y}, height, name));
    buttons.push_back(command_button(frame, "overlay", "overlay", {0, y}, height, mode_label(frame.display().overlay)));
    align_right(buttons, panel_.right() - frame.px(8), frame.px(4));
    if (buttons.front().area.x >= panel_.x + title_w) break;
  }
  return buttons;
}

void OverlayPanel::input(Frame& frame) {
  press_all(frame, head_buttons(frame));
  if (frame.display().curtain) return;
  if (point_on_picture(frame, "overlay_picture", picture_).hovered) frame.hover().output = chosen_output(frame);
  const Rect area = threshold_area(frame, score_);
  if (area.w <= 0.0F) return;
  const SliderEvent event = slide(frame, threshold_slider(frame, area), [](const Frame& shown) {
    return fmt::format(
        "p > {:.2f}\nRoad is where its softmax probability p exceeds this. Right-click: back to 0.5, the argmax",
        shown.display().threshold);
  });
  if (event.value)
    frame.display().threshold = 0.5F + std::clamp(*event.value, -kThresholdHalfRange, kThresholdHalfRange);
  if (event.zero) frame.display().threshold = 0.5F;
}

// "IoU (pixels) 0.95": of the predicted road with the ground truth, if that is known. Shorter beside a threshold that
// would have no room.
std::string OverlayPanel::score_text(const Frame& frame) {
  const Document& document = frame.document();
  shown_score_.reset();
  if (document.ground_truth == nullptr) return document.picture ? "over the image" : "no image";
  if (!has_road_score(document)) return "over the scene";
  const RoadScore& score = road_.of(frame.session().outputs().sums(), frame.session().outputs_version(), document,
                                    frame.selection().n, frame.display().threshold);
  shown_score_ = score;
  const std::string full = fmt::format("IoU (pixels) {:.2f} · accuracy {:.1f} %", score.iou, 100.0 * score.accuracy);
  if (!has_threshold(frame) || threshold_area(frame, full).w > 0.0F) return full;
  return fmt::format("IoU {:.2f} · {:.1f} % right", score.iou, 100.0 * score.accuracy);
}

void OverlayPanel::describe(StateWriter& writer) const {
  if (!shown_score_) return;
  writer.section("score") = {{"iou", state_number(shown_score_->iou)}, {"right", state_number(shown_score_->accuracy)}};
}

Rect OverlayPanel::threshold_area(const Frame& frame, std::string_view score) const {
  if (!has_threshold(frame)) return {};
  ImFont* font = frame.fonts().small;
  const float used = text_width(font, score) + frame.px(16);
  const float number_w = text_width(font, "0.00") + frame.px(8);
  const float label_w = text_width(font, "p >") + frame.px(6);
  const Rect area{line_.x + used + label_w, line_.y, line_.w - used - label_w - number_w, line_.h};
  return area.w < frame.px(40) ? Rect{} : area;
}

void OverlayPanel::draw_score_line(const Frame& frame) {
  ImFont* font = frame.fonts().small;
  const float text_y = line_.centre().y - font->FontSize / 2.0F;
  score_ = score_text(frame);
  draw_text(frame, font, frame.theme().text, {line_.x, text_y}, score_);
  const Rect area = threshold_area(frame, score_);
  if (area.w <= 0.0F) return;
  draw_text(frame, font, frame.theme().muted, {area.x - text_width(font, "p >") - frame.px(6), text_y}, "p >");
  draw_slider(frame, threshold_slider(frame, area));
  draw_text_right(frame, font, frame.theme().text, {line_.right(), text_y},
                  fmt::format("{:.2f}", frame.display().threshold));
}

void OverlayPanel::draw(const Frame& frame) {
  const std::int64_t output = chosen_output(frame);
  const std::vector<Button> buttons = head_buttons(frame);
  float buttons_w = -frame.px(4);
  for (const Button& button : buttons) buttons_w += button.area.w + frame.px(4);
  draw_panel(frame, panel_, title(frame, output), frame.output_colour(output), "", buttons_w + frame.px(8));
  draw_buttons(frame, buttons);
  shown_score_.reset();
  if (frame.display().curtain) {
    frame.draw_list()->AddRectFilled(picture_.min(), picture_.max(), im(frame.theme().control));
    return;
  }
  const GLuint painted = frame.pictures().overlay(static_cast<int>(picture_.w), static_cast<int>(picture_.h),
                                                  wanted_overlay(frame, output));
  draw_canvas(frame, painted, picture_);
  draw_markers(frame, picture_);
  draw_score_line(frame);
}

}  // namespace pw
