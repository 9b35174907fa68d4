#include "app/views/cost/inception_page.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/frame/spoken_look.h"
#include "app/views/cost/inception_commands.h"

namespace pw {
namespace {

constexpr double kCaseSeconds = 0.25;
constexpr float kModulePanels = 8.0F, kBranchesShare = 0.482F;  // points; of the width
constexpr float kLowerShare = 0.283F, kMostLower = 44.0F;       // of the height; points above what the table wants
constexpr float kBranchesPortrait = 200.0F;                     // points high

}  // namespace

std::vector<Command> InceptionPage::commands() {
  return inception_commands([this] { is_moved_ = true; });
}

float InceptionPage::reductions() const {
  if (motion_) return motion_->at(ImGui::GetTime());
  return shown_ && shown_->is_naive ? 0.0F : 1.0F;
}

// Only the change of the case by hand moves: whatever else changes shows where it ends.
void InceptionPage::follow_case(const Frame& frame) {
  const InceptionChoice& now = frame.cost().settings().inception;
  if (motion_ && motion_->has_ended(ImGui::GetTime())) motion_.reset();
  const bool is_moved = std::exchange(is_moved_, false);
  if (shown_ == now) return;
  InceptionChoice other_case = now;
  other_case.is_naive = !now.is_naive;
  const bool moves = is_moved && shown_ == other_case && !frame.display().reduces_motion;
  const float from = reductions(), to = now.is_naive ? 0.0F : 1.0F;
  motion_.reset();
  if (moves) motion_ = Motion{ImGui::GetTime(), kCaseSeconds * static_cast<double>(std::fabs(to - from)), from, to};
  shown_ = now;
}

void InceptionPage::refresh(Frame& frame) {
  follow_case(frame);
  pictures_.pooled.refresh(frame);
}

void InceptionPage::lay_out(Rect body, const Frame& frame) {
  view_ = module_view(frame, reductions());
  is_spoken_ = is_spoken(frame);
  if (is_spoken_) return spoken_.lay_out(body, frame, view_);
  const float gap = frame.px(kModulePanels), wanted = WholeModulePanel::wanted_height(frame);
  Rect module = body, branches = body, whole = body;
  if (body.h > body.w) {
    const float lower = frame.px(kBranchesPortrait);
    whole.h = std::floor(wanted + frame.px(kMostLower));
    whole.y = body.bottom() - whole.h;
    branches.h = std::floor(lower);
    branches.y = whole.y - gap - branches.h;
    module.h = branches.y - gap - body.y;
  } else {
    const float least = std::min(wanted, body.h * 0.32F);
    const float lower = std::floor(std::clamp(body.h * kLowerShare, least, wanted + frame.px(kMostLower)));
    module.h = body.h - lower - gap;
    branches.h = whole.h = lower;
    branches.y = whole.y = body.bottom() - lower;
    branches.w = std::floor(body.w * kBranchesShare);
    whole.x = branches.right() + gap;
    whole.w = body.right() - whole.x;
  }
  module_.lay_out(module, frame, view_);
  branches_.lay_out(branches, frame, view_);
  whole_.lay_out(whole, frame, view_);
}

void InceptionPage::input(Frame& frame) {
  // Keys may have changed it.
  view_ = module_view(frame, reductions());
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) motion_.reset();
  if (is_spoken_) return spoken_.input(frame, view_);
  module_.input(frame, view_);
  branches_.input(frame);
  whole_.input(frame);
}

std::string_view InceptionPage::hint(const Frame&) const {
  if (view_.is_naive()) return "Space changes between the two. Grey boxes are not computed here: they have no weights.";
  return "Drag a 1×1’s slider: counts and boxes follow. Grey boxes are not computed here: they have no weights.";
}

bool InceptionPage::advance(Frame&) const {
  return motion_ && !motion_->has_ended(ImGui::GetTime());
}

void InceptionPage::draw(const Frame& frame) {
  if (is_spoken_) return spoken_.draw(frame, view_, pictures_);
  module_.draw(frame, view_, pictures_);
  branches_.draw(frame, view_);
  whole_.draw(frame, view_);
}

std::vector<Rect> InceptionPage::panels() const {
  if (is_spoken_) return {spoken_.panel()};
  return {module_.panel(), branches_.panel(), whole_.panel()};
}

std::optional<LayerShape> InceptionPage::layer_shown(const Frame& frame) const {
  const InceptionModule module = inception_module(frame.cost().settings(), frame.document());
  LayerShape shown{module.input.maps, inception_cost(module).maps_out};
  shown.stack = Shape{module.input.images, module.input.maps, module.input.rows, module.input.columns};
  shown.story = ShapeStory::kNet;
  return shown;
}

void InceptionPage::describe(StateWriter& writer, const Frame& frame) const {
  const InceptionWidths& widths = view_.module.widths;
  nlohmann::json& section = writer.section("cost")["inception"];
  section["mode"] = view_.is_naive() ? "naive" : "reduced";
  section["preset"] = view_.preset != nullptr ? nlohmann::json(view_.preset->name) : nlohmann::json();
  section["positions"] = {view_.module.input.rows, view_.module.input.columns};
  section["maps"] = view_.module.input.maps;
  section["reduce"] = {widths.reduce3, widths.reduce5, widths.project};
  section["make"] = {widths.ones, widths.three, widths.five};
  section["ratio"] = state_number(ratio(view_.naive.total.macs, view_.reduced.total.macs));
  section["maps_out"] = view_.cost().maps_out;
  section["mac"] = state_number(view_.cost().total.macs.size());
  section["params"] = state_number(view_.cost().total.parameters.size());
  section["shows_x"] = view_.has_x;
  section["reductions"] = state_number(static_cast<double>(view_.reductions));
  if (is_spoken_) section["show"] = spoken_.branches();
  const ModuleTiming* timing = frame.cost().timing().timing(view_.module);
  if (timing == nullptr) return;
  nlohmann::json& measured = section["measured"] = nlohmann::json::array();
  for (const ModuleTiming::Row& row : timing->rows)
    measured.push_back({{"threads", row.threads}, {"naive_us", row.naive_us}, {"reduced_us", row.reduced_us}});
}

}  // namespace pw
