#include "app/panels/outputs/score_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/presentation/outputs/prediction.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kThresholdHalfRange = 0.49F;

Slider threshold_slider(const Frame& frame, Rect area) {
  return {"threshold", area, frame.display().threshold - 0.5F, kThresholdHalfRange};
}

std::string explain_threshold(const Frame& frame) {
  return fmt::format(
      "p > {:.2f}: the class is predicted where its probability p exceeds this threshold. Right-click: back to 0.5",
      frame.display().threshold);
}

std::string explain_score(const RoadScore& score) {
  return fmt::format(
      "IoU (pixels) {:.4f}, pixel accuracy {:.2f} %: of the predicted road, against the ground truth.\nIoU: the pixels "
      "that are road in both, divided by those that are road in either. Pixel accuracy: the share of all pixels that "
      "are "
      "predicted correctly.",
      score.iou, 100.0 * score.accuracy);
}

std::string explain_score(const RoadScore& score, std::optional<double> best) {
  const std::string at_best =
      best ? fmt::format(
                 "\n{:.4f} at the best threshold: without some maps the scores shift as well; this is what the "
                 "others still know.",
                 *best)
           : "";
  return explain_score(score) + at_best;
}

// Whether some maps do not count.
bool counts_some_maps(const Frame& frame) {
  return !frame.mask_so_far().empty() || shown_mode(frame.selection()) == MapsMode::kProducts;
}

}  // namespace

float ScoreLine::height(const Frame& frame) {
  return frame.fonts().small->FontSize + frame.px(4);
}

void ScoreLine::input(Frame& frame, OverlayMode mode) const {
  const float width = text_width(frame.fonts().small, text_);
  if (shown_score_) explain_area(frame, {area_.x, area_.y, width, area_.h}, explain_score(*shown_score_, shown_best_));
  const Rect area = threshold_area(frame, mode, text_);
  if (area.w <= 0.0F) return;
  const SliderEvent event = slide(frame, threshold_slider(frame, area), explain_threshold);
  if (event.value)
    frame.display().threshold = 0.5F + std::clamp(*event.value, -kThresholdHalfRange, kThresholdHalfRange);
  if (event.zero) frame.display().threshold = 0.5F;
}

// "IoU (pixels) 0.95": of the predicted road with the ground truth, where the overlay shows it. Shorter beside a
// threshold that would have no room.
std::string ScoreLine::text(const Frame& frame, OverlayMode mode, std::int64_t output) {
  const Document& document = frame.document();
  clear();
  // Why there is no score to be seen.
  if (const std::string note = weights_note(document); !note.empty()) return "weights " + note;
  if (document.picture == nullptr) return "no image";
  if (mode == OverlayMode::kColour) return "";
  if (can_be_scored(document) && mode == OverlayMode::kArgmax && !shows_road(document, mode, output))
    return "no score for " + output_name(document.weights(), output);
  if (!can_be_scored(document) || !shows_road(document, mode, output))
    return document.ground_truth != nullptr ? "over the scene" : "over the image";
  const auto rule = road_rule(document.weights(), frame.display().threshold);
  const RoadScore& score =
      road_.of(frame.outputs_so_far().sums(), frame.outputs_so_far_version(), document, frame.selection().n, *rule);
  shown_score_ = score;
  shown_best_ = counts_some_maps(frame)
                    ? road_.best_iou_of(frame.outputs_so_far().sums(), frame.outputs_so_far_version(), document,
                                        frame.selection().n, *rule)
                    : std::nullopt;
  const std::string brief =
      fmt::format("{}IoU (pixels) {:.2f}", mode == OverlayMode::kClasses ? "road: " : "", score.iou);
  // Among many classes, pixel accuracy would be taken for that of all of them.
  if (mode == OverlayMode::kClasses) return brief;
  if (shown_best_) return with_best(frame, brief, mode);
  const std::string full = fmt::format("{} · pixel accuracy {:.1f} %", brief, 100.0 * score.accuracy);
  const bool has_room = has_threshold(document, mode) ? threshold_area(frame, mode, full).w > 0.0F
                                                      : text_width(frame.fonts().small, full) <= area_.w;
  return has_room ? full : brief;
}

// Without some maps the score moves as well: what the others know is the IoU at the threshold that suits them.
std::string ScoreLine::with_best(const Frame& frame, const std::string& brief, OverlayMode mode) const {
  for (const char* words : {"at the best threshold", "at best"}) {
    const std::string full = fmt::format("{} · {:.2f} {}", brief, *shown_best_, words);
    if (threshold_area(frame, mode, full).w > 0.0F) return full;
  }
  const std::string full = fmt::format("{} · {:.2f} at best", brief, *shown_best_);
  return text_width(frame.fonts().small, full) <= area_.w ? full : brief;
}

void ScoreLine::describe(StateWriter& writer) const {
  if (!shown_score_) return;
  writer.section("score") = {{"iou", state_number(shown_score_->iou)}, {"right", state_number(shown_score_->accuracy)}};
  if (shown_best_) writer.section("score")["best"] = state_number(*shown_best_);
}

Rect ScoreLine::threshold_area(const Frame& frame, OverlayMode mode, std::string_view text) const {
  if (!has_threshold(frame.document(), mode)) return {};
  ImFont* font = frame.fonts().small;
  const float used = text_width(font, text) + frame.px(16);
  const float number_w = text_width(font, "0.00") + frame.px(8);
  const float label_w = text_width(font, "p >") + frame.px(6);
  const Rect area{area_.x + used + label_w, area_.y, area_.w - used - label_w - number_w, area_.h};
  return area.w < frame.px(40) ? Rect{} : area;
}

void ScoreLine::draw(const Frame& frame, OverlayMode mode, std::int64_t output) {
  ImFont* font = frame.fonts().small;
  const float text_y = area_.centre().y - font->FontSize / 2.0F;
  text_ = text(frame, mode, output);
  draw_text_within(frame, font, frame.theme().text, {area_.x, text_y}, area_.w, text_);
  if (!text_.empty() && !shown_score_) frame.explain_drawn(area_, text_);
  const Rect area = threshold_area(frame, mode, text_);
  if (area.w <= 0.0F) return;
  const float label_x = area.x - text_width(font, "p >") - frame.px(6);
  frame.explain_drawn({label_x, area_.y, area_.right() - label_x, area_.h}, explain_threshold);
  draw_text(frame, font, frame.theme().muted, {area.x - text_width(font, "p >") - frame.px(6), text_y}, "p >");
  draw_slider(frame, threshold_slider(frame, area));
  draw_text_right(frame, font, frame.theme().text, {area_.right(), text_y},
                  fmt::format("{:.2f}", frame.display().threshold));
}

}  // namespace pw
