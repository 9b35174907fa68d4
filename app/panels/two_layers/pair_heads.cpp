#include "app/panels/two_layers/pair_heads.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/pairs/pair_cases.h"
#include "app/widgets/menu.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kHeadButton = 24.0F, kHeadTop = 5.0F;  // points

void move_buttons(std::vector<Button>& buttons, float right, float gap) {
  if (!buttons.empty()) align_right(buttons, right, gap);
}

}  // namespace

void PairHead::lay_out(Rect panel, Parts parts, float needed, const Frame& frame, const ShownPair& shown) {
  const float height = std::max(frame.px(kHeadButton), frame.fonts().body->FontSize + frame.px(4));
  const float y = std::floor(panel.y + frame.px(kHeadTop) - (height - frame.px(kHeadButton)) / 2.0F);
  const float left = panel.x + frame.padding() + needed;
  float right = panel.right() - frame.padding();
  row_ = {panel.x, y, panel.w - frame.padding(), height};
  buttons_.clear();
  page_buttons_.clear();
  example_.reset();
  count_.reset();
  hidden_ = shown.hidden();
  if (parts.relu) {
    std::vector<Button> relu = {command_button(frame, {"relu", 0}, "two.relu.off", {0, y}, height),
                                command_button(frame, {"relu", 1}, "two.relu.on", {0, y}, height)};
    move_buttons(relu, right, frame.px(4));
    right = relu.front().area.x - frame.px(16);
    buttons_.insert(buttons_.end(), relu.begin(), relu.end());
  }
  if (parts.example) {
    const std::string name = pair_case_name(shown.pair().example);
    for (const std::string& label : {"example: " + name, name, std::string("example")}) {
      std::vector<Button> list = {command_button(frame, "two.case", "two.next", {0, y}, height, choice_label(label))};
      align_right(list, right, 0.0F);
      if (list.front().area.x < left && label != "example") continue;
      example_ = list.front();
      break;
    }
    right = example_->area.x - frame.px(16);
  }
  if (parts.hidden) {
    std::vector<Button> steps = {command_button(frame, "hidden.fewer", "two.hidden.fewer", {0, y}, height, "‹"),
                                 command_button(frame, "hidden.more", "two.hidden.more", {0, y}, height, "›")};
    const float number = text_width(frame.fonts().strong, "16") + frame.px(12);
    align_right(steps, right, number);
    words_ = first_that_fits(frame.fonts().small, steps.front().area.x - frame.px(8) - left, {"hidden maps", "hidden"});
    if (steps.front().area.x >= left) {
      count_ = Rect{steps.front().area.right(), y, number, height};
      right = steps.front().area.x - text_width(frame.fonts().small, words_) - frame.px(14);
      buttons_.insert(buttons_.end(), steps.begin(), steps.end());
    }
  }
  if (parts.nudge) {
    std::vector<Button> nudge = {command_button(frame, "two.nudge", "two.nudge", {0, y}, height)};
    align_right(nudge, right - frame.px(10), 0.0F);
    if (nudge.front().area.x >= left) {
      right = nudge.front().area.x - frame.px(10);
      buttons_.push_back(nudge.front());
    }
  }
  reserved_ = panel.right() - frame.padding() - right;
}

void PairHead::lay_out_pages(Pages pages, const Frame& frame) {
  pages_ = pages;
  if (pages.shown >= hidden_) return;
  page_buttons_ = {button_at(frame, {pages.key, 0}, "‹", "The hidden maps before these (↑)", {0, row_.y}, row_.h),
                   button_at(frame, {pages.key, 1}, "›", "The hidden maps after these (↓)", {0, row_.y}, row_.h)};
  page_buttons_[0].is_enabled = pages.first > 0;
  page_buttons_[1].is_enabled = pages.first + pages.shown < hidden_;
  align_right(page_buttons_, row_.right() - reserved_, frame.px(4));
  reserved_ = row_.right() - page_buttons_.front().area.x + frame.px(10);
}

std::optional<std::int64_t> PairHead::pressed_page(Frame& frame) const {
  if (page_buttons_.empty()) return std::nullopt;
  // The selected one is the last that is shown.
  if (press(frame, page_buttons_[0])) return pages_.first - 1;
  if (press(frame, page_buttons_[1])) return std::min(pages_.first + 2 * pages_.shown, hidden_) - 1;
  return std::nullopt;
}

void PairHead::input(Frame& frame) const {
  press_all(frame, buttons_);
  if (example_) choose_command(frame, *example_, {"two.case."});
  const auto of_relu = [](const Button& button) { return button.key.base == "relu"; };
  const auto first = std::ranges::find_if(buttons_, of_relu);
  if (first == buttons_.end()) return;
  const Rect& a = first->area;
  const Rect& b = (first + 1)->area;
  frame.mark("relu", {a.x, a.y, b.right() - a.x, a.h});
}

void PairHead::draw(const Frame& frame) const {
  draw_buttons(frame, buttons_);
  draw_buttons(frame, page_buttons_);
  if (example_) draw_button(frame, *example_);
  if (!count_) return;
  ImFont *strong = frame.fonts().strong, *small = frame.fonts().small;
  draw_text_centred(frame, strong, frame.theme().text,
                    {count_->centre().x, std::floor(count_->centre().y - strong->FontSize / 2.0F)},
                    fmt::format("{}", hidden_));
  const auto fewer = std::ranges::find_if(buttons_, [](const Button& b) { return b.key.base == "hidden.fewer"; });
  draw_text_right(frame, small, frame.theme().muted,
                  {fewer->area.x - frame.px(6), std::floor(count_->centre().y - small->FontSize / 2.0F)}, words_);
}

std::string pair_caption(const Frame& frame, Rect panel, const std::string& heading, float reserved,
                         const std::vector<std::string>& captions) {
  const float room = panel.w - 3.0F * frame.padding() - reserved - text_width(frame.fonts().strong, heading);
  return first_that_fits(frame.fonts().small, room, captions);
}

std::string pair_case_name(PairCase example) {
  switch (example) {
    case PairCase::kAbs:
      return "|a − b|";
    case PairCase::kMax:
      return "max(a, b)";
    case PairCase::kRoad:
      return "road pair";
    case PairCase::kNarrow:
      return "too narrow";
    case PairCase::kXor:
      return "exclusive or";
    case PairCase::kEqual:
      return "equal filters";
  }
  return "";
}

std::string pair_case_note(PairCase example, const Document& document) {
  if (const std::string problem = pair_case_problem(example, document); !problem.empty()) return problem;
  const bool has_picture = document.picture != nullptr;
  switch (example) {
    case PairCase::kAbs:
      return has_picture ? "a = red, b = blue: the merged layer is flat" : "a, b: the stack’s first two maps";
    case PairCase::kMax:
      return "b + ReLU(a − b), with ReLU(b): b ≥ 0";
    case PairCase::kRoad:
      return fmt::format("{} → 4 → 2: what does the ReLU change?", document.shape().c);
    case PairCase::kNarrow:
      return "PCA’s two maps: many positions 0 in both";
    case PairCase::kXor:
      return "whole numbers: exact at every position";
    case PairCase::kEqual:
      return "two filters alike stay alike in training";
  }
  return "";
}

std::string pair_case_brief(PairCase example, const Document& document) {
  if (!pair_case_problem(example, document).empty())
    return example == PairCase::kRoad ? "needs a picture" : "needs two maps";
  switch (example) {
    case PairCase::kAbs:
      return document.picture != nullptr ? "red and blue" : "the first two maps";
    case PairCase::kMax:
      return "b + ReLU(a − b)";
    case PairCase::kRoad:
      return fmt::format("{} → 4 → 2", document.shape().c);
    case PairCase::kNarrow:
      return "PCA’s two maps";
    case PairCase::kXor:
      return "whole numbers";
    case PairCase::kEqual:
      return "stay alike";
  }
  return "";
}

std::string pair_case_command(PairCase example) {
  constexpr std::array<const char*, kPairCases.size()> kNames = {"abs", "max", "road", "narrow", "xor", "equal"};
  const auto at = std::ranges::find(kPairCases, example) - kPairCases.begin();
  return fmt::format("two.case.{}", kNames[static_cast<std::size_t>(at)]);
}

}  // namespace pw
