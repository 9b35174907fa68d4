#include "app/panels/cost/inception/module_head.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/cost/count_text.h"
#include "app/widgets/menu.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kModuleButton = 24.0F, kModuleHeadTop = 5.0F;                // points
constexpr float kBetweenModuleButtons = 4.0F, kBetweenModuleGroups = 18.0F;  // points
constexpr const char* kPresetKey = "inception.preset";
constexpr const char* kPositionsKey = "inception.positions";
constexpr const char* kModeKey = "inception.mode";

std::string size_text(std::int64_t rows, std::int64_t columns) {
  return fmt::format("{} × {}", count_text(rows), count_text(columns));
}

std::array<std::string, 2> position_labels(const Frame& frame) {
  const Shape& shape = frame.document().shape();
  const std::int64_t side = googlenet_modules().at(frame.cost().settings().inception.place).side;
  return {size_text(shape.h, shape.w), size_text(side, side)};
}

Button list_button(const Frame& frame, const char* key, const std::string& label, std::string explanation, ImVec2 at,
                   float height) {
  return button_at(frame, key, choice_label(label), std::move(explanation), at, height);
}

}  // namespace

std::string preset_command(std::size_t index) {
  return fmt::format("inception.preset.{}", googlenet_modules().at(index).name);
}

void ModuleHead::add_group(std::vector<Button> group, const std::string& words, const Frame& frame) {
  align_right(group, right_, frame.px(kBetweenModuleButtons));
  const Rect &first = group.front().area, &last = group.back().area;
  groups_.emplace_back(group.front().key.base.data(), Rect{first.x, first.y, last.right() - first.x, first.h});
  right_ = first.x;
  if (!words.empty()) {
    right_ -= frame.px(8) + text_width(frame.fonts().small, words);
    words_.emplace_back(ImVec2{right_, first.centre().y}, words);
  }
  right_ -= frame.px(kBetweenModuleGroups);
  buttons_.insert(buttons_.end(), group.begin(), group.end());
}

void ModuleHead::lay_out_as(Fold fold, Rect panel, const Frame& frame, const ModuleView& view) {
  const ImVec2 at{0.0F, top_};
  buttons_.clear();
  words_.clear();
  groups_.clear();
  presets_.reset();
  positions_.reset();
  right_ = panel.right() - frame.padding();
  const auto button = [&](const char* key, std::int64_t index, const std::string& command, std::string label) {
    return command_button(frame, {key, index}, command, at, height_, std::move(label));
  };
  add_group({button(kModeKey, 0, "inception.naive", "naive"),
             button(kModeKey, 1, "inception.reduced", fold == Fold::kShort ? "with 1×1" : "with 1×1 reductions")},
            "", frame);
  const auto [stack, googlenet] = position_labels(frame);
  if (fold == Fold::kNone) {
    add_group({button(kPositionsKey, 0, "inception.positions.stack", stack),
               button(kPositionsKey, 1, "inception.positions.googlenet", googlenet)},
              "positions", frame);
    std::vector<Button> presets;
    for (std::size_t i = 0; i < kGoogLeNetModules; ++i)
      presets.push_back(button(kPresetKey, static_cast<std::int64_t>(i), preset_command(i),
                               std::string(googlenet_modules().at(i).name)));
    add_group(std::move(presets), "widths of GoogLeNet’s", frame);
  } else {
    const bool is_short = fold == Fold::kShort;
    const MapSize& input = view.module.input;
    const std::string name = view.preset != nullptr ? std::string(view.preset->name) : "other";
    const std::string widths = view.preset != nullptr ? "widths of " + name : "other widths";
    const std::string positions = size_text(input.rows, input.columns);
    add_group(
        {list_button(frame, kPositionsKey, is_short ? positions : "positions " + positions,
                     "At how many positions the module is applied: the stack’s, or those of its place in GoogLeNet", at,
                     height_)},
        "", frame);
    positions_ = buttons_.back();
    buttons_.pop_back();
    add_group({list_button(frame, kPresetKey, is_short ? name : widths,
                           "The widths of one of GoogLeNet’s nine modules, and the maps that it reads", at, height_)},
              "", frame);
    presets_ = buttons_.back();
    buttons_.pop_back();
  }
  width_ = panel.right() - frame.padding() - right_;
}

void ModuleHead::lay_out(Rect panel, float needed, const Frame& frame, const ModuleView& view) {
  height_ = std::max(frame.px(kModuleButton), frame.fonts().body->FontSize + frame.px(4));
  top_ = std::floor(panel.y + frame.px(kModuleHeadTop) - (height_ - frame.px(kModuleButton)) / 2.0F);
  for (const Fold fold : {Fold::kNone, Fold::kLists, Fold::kShort}) {
    lay_out_as(fold, panel, frame, view);
    if (panel.w - 2.0F * frame.padding() - width_ >= needed) return;
  }
}

void ModuleHead::input(Frame& frame) const {
  press_all(frame, buttons_);
  if (presets_) choose_command(frame, *presets_, {"inception.preset."});
  if (positions_) choose_command(frame, *positions_, {"inception.positions."});
  for (const auto& [key, area] : groups_) frame.mark(key, area);
}

void ModuleHead::draw(const Frame& frame) const {
  draw_buttons(frame, buttons_);
  if (presets_) draw_button(frame, *presets_);
  if (positions_) draw_button(frame, *positions_);
  ImFont* small = frame.fonts().small;
  for (const auto& [at, words] : words_)
    draw_text(frame, small, frame.theme().muted, {at.x, std::floor(at.y - small->FontSize / 2.0F)}, words);
}

}  // namespace pw
