#include "app/panels/cost/inception/module_layout.h"

#include <algorithm>
#include <cmath>

#include "app/panels/cost/count_slider.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points, but for shares.
constexpr float kAfterBox = 14.0F, kBeforeBox = 10.0F, kBesideSlider = 12.0F, kBesideOut = 30.0F;
constexpr float kModuleSlider = 200.0F, kSliderShare = 0.13F;
constexpr float kFrontOfLane = 0.74F;
constexpr float kFrontShare = 0.093F;         // of the width; at most half of a lane's height above the caption
constexpr float kMapOfFront = 1.0F / 343.0F;  // the depth of a map, of the front's width, where there is room
constexpr float kDepthSlope = 0.17F / 0.42F;  // up for each pixel to the right
constexpr float kBetweenLanes = 8.0F;
// In a high panel, of its height: x above the lanes, what the module makes below them.
constexpr float kTallFrom = 0.75F;  // of the width
constexpr float kTallTop = 0.13F, kTallBottom = 0.19F;
constexpr float kTallFrontShare = 0.18F, kTallFrontOfLane = 0.78F;
constexpr float kTallTrunk = 10.0F, kTallJoin = 24.0F;

// From left to right, counted from the area's left edge.
struct ModuleColumns {
  float trunk = 0.0F, label = 0.0F, middle = 0.0F, output = 0.0F, join = 0.0F, out = 0.0F, end = 0.0F;
  std::array<float, 4> second = {};  // of the label after the first box
};

class ModuleScale {
 public:
  ModuleScale(const Frame& frame, Rect area, const ModuleView& view) : frame_(frame), area_(area), view_(view) {
    const MapSize& input = view.module.input;
    is_tall_ = area.h > kTallFrom * area.w;
    top_ = is_tall_ ? std::floor(kTallTop * area.h) : 0.0F;
    bottom_ = is_tall_ ? std::floor(kTallBottom * area.h) : 0.0F;
    const float lane = (area.h - top_ - bottom_) / 4.0F - below() - frame.px(kBetweenLanes) * 0.75F;
    above_ = std::max(4.0F, lane);
    front_ = map_front_size(
        input.columns, input.rows,
        {area.w * (is_tall_ ? kTallFrontShare : kFrontShare), above_ * (is_tall_ ? kTallFrontOfLane : kFrontOfLane)});
    slider_ = std::min(frame.px(kModuleSlider), area.w * kSliderShare);
    for (std::size_t branch = 0; branch < 4; ++branch) {
      if (branch != 3) naive_label_ = std::max(naive_label_, width_of_label(true, branch, 0));
      first_label_ = std::max(first_label_, width_of_label(false, branch, 0));
      second_label_.at(branch) = branch == 0 ? 0.0F : width_of_label(false, branch, 1);
    }
    naive_label_ = std::max(naive_label_, width_of_label(true, 3, 0));
    x_caption_ = text_width(frame.fonts().small, "x" + stack_text(input, input.maps));
    find_depth();
  }

  float below() const { return caption_height(frame_) + CountSlider::height(frame_); }
  bool is_tall() const { return is_tall_; }
  float top() const { return top_; }
  float above() const { return above_; }
  float slider() const { return slider_; }
  ImVec2 front() const { return front_; }
  ImVec2 depth(float maps) const {
    const float across = std::max(1.0F, per_map_ * maps);
    return {across, -std::max(0.5F, across * kDepthSlope)};
  }

  // With what is left over in the arrows.
  ModuleColumns columns(bool is_naive) const {
    ModuleColumns at = columns(is_naive, per_map_, 0.0F);
    const float left = area_.w - at.end;
    return columns(is_naive, per_map_, is_naive ? left : left / 2.0F);
  }

 private:
  float width_of_label(bool is_naive, std::size_t branch, std::size_t layer) const {
    return label_width(frame_, layer_label(view_, is_naive, branch, layer));
  }
  float maps_in() const { return static_cast<float>(view_.module.input.maps); }

  // `more`: of each arrow's length; may be negative.
  ModuleColumns columns(bool is_naive, float per_map, float more) const {
    const InceptionWidths& widths = view_.module.widths;
    const auto box = [&](std::int64_t maps) {
      return std::max(slider_, front_.x + per_map * static_cast<float>(maps));
    };
    ModuleColumns at;
    at.trunk =
        is_tall_ ? frame_.px(kTallTrunk) : std::max(front_.x + per_map * maps_in(), x_caption_) + frame_.px(kAfterBox);
    at.label = at.trunk + frame_.px(kAfterBox);
    std::int64_t widest = std::max({widths.ones, widths.three, widths.five});
    if (is_naive) {
      at.output = at.label + naive_label_ + more + frame_.px(kBeforeBox);
      widest = std::max(widest, view_.module.input.maps);
    } else {
      at.middle = at.label + first_label_ + more + frame_.px(kBeforeBox);
      const std::array<std::int64_t, 4> first = {0, widths.reduce3, widths.reduce5, view_.module.input.maps};
      for (std::size_t branch = 1; branch < 4; ++branch) {
        // A slider is wider than a small box, and lower than the box is the label.
        at.second.at(branch) = at.middle + box(first.at(branch)) + frame_.px(kBesideSlider);
        at.output = std::max(at.output, at.second.at(branch) + second_label_.at(branch) + more + frame_.px(kBeforeBox));
      }
      widest = std::max(widest, widths.project);
    }
    const float out = front_.x + per_map * static_cast<float>((is_naive ? view_.naive : view_.reduced).maps_out);
    at.join = at.output + box(widest) + frame_.px(kBeforeBox);
    at.out = at.join + frame_.px(kAfterBox);
    at.end = at.out + out + frame_.px(kBesideOut);
    if (is_tall_) {
      at.end = std::max(at.join, out) + frame_.px(kTallJoin);
      at.out = area_.w - out - frame_.px(kTallJoin) / 2.0F;
      at.join = area_.w - frame_.px(kTallJoin);
    }
    return at;
  }

  void find_depth() {
    const InceptionWidths& widths = view_.module.widths;
    std::int64_t deepest = view_.module.input.maps;
    for (const ModuleWidth width : kModuleWidths) deepest = std::max(deepest, width_of(widths, width));
    const std::int64_t all = std::max(view_.naive.maps_out, view_.reduced.maps_out);
    const float for_out = is_tall_ ? bottom_ : area_.h, for_x = is_tall_ ? top_ - front_.y : above_;
    const float rise = std::min({(above_ - front_.y) / static_cast<float>(deepest), for_x / maps_in(),
                                 (for_out - front_.y - 3.0F * caption_height(frame_)) / static_cast<float>(all)});
    float most = std::max(0.0F, std::min(front_.x * kMapOfFront, rise / kDepthSlope)), least = 0.0F;
    const auto fits = [&](float per_map) {
      return columns(true, per_map, 0.0F).end <= area_.w && columns(false, per_map, 0.0F).end <= area_.w;
    };
    if (fits(most)) least = most;
    for (int i = 0; i < 24 && least < most; ++i) {
      const float middle = (least + most) / 2.0F;
      (fits(middle) ? least : most) = middle;
    }
    per_map_ = least;
  }

  const Frame& frame_;
  Rect area_;
  const ModuleView& view_;
  bool is_tall_ = false;
  float top_ = 0.0F, bottom_ = 0.0F;  // the heights of what is above and below the lanes
  float above_ = 0.0F, slider_ = 0.0F, per_map_ = 0.0F;
  float naive_label_ = 0.0F, first_label_ = 0.0F, x_caption_ = 0.0F;
  std::array<float, 4> second_label_ = {};
  ImVec2 front_;
};

float between(float from, float to, float share) {
  return from + share * (to - from);
}

class ModuleDraft {
 public:
  ModuleDraft(const Frame& frame, Rect area, const ModuleView& view)
      : frame_(frame),
        view_(view),
        scale_(frame, area, view),
        naive_(scale_.columns(true)),
        reduced_(scale_.columns(false)) {
    layout_.area = area;
    layout_.is_tall = scale_.is_tall();
    const float pitch = scale_.above() + scale_.below() + frame.px(kBetweenLanes);
    for (std::size_t lane = 0; lane < 4; ++lane)
      lines_.at(lane) = std::floor(area.y + scale_.top() + scale_.above() - scale_.front().y / 2.0F +
                                   static_cast<float>(lane) * pitch);
  }

  ModuleLayout finish() {
    add_boxes();
    add_out();
    add_arrows();
    add_sliders();
    return layout_;
  }

 private:
  float share() const { return view_.reductions; }
  float column(float ModuleColumns::*at) const { return layout_.area.x + between(naive_.*at, reduced_.*at, share()); }
  // `size`: while it grows out of the arrow.
  MapBox box_at(float x, float line, double maps, float size = 1.0F) const {
    const ImVec2 front = scale_.front(), depth = scale_.depth(static_cast<float>(maps));
    const MapSize& input = view_.module.input;
    MapBox box;
    box.front = {std::floor(x), std::floor(line - front.y * size / 2.0F), std::max(1.0F, std::round(front.x * size)),
                 std::max(1.0F, std::round(front.y * size))};
    box.depth = {depth.x * size, depth.y * size};
    box.maps = std::max<std::int64_t>(1, std::llround(maps));
    box.columns = input.columns;
    box.rows = input.rows;
    return box;
  }

  void add_boxes() {
    const InceptionWidths& widths = view_.module.widths;
    const auto in = static_cast<double>(view_.module.input.maps);
    const float x_line = layout_.is_tall ? layout_.area.y + scale_.top() - scale_.front().y / 2.0F - frame_.px(6)
                                         : (lines_[1] + lines_[2]) / 2.0F;
    layout_.x = box_at(layout_.area.x, x_line, in);
    const float middle = layout_.area.x + reduced_.middle, output = column(&ModuleColumns::output);
    layout_.pooled = box_at(layout_.area.x + between(naive_.output, reduced_.middle, share()), lines_[3], in);
    const std::array<std::int64_t, 4> last = {widths.ones, widths.three, widths.five, widths.project};
    for (std::size_t branch = 0; branch < 3; ++branch)
      layout_.outputs.at(branch) = box_at(output, lines_.at(branch), static_cast<double>(last.at(branch)));
    if (share() <= 0.0F) return;
    layout_.outputs[3] = box_at(output, lines_[3], static_cast<double>(last[3]), share());
    layout_.reduced[0] = box_at(middle, lines_[1], static_cast<double>(widths.reduce3), share());
    layout_.reduced[1] = box_at(middle, lines_[2], static_cast<double>(widths.reduce5), share());
  }

  void add_out() {
    layout_.trunk_x = column(&ModuleColumns::trunk);
    layout_.join_x = column(&ModuleColumns::join);
    std::array<double, 4> maps = {};
    double all = 0.0;
    for (std::size_t branch = 0; branch < 4; ++branch) {
      const auto naive = static_cast<double>(view_.naive.branches.at(branch).maps_out);
      const auto reduced = static_cast<double>(view_.reduced.branches.at(branch).maps_out);
      maps.at(branch) = naive + static_cast<double>(share()) * (reduced - naive);
      all += maps.at(branch);
    }
    const Rect& area = layout_.area;
    const float deep = -scale_.depth(static_cast<float>(all)).y, front = scale_.front().y;
    const float y = layout_.is_tall ? area.bottom() - front / 2.0F - 2.0F * caption_height(frame_)
                                    : area.y + (area.h + deep + front) / 2.0F - front / 2.0F;
    ImVec2 at{column(&ModuleColumns::out), y};
    for (std::size_t branch = 0; branch < 4; ++branch) {
      layout_.out.at(branch) = box_at(at.x, at.y, maps.at(branch));
      // Not rounded, so that the parts lie in one line.
      layout_.out.at(branch).front.x = at.x;
      layout_.out.at(branch).front.y = at.y - front / 2.0F;
      at = {at.x + layout_.out.at(branch).depth.x, at.y + layout_.out.at(branch).depth.y};
    }
  }

  void add_arrows() {
    const bool is_naive = share() < 0.5F;
    const float before = frame_.px(kBeforeBox) - frame_.px(2);
    for (std::size_t branch = 0; branch < 4; ++branch) {
      const float line = lines_.at(branch), end = layout_.end_of(branch).front.x - before;
      const bool has_second = branch > 0 && share() >= 1.0F;
      const MapBox* first = branch == 3 ? &layout_.pooled : has_second ? &*layout_.reduced.at(branch - 1) : nullptr;
      const float first_end = first != nullptr ? first->front.x - before : end;
      layout_.arrows.push_back({branch,
                                layer_label(view_, is_naive, branch, 0),
                                {layout_.trunk_x, line},
                                {first_end, line},
                                layout_.area.x + between(naive_.label, reduced_.label, share())});
      if (!has_second) continue;
      const float label = layout_.area.x + reduced_.second.at(branch);
      layout_.arrows.push_back({branch,
                                layer_label(view_, false, branch, 1),
                                {std::max(label - frame_.px(6), first->bounds().right() + frame_.px(4)), line},
                                {end, line},
                                label});
    }
  }

  void add_sliders() {
    if (view_.is_moving()) return;
    const auto below = [&](const std::optional<MapBox>& box) -> std::optional<Rect> {
      if (!box) return std::nullopt;
      return CountSlider::from_left_edge(frame_, {box->front.x, box->front.bottom() + caption_height(frame_),
                                                  std::floor(scale_.slider()), CountSlider::height(frame_)});
    };
    const bool has_reductions = share() >= 1.0F;
    layout_.sliders = {below(layout_.outputs[0]), below(layout_.reduced[0]),
                       below(layout_.outputs[1]), below(layout_.reduced[1]),
                       below(layout_.outputs[2]), has_reductions ? below(layout_.outputs[3]) : std::nullopt};
  }

  const Frame& frame_;
  const ModuleView& view_;
  ModuleScale scale_;
  ModuleColumns naive_, reduced_;
  std::array<float, 4> lines_ = {};
  ModuleLayout layout_;
};

}  // namespace

Rect ModuleLayout::out_bounds() const {
  const Rect& front = out.front().front;
  const Rect last = out.back().bounds();
  return {front.x, last.y, last.right() - front.x, front.bottom() - last.y};
}

float caption_height(const Frame& frame) {
  return frame.fonts().small->FontSize + frame.px(5);
}

ModuleLayout lay_out_module(const Frame& frame, Rect area, const ModuleView& view) {
  return ModuleDraft(frame, area, view).finish();
}

}  // namespace pw
