#include "app/panels/learn/train_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/frame/spoken_look.h"
#include "app/panels/learn/loss_curve.h"
#include "app/panels/learn/score_table.h"
#include "app/panels/learn/training_menu.h"
#include "app/presentation/number_text.h"
#include "app/widgets/play_icon.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// The icon stands in the room of the leading spaces.
constexpr const char *kIconRoom = "      ", *kLoneIconRoom = "   ";
constexpr const char* kWidestStep = "step 10,000";  // of those that leave everything else in its place

std::string run_label(const Frame& frame) {
  if (frame.training().is_running()) return "Pause";
  return frame.training().steps() > 0 ? "Go on" : "Train";
}

}  // namespace

void TrainPanel::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  is_spoken_ = is_spoken(frame);
  const Rect area = panel_area(frame, panel);
  const bool has_heading = panel.h >= frame.px(250) && !is_spoken_;
  const float controls_h = std::floor(std::clamp(panel.h * 0.11F, frame.px(24), frame.px(36)));
  controls_ = {area.x, has_heading ? area.y : panel.y + frame.px(7), area.w, controls_h};
  const float top = controls_.bottom() + frame.px(10);
  lay_out_results({area.x, top, area.w, std::max(1.0F, area.bottom() - top)}, frame);
}

// The scores right of the curve or, where that would leave it narrow and high, below it.
void TrainPanel::lay_out_results(Rect area, const Frame& frame) {
  constexpr float kUpright = 0.65F;  // height : width
  const float gap = frame.px(22);
  const ImVec2 scores = scores_size(frame);
  if (area.h > kUpright * area.w) {
    const float curve_h = std::max(std::floor(area.h * 0.4F), area.h - scores.y - gap);
    curve_ = {area.x, area.y, area.w, curve_h};
    scores_ = {area.x, curve_.bottom() + gap, area.w, std::max(1.0F, area.bottom() - curve_.bottom() - gap)};
    return;
  }
  // Where the scores are much lower than the curve, they leave it the width that they do not need.
  constexpr float kMuchHigher = 1.3F;
  const bool takes_rest = is_spoken_ || area.h > kMuchHigher * scores.y;
  const float curve_w = std::floor(takes_rest ? std::max(area.w * 0.44F, area.w - scores.x - gap) : area.w * 0.44F);
  curve_ = {area.x, area.y, curve_w, area.h};
  scores_ = {curve_.right() + gap, area.y, std::max(1.0F, area.right() - curve_.right() - gap), area.h};
}

// Beside the icons.
bool TrainPanel::has_room_for_words(const Frame& frame) const {
  constexpr float kLeast = 440.0F;  // points
  return !is_spoken_ || controls_.w >= frame.px(kLeast);
}

std::vector<Button> TrainPanel::run_buttons(const Frame& frame) const {
  std::vector<Button> buttons;
  float x = controls_.x;
  const auto add = [&](const char* key, const char* command, const std::string& label, const std::string& widest) {
    buttons.push_back(command_button(frame, key, command, {x, controls_.y}, controls_.h, label));
    buttons.back().area.w = std::floor(button_width(frame, widest));
    x = buttons.back().area.right() + frame.px(5);
  };
  // One width for all its words, so that nothing moves.
  add("train.run", "train.run", kIconRoom + run_label(frame), std::string(kIconRoom) + "Pause  ");
  const std::string step = has_room_for_words(frame) ? std::string(kIconRoom) + "Step" : kLoneIconRoom;
  add("train.step", "train.step", step, step);
  if (is_spoken_) return buttons;
  add("train.restart", "train.restart", "Back to the start", "Back to the start");
  // Where the settings stand in the same row and leave no room, its key remains.
  if (!has_heading(frame) && x > settings_button(frame).area.x) buttons.pop_back();
  return buttons;
}

std::vector<Button> TrainPanel::speed_buttons(const Frame& frame) const {
  const float height = std::min(controls_.h, frame.px(24));
  const ImVec2 at{0.0F, std::floor(controls_.centre().y - height / 2.0F)};
  // Without the words beside them, these say what they count.
  const std::string unit = has_heading(frame) ? "" : " a second";
  std::vector<Button> buttons = {command_button(frame, "train.slow", "train.slow", at, height, "30" + unit),
                                 command_button(frame, "train.fast", "train.fast", at, height, "1,000"),
                                 command_button(frame, "train.all", "train.all", at, height, "all")};
  align_right(buttons, speeds_right(frame), frame.px(4));
  // To the last row the number of the step comes first.
  const float step = is_spoken_ ? text_width(frame.fonts().spoken, kWidestStep) + frame.px(14) : 0.0F;
  const float left = run_buttons(frame).back().area.right() + step + frame.px(12);
  return buttons.front().area.x > left ? buttons : std::vector<Button>();
}

// Without a heading the settings stand in the row of the controls, in the place of the caption.
bool TrainPanel::has_heading(const Frame& frame) const {
  return controls_.y > panel_.y + frame.px(10);
}

float TrainPanel::speeds_right(const Frame& frame) const {
  if (!has_heading(frame)) {
    const std::vector<Button> targets = target_buttons(frame);
    return (targets.empty() ? settings_button(frame) : targets.front()).area.x - frame.px(10);
  }
  return controls_.right() - text_width(frame.fonts().small, "steps a second") - frame.px(8);
}

Button TrainPanel::settings_button(const Frame& frame) const {
  const float height = frame.px(24);
  const float y = has_heading(frame) ? panel_.y + frame.px(5) : std::floor(controls_.centre().y - height / 2.0F);
  Button button = button_at(frame, "train.settings", choice_label("Settings"),
                            "What trains, optimiser, rate, loss, decay, start, gains", {0, y}, height);
  button.area.x = panel_.right() - frame.padding() - button.area.w;
  return button;
}

std::vector<Button> TrainPanel::target_buttons(const Frame& frame) const {
  if (is_spoken_) return {};
  const bool is_in_head = has_heading(frame);
  const ImVec2 at{0.0F, settings_button(frame).area.y};
  std::vector<Button> buttons = {
      command_button(frame, {"train.target", 0}, "train.layer", at, frame.px(24), "this layer"),
      command_button(frame, {"train.target", 1}, "train.pair", at, frame.px(24), "the pair")};
  align_right(buttons, settings_button(frame).area.x - frame.px(10), frame.px(4));
  const float left = is_in_head ? panel_.x + 2.0F * frame.padding() + text_width(frame.fonts().strong, "Train")
                                : run_buttons(frame).back().area.right() + frame.px(12);
  return buttons.front().area.x > left ? buttons : std::vector<Button>();
}

void TrainPanel::input(Frame& frame) {
  press_all(frame, run_buttons(frame));
  press_all(frame, target_buttons(frame));
  press_all(frame, speed_buttons(frame));
  input_training_settings(frame, settings_button(frame));
  const ItemState scores = frame.add_item("train.scores", scores_);
  if (scores.hovered) frame.explain(explain_scores(frame));
  const ItemState curve = frame.add_item("train.curve", curve_);
  if (curve.hovered)
    frame.explain(
        "The loss before each step: of the labelled positions (solid), and of the positions held out (dashed). "
        "Where the dashed line rises while the solid one falls, it learns the labels by heart.");
}

void TrainPanel::draw(const Frame& frame) const {
  const bool is_titled = has_heading(frame);
  const std::vector<Button> targets = target_buttons(frame);
  const float reserved = panel_.right() - (targets.empty() ? settings_button(frame) : targets.front()).area.x;
  draw_panel(frame, panel_, is_titled ? "Train" : "", frame.theme().text, is_titled ? training_text(frame) : "",
             reserved, "Gradient descent on the loss of the labelled positions: " + training_text(frame));
  const std::vector<Button> buttons = run_buttons(frame);
  draw_buttons(frame, buttons);
  draw_buttons(frame, targets);
  draw_icons(frame, buttons);
  const std::vector<Button> speeds = speed_buttons(frame);
  draw_buttons(frame, speeds);
  if (!speeds.empty() && is_titled) {
    ImFont* font = frame.fonts().small;
    draw_text_right(frame, font, frame.theme().muted, {controls_.right(), controls_.centre().y - font->FontSize / 2.0F},
                    "steps a second");
  }
  draw_button(frame, settings_button(frame));
  const TrainingProgress* progress = frame.training().progress();
  draw_loss_curve(frame, curve_, progress != nullptr ? progress->curve : std::vector<CurvePoint>());
  draw_steps(frame);
  draw_score_table(frame, scores_);
}

void TrainPanel::draw_icons(const Frame& frame, const std::vector<Button>& buttons) const {
  const auto at = [&](const Button& button) { return ImVec2{button.area.x + frame.px(18), button.area.centre().y}; };
  draw_play_icon(frame, frame.training().is_running() ? PlayIcon::kPause : PlayIcon::kPlay, at(buttons[0]),
                 frame.theme().text);
  draw_play_icon(frame, PlayIcon::kStep, has_room_for_words(frame) ? at(buttons[1]) : buttons[1].area.centre(),
                 frame.theme().text);
}

// In the projector look beside the buttons if it has room there.
void TrainPanel::draw_steps(const Frame& frame) const {
  const std::string count = count_text(frame.training().steps());
  if (is_spoken_) {
    const float x = run_buttons(frame).back().area.right() + frame.px(14);
    const std::vector<Button> speeds = speed_buttons(frame);
    const float end = speeds.empty() ? settings_button(frame).area.x : speeds.front().area.x;
    const float room = end - frame.px(10) - x;
    for (const std::string& text : {"step " + count, count}) {
      ImFont* font = frame.fonts().spoken;
      if (text_width(font, text) > room) continue;
      draw_text(frame, font, frame.theme().text, {x, controls_.centre().y - font->FontSize / 2.0F}, text);
      return;
    }
  }
  // Below the topmost line of the grid.
  ImFont* font = frame.fonts().strong;
  draw_text_right(frame, font, frame.theme().text,
                  {curve_.right() - frame.px(10), curve_.y + frame.fonts().small->FontSize / 2.0F + frame.px(3)},
                  "step " + count);
}

}  // namespace pw
