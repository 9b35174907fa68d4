#include "app/panels/compare/compare_buttons.h"

#include <fmt/format.h>

#include "app/frame/spoken_look.h"
#include "app/panels/compare/compare_text.h"
#include "app/panels/compare/row_pictures.h"

namespace pw {
namespace {

std::string bare_label(const Frame& frame) {
  const std::int64_t outputs = compared_outputs(frame);
  if (outputs == 1) return "Show the output";
  return outputs == 2 ? "Show the two outputs" : fmt::format("Show the {} outputs", outputs);
}

}  // namespace

std::vector<Button> compare_head_buttons(const Frame& frame, Rect panel) {
  const ShownComparison& comparison = frame.comparison();
  const ImVec2 at{0.0F, panel.y + frame.px(5)};
  const float height = frame.px(24);
  std::vector<Button> buttons;
  if (!is_spoken(frame)) {
    buttons = {
        button_at(frame, {"compare.scenes", 0}, compared_input_name(frame),
                  "Fits and scores on the stack that is shown: on its labels, or on 40 random positions a class", at,
                  height),
        button_at(frame, {"compare.scenes", 1}, "24 new scenes",
                  "Fits on 24 generated scenes and scores on 24 others, which nothing was fitted on", at, height)};
    buttons[0].is_on = comparison.scope() == ComparisonScope::kThisStack;
    buttons[1].is_on = !buttons[0].is_on;
    buttons[1].is_enabled = comparison.has_new_scenes();
    if (!buttons[1].is_enabled)
      buttons[1].explanation = "These maps are not made from a picture: there are no scenes with such maps";
  }
  const bool runs = comparison.is_running();
  const bool goes_on = comparison.was_cancelled();
  const std::string label = runs      ? fmt::format("Cancel · {:.0f} %", 100.0F * comparison.fraction())
                            : goes_on ? "Go on"
                            : comparison.shown() != nullptr ? "Compute again"
                                                            : "Compute";
  buttons.push_back(button_at(frame, "compare.run", label,
                              runs                        ? "Stops; the rows and curves that are there stay"
                              : comparison.lacks_labels() ? comparison.labels().problem
                              : goes_on                   ? "Computes the rows and curves that are missing"
                                                          : "Computes all rows and curves",
                              at, height));
  buttons.back().is_enabled = !comparison.lacks_labels();
  buttons.back().area.w = button_width(frame, "Compute again");
  align_right(buttons, panel.right() - frame.padding(), frame.px(4));
  return buttons;
}

std::vector<Button> compare_foot_buttons(const Frame& frame, Rect foot, ReductionKind marked) {
  if (is_spoken(frame)) return {};
  std::vector<Button> buttons = {
      button_at(frame, "compare.more", frame.selection().compare.shows_more ? "fewer rows ▴" : "more rows ▾",
                "1 learned + 1 PCA: same task, more of the maps; the best to reconstruct; those of most variance",
                foot.min(), foot.h),
      button_at(
          frame, "compare.bare", bare_label(frame),
          "Puts the marked row's mix alone into W, without the read-out: its outputs are no classes and have no IoU",
          foot.min(), foot.h)};
  buttons[1].area.x = foot.right() - buttons[1].area.w;
  buttons[1].is_enabled = bare_weights(frame, marked) != nullptr;
  return buttons;
}

}  // namespace pw
