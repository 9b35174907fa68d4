#include "app/panels/cost/inception/branches_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/cost/count_text.h"
#include "app/cost/ratio_text.h"
#include "app/panels/cost/map_box.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kBranchName = 66.0F, kBranchBar = 28.0F, kMostBranchRow = 48.0F;  // points
constexpr std::array<std::int64_t, 3> kTones = {1, 3, 5};

double size_of(const InceptionBranch& branch) {
  return branch.cost.macs.size();
}

std::string case_name(bool is_naive) {
  return is_naive ? "naive" : "with 1×1";
}

std::string branch_explanation(const ModuleView& view, std::size_t branch) {
  const InceptionBranch& shown = view.cost().branches.at(branch);
  std::string text =
      fmt::format("{}: {} multiply–adds", branch_text(branch, view.is_naive()), count_text(shown.cost.macs));
  for (const InceptionLayer& layer : shown.layers)
    text += fmt::format("\n{0}×{0}, {1} → {2}: {3}", layer.kernel, count_text(layer.maps_in),
                        count_text(layer.maps_out), count_text(layer.cost.macs));
  if (branch == 0) return text + "\nBoth cases are alike";
  const InceptionBranch& other = view.other_cost().branches.at(branch);
  text += fmt::format("\nThe outline: {}, {}", case_name(!view.is_naive()), count_text(other.cost.macs));
  if (branch == 3) return text;
  const double naive = size_of(view.naive.branches.at(branch)), reduced = size_of(view.reduced.branches.at(branch));
  return text + fmt::format("\nWith the 1×1, itself counted: {}", fewer_text(naive, reduced));
}

// Of both cases, so that the bars can be compared.
double largest_branch(const ModuleView& view) {
  double most = 1.0;
  for (const InceptionCost* cost : {&view.naive, &view.reduced}) {
    for (const InceptionBranch& branch : cost->branches) most = std::max(most, size_of(branch));
  }
  return most;
}

float legend_width(const Frame& frame) {
  return 3.0F * (text_width(frame.fonts().small, "3×3") + frame.px(32));
}

}  // namespace

void BranchesPanel::lay_out(Rect panel, const Frame& frame, const ModuleView& view) {
  panel_ = panel;
  bars_.clear();
  const Rect area = panel_area(frame, panel);
  ImFont* numbers = frame.fonts().body;
  const double most = largest_branch(view);
  const float beside = text_width(numbers, "0.12 × 10²⁰") + text_width(numbers, "with 1×1 885 M") + frame.px(18);
  const float row = std::min(frame.px(kMostBranchRow), area.h / 4.0F);
  const float height = std::min(frame.px(kBranchBar), row * 0.7F);
  const float left = area.x + std::min(frame.px(kBranchName), area.w * 0.2F);
  for (std::size_t branch = 0; branch < 4; ++branch) {
    const float y = area.y + (static_cast<float>(branch) + 0.5F) * row - height / 2.0F;
    CountBar bar;
    bar.key = {"inception.bar", static_cast<std::int64_t>(branch)};
    bar.track = {left, std::floor(y), std::max(frame.px(20), std::floor(area.right() - left - beside)),
                 std::floor(height)};
    bar.scale = most;
    for (const InceptionLayer& layer : view.cost().branches.at(branch).layers)
      bar.parts.push_back({layer.cost.macs.size(), kernel_tone(frame.theme(), layer.kernel)});
    bar.explanation = branch_explanation(view, branch);
    if (!bar.parts.empty()) bar.number = short_count_text(view.cost().branches.at(branch).cost.macs);
    bars_.push_back(std::move(bar));
  }
}

void BranchesPanel::draw(const Frame& frame, const ModuleView& view) const {
  const Theme& theme = frame.theme();
  const Fonts& fonts = frame.fonts();
  const bool has_legend = panel_.w > frame.px(380);
  constexpr std::string_view kHeading = "Multiply–adds by branch";
  const float legend = has_legend ? legend_width(frame) : 0.0F;
  const float room = panel_.w - 3.0F * frame.padding() - legend - text_width(fonts.strong, kHeading);
  draw_panel(frame, panel_, kHeading, theme.text,
             first_that_fits(fonts.small, room,
                             {"one scale for both cases; point at a bar to see the other", "one scale for both cases",
                              "point at a bar", ""}),
             legend,
             "What each branch costs: one multiply–add for each weight at each position. All bars, of both cases, have "
             "one scale");
  float x = panel_.right() - frame.padding() - legend_width(frame) + frame.px(10);
  for (const std::int64_t kernel : kTones) {
    if (!has_legend) break;
    x += draw_tone_legend(frame, {x, panel_.y + frame.px(7) + baseline_drop(fonts.strong, fonts.small)},
                          kernel_tone(theme, kernel), fmt::format("{0}×{0}", kernel)) +
         frame.px(14);
  }
  for (std::size_t branch = 0; branch < bars_.size(); ++branch) {
    CountBar bar = bars_[branch];
    const InceptionBranch& other = view.other_cost().branches.at(branch);
    if (frame.item(bar.key).hovered && branch > 0) {
      bar.other = size_of(other);
      bar.other_number = fmt::format("{} {}", case_name(!view.is_naive()),
                                     other.layers.empty() ? "none" : short_count_text(other.cost.macs));
    }
    draw_count_bar(frame, bar);
    const Rect& track = bar.track;
    const float left = panel_.x + frame.padding();
    draw_text_within(frame, fonts.strong, theme.text,
                     {left, std::floor(track.centre().y - fonts.strong->FontSize / 2.0F)}, track.x - left,
                     kBranchNames.at(branch));
    if (!bar.parts.empty() || bar.other) continue;
    const std::string maps = count_text(view.module.input.maps);
    draw_text(frame, fonts.small, theme.muted, {track.x, std::floor(track.centre().y - fonts.small->FontSize / 2.0F)},
              first_that_fits(
                  fonts.small, panel_.right() - frame.padding() - track.x,
                  {"none, but all " + maps + " maps are passed on", "none: passes on " + maps + " maps", "none"}));
  }
}

}  // namespace pw
