#include "app/panels/compare/compare_curves.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "app/panels/compare/compare_text.h"
#include "app/panels/compare/curve_chart.h"
#include "app/presentation/number_text.h"
#include "app/widgets/controls.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr const char* kSliderWords =
    "F′, the number of outputs: the charts are read there, at first where the table is: at the number of outputs of "
    "W. J: fewer, Shift+J: more";

// Fewer than there are maps: with all of them nothing is reduced.
std::int64_t most_outputs(const Frame& frame) {
  return std::clamp<std::int64_t>(frame.document().shape().c - 1, 1, kCurveOutputs.back());
}

// Where the curves have points: also where the table is.
std::vector<std::int64_t> readable_outputs(const Frame& frame) {
  return curve_outputs_with(compared_outputs(frame));
}

std::int64_t next_at_or_below(const Frame& frame, std::int64_t outputs) {
  const std::vector<std::int64_t> all = readable_outputs(frame);
  return *(std::ranges::upper_bound(all, std::clamp<std::int64_t>(outputs, 1, most_outputs(frame))) - 1);
}

void choose_outputs(Frame& frame, std::int64_t outputs) {
  Selection next = frame.selection();
  next.compare.outputs = next_at_or_below(frame, outputs);
  if (next.compare.outputs != frame.selection().compare.outputs) frame.select(next);
}

// The task's curves come first, then those of nine classes.
std::pair<std::span<const ReductionCurve>, std::span<const ReductionCurve>> curves_of(const Frame& frame) {
  const Comparison* shown = frame.comparison().shown();
  if (shown == nullptr) return {};
  const std::span<const ReductionCurve> all = shown->curves;
  const std::size_t task = std::min<std::size_t>(4, all.size());
  return {all.first(task), all.subspan(task)};
}

bool has_two_classes(const Frame& frame) {
  const auto task = curves_of(frame).first;
  return !task.empty() && task.front().classes == 2;
}

// Of two classes the table has both rows of the classifier, the curves their difference.
std::string learned_of_two_classes(const Frame& frame) {
  if (!has_two_classes(frame)) return "";
  return ". Learned for two classes: one output for the task, principal components for the rest; in the table of two "
         "outputs both are the task's";
}

// From the longest to the shortest: what the table beside it has instead, if there is one.
std::vector<std::string> curves_captions(const Frame& frame) {
  const bool is_scenes = frame.comparison().scope() == ComparisonScope::kNewScenes;
  if (frame.comparison().shown() == nullptr) {
    if (!is_scenes) return {compared_input_name(frame)};
    return {"fitted on 24 scenes, scored on 24 new ones", "24 new scenes"};
  }
  if (compared_outputs(frame) == 2)
    return {fmt::format("the table has the best pair, {} draws, raw variance", kDraws), "the table has the best pair",
            "table: best pair"};
  return {fmt::format("the table has {} draws and raw variance", kDraws), fmt::format("the table has {} draws", kDraws),
          fmt::format("table: {} draws", kDraws)};
}

std::string curves_explanation(const Frame& frame) {
  const bool has_labels = !frame.comparison().lacks_labels();
  std::string text = fmt::format("The reductions with 1 to {} outputs", most_outputs(frame));
  if (has_labels)
    text += fmt::format(
        ", on what nothing was fitted on. Ridge of the fits: {} on all maps, {} of read-outs. Maps are "
        "kept one after another",
        kFitRidge, kReadoutRidge);
  text += fmt::format("{} random maps are the mean of {} draws", has_labels ? ";" : ".", kCurveDraws);
  if (frame.comparison().shown() == nullptr) return text;
  const char* pair =
      compared_outputs(frame) == 2 ? "the best pair of maps, which is better than one map after another, " : "";
  return text + fmt::format(
                    ". The table has other numbers at the same F′: {}the mean of {} draws, and variance as it "
                    "is, not standardised{}",
                    pair, kDraws, learned_of_two_classes(frame));
}

}  // namespace

std::int64_t curve_outputs(const Frame& frame) {
  return next_at_or_below(frame, frame.selection().compare.outputs.value_or(compared_outputs(frame)));
}

void step_curve_outputs(Frame& frame, int by) {
  const std::vector<std::int64_t> all = readable_outputs(frame);
  const auto at = std::ranges::find(all, curve_outputs(frame)) - all.begin();
  const auto next = std::clamp<std::ptrdiff_t>(at + by, 0, std::ssize(all) - 1);
  choose_outputs(frame, all[static_cast<std::size_t>(next)]);
}

void CompareCurves::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  if (!is_shown()) return;
  const Rect area = panel_area(frame, panel);
  is_wide_ = panel.w > 1.8F * panel.h;
  const float line = frame.fonts().small->FontSize + frame.px(4);
  const bool is_narrow = area.w < frame.px(250);
  legend_ = {area.x, area.y, area.w, line * (is_wide_ ? 1.0F : is_narrow ? 4.0F : 2.0F)};
  const float y = area.bottom() - frame.px(26);
  const float number_w = text_width(frame.fonts().body, "32") + frame.px(10);
  number_ = {area.right() - number_w, y, number_w, frame.px(26)};
  // Above each other, or one alone, the charts leave the number's width free, so that the handle is below the line that
  // it moves.
  const bool are_beside = is_wide_ && charts(frame).size() > 1;
  const float charts_w = are_beside ? area.w : area.w - number_w;
  charts_ = {area.x, legend_.bottom() + frame.px(6), charts_w, std::max(1.0F, y - legend_.bottom() - frame.px(10))};
  const Rect plot = curve_plot(frame, {area.x, y, area.w - number_w, frame.px(26)});
  slider_ = {plot.x, y, plot.w, frame.px(26)};
}

void CompareCurves::input(Frame& frame) const {
  if (!is_shown()) return;
  const ItemState item = frame.add_item("compare.outputs", slider_);
  if (item.active) {
    const double share = std::clamp((ImGui::GetIO().MousePos.x - slider_.x) / slider_.w, 0.0F, 1.0F);
    choose_outputs(frame, std::lround(std::exp2(share * std::log2(static_cast<double>(most_outputs(frame))))));
  } else if (item.hovered) {
    frame.explain(std::string(kSliderWords));
  }
}

void CompareCurves::draw_slider(const Frame& frame) const {
  const Theme& theme = frame.theme();
  const float share = share_of_outputs(curve_outputs(frame), most_outputs(frame));
  const float y = std::floor(slider_.centre().y);
  const float at = std::floor(slider_.x + std::clamp(share, 0.0F, 1.0F) * slider_.w);
  const float thick = std::max(1.0F, std::floor(frame.px(1.5F))), half_w = frame.px(4), half_h = frame.px(8);
  const float text_y = std::floor(y - frame.fonts().body->FontSize / 2.0F);
  draw_text(frame, frame.fonts().body, theme.text, {charts_.x, text_y}, "F′");
  ImDrawList* draw = frame.draw_list();
  draw->AddRectFilled({slider_.x, y - thick}, {slider_.right(), y + thick}, im(theme.track));
  draw->AddRectFilled({slider_.x, y - thick}, {at, y + thick}, im(theme.handle));
  draw->AddRectFilled({at - half_w, y - half_h}, {at + half_w, y + half_h}, im(theme.handle), frame.px(2));
  draw_text_right(frame, frame.fonts().body, theme.text, {number_.right(), text_y},
                  fmt::format("{}", curve_outputs(frame)));
}

// Those of nine classes only where there are such labels, or are said to come.
std::vector<CurveChart> CompareCurves::charts(const Frame& frame) const {
  const auto [task, classes] = curves_of(frame);
  const ShownComparison& comparison = frame.comparison();
  const Document& document = frame.document();
  const bool has_truth = document.ground_truth != nullptr && document.picture != nullptr && document.shape().n == 1;
  const bool is_scenes = comparison.scope() == ComparisonScope::kNewScenes;
  const std::string waits = missing_text(comparison);
  // Without labels there is no IoU: the room is the variance's.
  std::vector<CurveChart> charts;
  if (!task.empty() || !comparison.lacks_labels())
    charts.push_back({compared_iou_name(frame), compared_unit(frame), task, false, task.empty() ? waits : "",
                      table_beside_curves(frame, curve_outputs(frame))});
  if (!classes.empty() || is_scenes || (has_truth && !comparison.has_all_curves()))
    charts.push_back({"mean IoU of 9 classes", "positions", classes, false, classes.empty() ? waits : "", ""});
  CurveChart variance{"variance explained",
                      "standardised",
                      task,
                      true,
                      task.empty() ? waits : "",
                      comparison.shown() == nullptr
                          ? ""
                          : "\nThe table has the variance as it is (raw): maps that vary more count more there"};
  if (task.empty() && comparison.lacks_labels()) {
    variance.curves = comparison.unlabelled().shown();
    variance.missing = comparison.unlabelled().missing();
  }
  charts.push_back(variance);
  for (CurveChart& chart : charts) chart.most = most_outputs(frame);
  return charts;
}

void CompareCurves::draw(const Frame& frame) const {
  if (!is_shown()) return;
  const std::string heading = "With F′ outputs";
  const float room = panel_.w - 3.0F * frame.padding() - text_width(frame.fonts().strong, heading);
  draw_panel(frame, panel_, heading, frame.theme().text,
             first_that_fits(frame.fonts().small, room, curves_captions(frame)), 0.0F, curves_explanation(frame));
  draw_curve_legend(frame, legend_,
                    {.has_labels = !frame.comparison().lacks_labels(),
                     .has_two_classes = has_two_classes(frame),
                     .columns = is_wide_                                           ? 4
                                : legend_.h > 3.0F * frame.fonts().small->FontSize ? 1
                                                                                   : 2});
  const std::vector<CurveChart> all = charts(frame);
  const auto count = static_cast<float>(all.size());
  const float gap = frame.px(is_wide_ ? 24 : 6);
  const float w = is_wide_ ? (charts_.w - (count - 1.0F) * gap) / count : charts_.w;
  const float h = is_wide_ ? charts_.h : (charts_.h - (count - 1.0F) * gap) / count;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const float step = static_cast<float>(i);
    const Rect area = is_wide_ ? Rect{charts_.x + step * (w + gap), charts_.y, w, h}
                               : Rect{charts_.x, charts_.y + step * (h + gap), w, h};
    draw_curve_chart(frame, area, all[i], curve_outputs(frame));
  }
  frame.mark("compare.curves", charts_);
  draw_slider(frame);
}

}  // namespace pw
