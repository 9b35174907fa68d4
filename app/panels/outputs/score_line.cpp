#include "app/panels/outputs/score_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "app/presentation/number_text.h"
#include "app/presentation/outputs/prediction.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::int64_t kMostCircled = 3;
constexpr float kThresholdHalfRange = 0.49F;
// Points.
constexpr float kLeastRail = 40.0F;
constexpr float kBeforeThreshold = 16.0F, kLeastBeforeThreshold = 10.0F;

Slider threshold_slider(const Frame& frame, Rect area) {
  return {"threshold", area, frame.display().threshold - 0.5F, kThresholdHalfRange};
}

std::string explain_threshold(const Frame& frame) {
  return fmt::format(
      "p > {:.2f}: the class is predicted where its probability p exceeds this threshold. Click on the number: type "
      "it; "
      "right-click on the slider: back to 0.5",
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

std::vector<std::int64_t> positions_of_largest(TensorView sums, std::int64_t n, std::int64_t output) {
  const auto chosen = sums.plane(n, output);
  std::vector<bool> is_largest(chosen.size(), true);
  for (std::int64_t o = 0; o < sums.shape.c; ++o) {
    const auto other = sums.plane(n, o);
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      // As it is tinted: not where another one is as large.
      if (o != output && other[i] >= chosen[i]) is_largest[i] = false;
    }
  }
  std::vector<std::int64_t> positions;
  for (std::size_t i = 0; i < is_largest.size(); ++i) {
    if (is_largest[i]) positions.push_back(static_cast<std::int64_t>(i));
  }
  return positions;
}

// Whether some maps do not count.
bool counts_some_maps(const Frame& frame) {
  return !frame.mask_so_far().empty() || shown_mode(frame.selection()) == MapsMode::kProducts;
}

}  // namespace

void ScoreLine::input(Frame& frame, OverlayMode mode) const {
  if (shown_score_)
    explain_area(frame, {area_.x, area_.y, is_upright_ ? area_.w : width(frame, text_), area_.h},
                 explain_score(*shown_score_, shown_best_));
  const auto shown = threshold(frame, mode, text_);
  if (!shown) return;
  const SliderEvent event = slide(frame, threshold_slider(frame, shown->rail), explain_threshold);
  if (event.value)
    frame.display().threshold = 0.5F + std::clamp(*event.value, -kThresholdHalfRange, kThresholdHalfRange);
  if (event.zero) frame.display().threshold = 0.5F;
  input_number(frame, "threshold.number", shown->number, "threshold.type", explain_threshold);
}

// "IoU (pixels) 0.95": of the predicted road with the ground truth, where the overlay shows it. Shorter beside a
// threshold that would have no room.
ScoreLine::Text ScoreLine::text(const Frame& frame, OverlayMode mode, std::int64_t output, std::string_view where) {
  const Document& document = frame.document();
  clear();
  // Why there is no score to be seen.
  if (const std::string note = weights_note(document); !note.empty()) return {"weights " + note, "", ""};
  if (mode == OverlayMode::kArgmax && !has_threshold(document, mode) && !shows_road(document, mode, output))
    return where_largest(frame, output, where);
  if (document.picture == nullptr) return {"no image", "", ""};
  if (mode == OverlayMode::kColour) return {};
  if (can_be_scored(document) && mode == OverlayMode::kArgmax && !shows_road(document, mode, output))
    return {"no score for " + output_name(document.weights(), output), "", ""};
  if (!can_be_scored(document) || !shows_road(document, mode, output))
    return {document.ground_truth != nullptr ? "over the scene" : "no ground truth", "", ""};
  const auto rule = road_rule(document.weights(), frame.display().threshold);
  const RoadScore& score =
      road_.of(frame.outputs_so_far().sums(), frame.outputs_so_far_version(), document, frame.selection().n, *rule);
  shown_score_ = score;
  shown_best_ = counts_some_maps(frame)
                    ? road_.best_iou_of(frame.outputs_so_far().sums(), frame.outputs_so_far_version(), document,
                                        frame.selection().n, *rule)
                    : std::nullopt;
  Text brief{mode == OverlayMode::kClasses ? "road: IoU (pixels)" : "IoU (pixels)", fmt::format("{:.2f}", score.iou),
             ""};
  // Among many classes, pixel accuracy would be taken for that of all of them.
  if (mode == OverlayMode::kClasses) return brief;
  if (shown_best_) return with_best(frame, brief, mode);
  const Text full{brief.before, brief.number, fmt::format(" · pixel accuracy {:.1f} %", 100.0 * score.accuracy)};
  return has_room(frame, mode, full) ? full : brief;
}

// "at 212 of 1,440 positions", "largest at …, circled", or "nowhere": how much is tinted.
ScoreLine::Text ScoreLine::where_largest(const Frame& frame, std::int64_t output, std::string_view where) {
  const std::int64_t n = frame.selection().n, pixels = frame.document().shape().pixels();
  const std::vector<std::int64_t>& positions = largest_.of({frame.outputs_so_far_version(), n, output}, [&] {
    return positions_of_largest(frame.outputs_so_far().sums(), n, output);
  });
  const auto count = static_cast<std::int64_t>(positions.size());
  if (count == 0)
    return {first_that_fits(
                frame.fonts().small, area_.w,
                {"nowhere: another output is larger at every position", "nowhere: another is larger", "nowhere"}),
            "", ""};
  const std::string shares = fmt::format("{}at {} of {}", where, count_text(count), count_text(pixels));
  const std::string whole = shares + (pixels == 1 ? " position" : " positions");
  if (!circles_few_ || count > kMostCircled)
    return {text_width(frame.fonts().small, whole) <= area_.w ? whole : shares, "", ""};
  const std::int64_t columns = frame.document().shape().w;
  const std::string circled = fmt::format("{}at {}, circled", where, count_text(count));
  for (const std::int64_t at : positions) circled_.push_back({at % columns, at / columns});
  return {first_that_fits(frame.fonts().small, area_.w, {whole + ", circled", shares + ", circled", circled}), "", ""};
}

// Without some maps the score moves as well: what the others know is the IoU at the threshold that suits them.
ScoreLine::Text ScoreLine::with_best(const Frame& frame, const Text& brief, OverlayMode mode) const {
  Text full{brief.before, brief.number, fmt::format(" · {:.2f} at the best threshold", *shown_best_)};
  if (has_room(frame, mode, full)) return full;
  const Text shorter{brief.before, brief.number, fmt::format(" · best IoU {:.2f}", *shown_best_)};
  // The threshold, by which the best is found, comes before the best.
  const bool has_slider = has_threshold(frame.document(), mode) && has_room(frame, mode, brief);
  return has_slider ? (has_room(frame, mode, shorter) ? shorter : brief)
                    : (width(frame, shorter) <= area_.w ? shorter : brief);
}

void ScoreLine::describe(StateWriter& writer) const {
  if (!shown_score_) return;
  writer.section("score") = {{"iou", state_number(shown_score_->iou)}, {"right", state_number(shown_score_->accuracy)}};
  if (shown_best_) writer.section("score")["best"] = state_number(*shown_best_);
}

float ScoreLine::width(const Frame& frame, const Text& text) {
  const Fonts& fonts = frame.fonts();
  const float number_w = text.number.empty() ? 0.0F : frame.px(5) + text_width(fonts.spoken, text.number);
  return text_width(fonts.small, text.before) + number_w + text_width(fonts.small, text.after);
}

std::optional<ScoreLine::Threshold> ScoreLine::threshold(const Frame& frame, OverlayMode mode, const Text& text) const {
  if (!has_threshold(frame.document(), mode)) return std::nullopt;
  if (is_upright_) return upright_threshold(frame);
  ImFont* font = frame.fonts().small;
  const float number_w = text_width(font, "0.00") + frame.px(6), label_w = text_width(font, "p >") + frame.px(6);
  const float right = area_.right() - number_w, text_end = area_.x + width(frame, text);
  // Closer to the text where the rail would be too short.
  const float before = std::clamp(right - text_end - label_w - frame.px(kLeastRail), frame.px(kLeastBeforeThreshold),
                                  frame.px(kBeforeThreshold));
  const float start = text_end + before, x = start + label_w;
  const Rect rail{x, area_.y, right - x, area_.h};
  // A slider without its number says nothing.
  if (rail.w < frame.px(kLeastRail)) return std::nullopt;
  return Threshold{rail, {right, area_.y, number_w, area_.h}, {start, area_.y, area_.right() - start, area_.h}};
}

// At the bottom of the column.
ScoreLine::Threshold ScoreLine::upright_threshold(const Frame& frame) const {
  const float rail_h = frame.px(20), line_h = frame.fonts().small->FontSize + frame.px(2);
  const Rect rail{area_.x, area_.bottom() - rail_h, area_.w, rail_h};
  const float label_w = text_width(frame.fonts().small, "p >") + frame.px(4);
  const Rect number{area_.x + label_w, rail.y - line_h, area_.w - label_w, line_h};
  return {rail, number, {area_.x, number.y, area_.w, line_h + rail_h}};
}

bool ScoreLine::has_room(const Frame& frame, OverlayMode mode, const Text& text) const {
  if (is_upright_) return true;
  if (!has_threshold(frame.document(), mode)) return width(frame, text) <= area_.w;
  return threshold(frame, mode, text).has_value();
}

void ScoreLine::draw(const Frame& frame, OverlayMode mode, std::int64_t output, std::string_view where) {
  const Fonts& fonts = frame.fonts();
  text_ = text(frame, mode, output, where);
  if (is_upright_) return draw_upright(frame, threshold(frame, mode, text_));
  const float y = area_.centre().y - fonts.spoken->FontSize / 2.0F;
  const float small_y = y + baseline_drop(fonts.spoken, fonts.small);
  float x =
      area_.x + draw_text_within(frame, fonts.small, frame.theme().text, {area_.x, small_y}, area_.w, text_.before);
  if (!text_.number.empty()) {
    x += frame.px(5);
    x += draw_text(frame, fonts.spoken, frame.theme().text, {x, y}, text_.number);
    draw_text(frame, fonts.small, frame.theme().text, {x, small_y}, text_.after);
  } else if (!text_.before.empty()) {
    frame.explain_drawn(area_, text_.before);
  }
  if (const auto shown = threshold(frame, mode, text_)) draw_threshold(frame, *shown);
}

// From top to bottom what fits above the threshold.
void ScoreLine::draw_upright(const Frame& frame, const std::optional<Threshold>& threshold) const {
  const Fonts& fonts = frame.fonts();
  if (threshold) draw_threshold(frame, *threshold);
  const float bottom = threshold ? threshold->area.y : area_.bottom();
  const bool has_number = !text_.number.empty();
  float y = area_.y;
  const auto draw_lines = [&](std::string_view words) {
    const std::string lines = wrapped(fonts.small, words, area_.w);
    const float height = line_count(lines) * fonts.small->FontSize;
    if (y + height > bottom) return false;
    y += draw_paragraph(frame, fonts.small, frame.theme().text, {area_.x, y}, area_.w, words);
    return true;
  };
  // A sentence that has no room is said in full where it is pointed at.
  if (!draw_lines(text_.before)) draw_lines(text_.before.substr(0, text_.before.find(':')));
  if (!has_number) return frame.explain_drawn({area_.x, area_.y, area_.w, bottom - area_.y}, text_.before);
  draw_text(frame, fonts.spoken, frame.theme().text, {area_.x, y}, text_.number);
  y += fonts.spoken->FontSize + frame.px(2);
  constexpr std::string_view kSeparator = " · ";
  if (text_.after.starts_with(kSeparator)) draw_lines(std::string_view(text_.after).substr(kSeparator.size()));
}

void ScoreLine::draw_threshold(const Frame& frame, const Threshold& threshold) const {
  ImFont* font = frame.fonts().small;
  const float y = threshold.number.centre().y - font->FontSize / 2.0F;
  frame.explain_drawn(threshold.area, explain_threshold);
  draw_text(frame, font, frame.theme().muted, {threshold.area.x, y}, "p >");
  draw_slider(frame, threshold_slider(frame, threshold.rail));
  draw_number(frame, "threshold.number", threshold.number, font, fmt::format("{:.2f}", frame.display().threshold));
}

}  // namespace pw
