#include "app/panels/cost/inception/spoken/spoken_module.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/cost/count_text.h"
#include "app/panels/cost/inception/module_boxes.h"
#include "app/panels/cost/inception/spoken/spoken_plan.h"
#include "app/panels/cost/inception/spoken/spoken_totals.h"
#include "app/panels/cost/inception/width_slider.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kSpokenFigures = 118.0F, kSpokenButton = 26.0F, kSpokenGap = 10.0F;                 // points
constexpr float kSpokenFront = 0.2F, kLeastSpokenFront = 0.118F, kSpokenFrontHeight = 0.34F;        // of a row
constexpr float kLeastSpokenFrontHeight = 0.22F;                                                    // of a row
constexpr float kSpokenMap = 1.0F / 512.0F, kLeastSpokenMap = 1.0F / 640.0F, kSpokenSlope = 0.45F;  // of the front
constexpr float kSpokenDepthHeight = 0.24F;                                                         // of a row
constexpr float kSpokenSlider = 188.0F, kLeastSpokenSlider = 60.0F, kBeforeLabel = 10.0F;
constexpr std::array<ModuleWidth, 4> kSpokenFirst = {ModuleWidth::kOnes, ModuleWidth::kReduce3, ModuleWidth::kReduce5,
                                                     ModuleWidth::kProject};
constexpr std::array<ModuleWidth, 4> kSpokenLast = {ModuleWidth::kOnes, ModuleWidth::kThree, ModuleWidth::kFive,
                                                    ModuleWidth::kProject};
constexpr std::array<std::int64_t, 4> kSpokenKernels = {1, 3, 5, 1};

std::string maps_text(const MapBox& box) {
  return counted(box.maps, "map");
}

}  // namespace

void SpokenModule::lay_out_head(const Frame& frame) {
  const float height = std::max(frame.px(kSpokenButton), frame.fonts().body->FontSize + frame.px(6));
  const ImVec2 at{0.0F, std::floor(panel_.y + frame.px(5))};
  mode_ = {command_button(frame, {"inception.mode", 0}, "inception.naive", at, height, "naive"),
           command_button(frame, {"inception.mode", 1}, "inception.reduced", at, height, "with 1×1")};
  align_right(mode_, panel_.right() - frame.padding(), frame.px(4));
  show_.clear();
  if (has_all_) return;
  for (std::size_t branch = 0; branch < 4; ++branch) {
    Button button = button_at(frame, {"inception.show", static_cast<std::int64_t>(branch)}, kBranchNames.at(branch),
                              "Shows this branch in the place of the one that was chosen before", at, height);
    button.is_on = branch == newest_ || branch == older_;
    show_.push_back(std::move(button));
  }
  align_right(show_, mode_.front().area.x - frame.px(16), frame.px(4));
}

std::vector<std::size_t> SpokenModule::branches() const {
  if (has_all_) return {0, 1, 2, 3};
  return {std::min(newest_, older_), std::max(newest_, older_)};
}

void SpokenModule::lay_out(Rect body, const Frame& frame, const ModuleView& view) {
  panel_ = body;
  has_all_ = body.h > body.w;
  lay_out_head(frame);
  const float padding = frame.padding(), top = mode_.front().area.bottom() + frame.px(6);
  const float totals = frame.fonts().large->FontSize + frame.px(8);
  totals_ = {body.x + padding, body.bottom() - padding - totals, body.w - 2.0F * padding, totals};
  const std::vector<std::size_t> shown = branches();
  const float height = (totals_.y - frame.px(4) - top) / static_cast<float>(shown.size());
  figures_ = totals_.right();
  if (!has_all_)
    figures_ -= std::max(frame.px(kSpokenFigures), text_width(frame.fonts().large, "0.12 G") + frame.px(8));
  figures_ = std::floor(figures_);
  rows_.assign(shown.size(), Row{});
  for (std::size_t i = 0; i < shown.size(); ++i) {
    rows_[i].branch = shown[i];
    rows_[i].area = {totals_.x, std::floor(top + static_cast<float>(i) * height), totals_.w, std::floor(height)};
    lay_out_row(frame, view, rows_[i]);
  }
}

float SpokenModule::line_of(Rect row) const {
  return std::floor(row.y + row.h * (has_all_ ? 0.42F : 0.45F));
}

// Of a row, as high as leaves room below for the caption, the slider and the numbers of the branch.
float SpokenModule::front_height(const Frame& frame, Rect row) const {
  const Fonts& fonts = frame.fonts();
  const float below = fonts.body->FontSize + CountSlider::height(frame) + frame.px(10) +
                      (has_all_ ? fonts.large->FontSize + frame.px(4) : 0.0F);
  const float half = row.bottom() - below - line_of(row);
  return std::clamp(2.0F * half, kLeastSpokenFrontHeight * row.h, kSpokenFrontHeight * row.h);
}

// The same in both cases and for all branches. No wider than leaves room for their depth.
SpokenModule::Scale SpokenModule::scale(const Frame& frame, const ModuleView& view, Rect row) const {
  const MapSize& input = view.module.input;
  const std::vector<std::size_t> shown = branches();
  const float gap = frame.px(kSpokenGap), room = figures_ - gap - row.x;
  const auto columns_of = [&](std::size_t branch) { return spoken_columns(frame, view, false, branch, shown); };
  float front = row.w * kSpokenFront;
  for (const std::size_t branch : shown) {
    const SpokenColumns columns = columns_of(branch);
    const float fronts = static_cast<float>(columns.maps.size()) + columns.all_maps() * kLeastSpokenMap;
    front = std::min(front, columns.left_of(room, 0.0F, gap) / fronts);
  }
  front = std::max(front, row.w * kLeastSpokenFront);
  Scale made;
  made.front = map_front_size(input.columns, input.rows, {front, front_height(frame, row)});
  made.per_map = made.front.x * kSpokenMap;
  for (const std::size_t branch : shown) {
    const SpokenColumns columns = columns_of(branch);
    const float left = std::max(0.0F, columns.left_of(room, made.front.x, gap));
    made.per_map = std::min(
        {made.per_map, left / columns.all_maps(), row.h * kSpokenDepthHeight / kSpokenSlope / columns.most_maps()});
  }
  return made;
}

// From left to right: x, an arrow, the middle box if there is one, an arrow, the branch's end.
void SpokenModule::lay_out_row(const Frame& frame, const ModuleView& view, Row& row) const {
  const SpokenPlan plan = spoken_plan(view, view.is_naive(), row.branch);
  const SpokenColumns columns = spoken_columns(frame, view, view.is_naive(), row.branch, branches());
  const MapSize& input = view.module.input;
  const auto [front, per_map] = scale(frame, view, row.area);
  const float gap = frame.px(kSpokenGap), left = columns.left_of(figures_ - gap - row.area.x, front.x, gap);
  const float more = std::max(0.0F, left - per_map * columns.all_maps()) / static_cast<float>(plan.labels.size());
  row.line = line_of(row.area);
  float x = row.area.x;
  for (std::size_t i = 0; i < plan.boxes.size(); ++i) {
    const float deep = std::max(1.0F, per_map * static_cast<float>(plan.boxes[i]));
    const MapBox box{{std::floor(x), std::floor(row.line - front.y / 2.0F), front.x, front.y},
                     {deep, -deep * kSpokenSlope},
                     plan.boxes[i],
                     input.columns,
                     input.rows};
    const bool is_last = i + 1 == plan.boxes.size(), is_pooled = row.branch == 3 && i == 1;
    if (i == 0)
      row.x = box;
    else
      (is_last && !is_pooled ? row.output : row.middle) = box;
    if (is_last) break;
    row.arrows.push_back({plan.labels[i], box.bounds().right() + gap});
    x += front.x + per_map * columns.maps[i] + 2.0F * gap + std::max(frame.px(20), columns.labels[i] + more);
    row.arrows.back().to = std::floor(x) - gap;
  }
  add_row_sliders(frame, row);
}

// Each below its box, and clear of what stands below the arrow that follows.
void SpokenModule::add_row_sliders(const Frame& frame, Row& row) const {
  const auto add = [&](const MapBox& box, ModuleWidth width, float right) {
    const float y = box.front.bottom() + frame.fonts().body->FontSize + frame.px(8), x = box.front.x;
    const float most = std::max(frame.px(kLeastSpokenSlider), right - x);
    const Rect area{x, y, std::min(frame.px(kSpokenSlider), most), CountSlider::height(frame)};
    row.sliders.emplace_back(width, CountSlider::from_left_edge(frame, area));
  };
  if (row.middle && row.branch != 3) {
    const Arrow& next = row.arrows.back();
    const float label = (next.from + next.to - spoken_label_width(frame, next.label)) / 2.0F;
    add(*row.middle, kSpokenFirst.at(row.branch), label - frame.px(kBeforeLabel));
  }
  if (row.output) add(*row.output, kSpokenLast.at(row.branch), figures_);
}

void SpokenModule::input(Frame& frame, const ModuleView& view) {
  for (std::size_t branch = 0; branch < show_.size(); ++branch) {
    if (!press(frame, show_[branch]) || branch == newest_) continue;
    if (branch != older_)
      older_ = newest_;
    else
      std::swap(older_, newest_);
    newest_ = branch;
  }
  press_all(frame, mode_);
  for (const Row& row : rows_) {
    for (const auto& [width, area] : row.sliders) CountSlider::input(frame, width_slider(frame, view, width), area);
  }
}

void SpokenModule::draw_arrow(const Frame& frame, const Row& row, const Arrow& arrow) const {
  const Fonts& fonts = frame.fonts();
  const Theme& theme = frame.theme();
  const LayerLabel& label = arrow.label;
  draw_module_arrow(frame, {arrow.from, row.line}, {arrow.to, row.line});
  const float middle = (arrow.from + arrow.to) / 2.0F, most = arrow.to - arrow.from;
  const float name = text_width(fonts.strong, label.name), space = frame.px(6);
  const float x = middle - (name + space + text_width(fonts.body, label.sizes)) / 2.0F;
  const float y = std::floor(row.line - fonts.strong->FontSize - frame.px(4));
  draw_text(frame, fonts.strong, theme.text, {x, y}, label.name);
  draw_text(frame, fonts.body, theme.text, {x + name + space, y + baseline_drop(fonts.strong, fonts.body)},
            label.sizes);
  float below = row.line + frame.px(6);
  if (!label.macs.empty()) {
    draw_text_centred(frame, fonts.large, theme.text, {middle, below}, label.macs);
    below += fonts.large->FontSize;
  }
  draw_text_centred(frame, fonts.body, theme.muted, {middle, below},
                    first_that_fits(fonts.body, most, {label.macs.empty() ? "no weights" : label.ends}));
  frame.explain_drawn({arrow.from, y, most, below + fonts.body->FontSize - y}, label.explanation);
}

// In one line, from the right.
void SpokenModule::draw_figures_below(const Frame& frame, const ModuleView& view, const Row& row,
                                      std::size_t index) const {
  const Fonts& fonts = frame.fonts();
  const Theme& theme = frame.theme();
  const float y = row.area.bottom() - fonts.large->FontSize - frame.px(4);
  float right = row.area.right();
  for (const bool is_naive : {false, true}) {
    const InceptionBranch& branch = (is_naive ? view.naive : view.reduced).branches.at(row.branch);
    const float end = right;
    right -= draw_text_right(frame, fonts.large, is_naive == view.is_naive() ? theme.text : theme.muted, {right, y},
                             branch.layers.empty() ? "0" : short_count_text(branch.cost.macs)) +
             frame.px(8);
    right -= draw_text_right(frame, fonts.body, theme.muted, {right, y + baseline_drop(fonts.large, fonts.body)},
                             is_naive ? std::string(kBranchNames.at(row.branch)) + " naive" : "with 1×1");
    frame.explain_drawn(
        {right, y, end - right, fonts.large->FontSize},
        fmt::format("{}: {} multiply–adds", branch_text(row.branch, is_naive), count_text(branch.cost.macs)));
    right -= frame.px(24);
  }
  frame.mark({"inception.figure", static_cast<std::int64_t>(index)},
             {right, y, row.area.right() - right, fonts.large->FontSize});
}

void SpokenModule::draw_figures(const Frame& frame, const ModuleView& view, const Row& row, std::size_t index) const {
  const Fonts& fonts = frame.fonts();
  const Theme& theme = frame.theme();
  if (has_all_) return draw_figures_below(frame, view, row, index);
  const Rect area{figures_, row.area.y + frame.px(4), totals_.right() - figures_, row.area.h - frame.px(8)};
  frame.mark({"inception.figure", static_cast<std::int64_t>(index)}, area);
  float y = area.y;
  for (const bool is_naive : {true, false}) {
    const InceptionBranch& branch = (is_naive ? view.naive : view.reduced).branches.at(row.branch);
    const Rgb colour = is_naive == view.is_naive() ? theme.text : theme.muted;
    const std::string name = is_naive ? std::string(kBranchNames.at(row.branch)) + " naive" : "with 1×1";
    const float height = fonts.body->FontSize + fonts.large->FontSize;
    draw_text_right(frame, fonts.body, theme.muted, {area.right(), y}, name);
    draw_text_right(frame, fonts.large, colour, {area.right(), y + fonts.body->FontSize},
                    branch.layers.empty() ? "0" : short_count_text(branch.cost.macs));
    frame.explain_drawn(
        {area.x, y, area.w, height},
        fmt::format("{}: {} multiply–adds", branch_text(row.branch, is_naive), count_text(branch.cost.macs)));
    y += height + frame.px(8);
  }
}

void SpokenModule::draw_row(const Frame& frame, const ModuleView& view, const Row& row, std::size_t index,
                            ModulePictures& pictures) const {
  const Fonts& fonts = frame.fonts();
  const Theme& theme = frame.theme();
  const auto at = static_cast<std::int64_t>(index);
  const auto caption = [&](const MapBox& box, const std::string& text) {
    draw_text(frame, fonts.body, theme.text, {box.front.x, box.front.bottom() + frame.px(3)}, text);
  };
  draw_x_box(frame, view, {"inception.x", at}, row.x, pictures.x);
  caption(row.x, "x  " + stack_text(view.module.input, view.module.input.maps));
  const auto branch = static_cast<std::int64_t>(row.branch);
  if (row.middle) {
    if (row.branch == 3)
      draw_pooled_box(frame, view, "inception.pooled", *row.middle, pictures.pooled);
    else
      draw_made_box(frame, view, {"inception.reduced", row.branch == 1 ? 3 : 5}, *row.middle, 1,
                    row.branch == 1 ? "the 1×1 before the 3×3" : "the 1×1 before the 5×5");
    caption(*row.middle, maps_text(*row.middle));
  }
  if (row.output) {
    draw_made_box(frame, view, {"inception.branch", branch}, *row.output, kSpokenKernels.at(row.branch), "this branch");
    caption(*row.output, maps_text(*row.output));
  }
  for (const Arrow& arrow : row.arrows) draw_arrow(frame, row, arrow);
  for (const auto& [width, area] : row.sliders) CountSlider::draw(frame, width_slider(frame, view, width), area);
  draw_figures(frame, view, row, index);
  frame.draw_list()->AddLine({row.area.x, row.area.bottom()}, {row.area.right(), row.area.bottom()}, im(theme.border));
}

void SpokenModule::draw(const Frame& frame, const ModuleView& view, ModulePictures& pictures) const {
  const float reserved = panel_.right() - (has_all_ ? mode_ : show_).front().area.x;
  draw_panel(frame, panel_, module_heading(view), frame.theme().text,
             has_all_ ? "multiply–adds of its branches" : "multiply–adds of two of its branches", reserved,
             "Branches of the Inception module, boxes to scale: the depth is the number of maps");
  draw_buttons(frame, show_);
  draw_buttons(frame, mode_);
  frame.draw_list()->PushClipRect(panel_.min(), panel_.max(), true);
  for (std::size_t i = 0; i < rows_.size(); ++i) draw_row(frame, view, rows_[i], i, pictures);
  draw_spoken_totals(frame, view, totals_);
  frame.mark({"inception.figure", std::ssize(rows_)}, totals_);
  frame.draw_list()->PopClipRect();
}

}  // namespace pw
