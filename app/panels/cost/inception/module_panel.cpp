#include "app/panels/cost/inception/module_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/cost/count_text.h"
#include "app/panels/cost/inception/module_boxes.h"
#include "app/panels/cost/inception/width_slider.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::array<std::int64_t, 4> kLastKernels = {1, 3, 5, 1};
constexpr std::array<const char*, 4> kMakers = {"the 1×1", "the 3×3", "the 5×5", "the 1×1 after the pooling"};
constexpr float kModuleHeading = 110.0F, kMostNumberShift = 24.0F;  // points

// "128 + 192 + 96 + 64 = 480 maps".
std::string sum_of_maps(const InceptionCost& cost) {
  std::string sum;
  for (const InceptionBranch& branch : cost.branches) sum += (sum.empty() ? "" : " + ") + count_text(branch.maps_out);
  return sum + " = " + counted(cost.maps_out, "map");
}

}  // namespace

std::string module_heading(const ModuleView& view) {
  return view.preset != nullptr ? fmt::format("Inception {}", view.preset->name) : "Inception module";
}

void ModulePanel::lay_out(Rect panel, const Frame& frame, const ModuleView& view) {
  panel_ = panel;
  const float heading = text_width(frame.fonts().strong, module_heading(view)) + frame.px(16);
  head_.lay_out(panel, std::max(heading, frame.px(kModuleHeading)), frame, view);
  Rect area = panel_area(frame, panel);
  area.y += frame.px(4);
  area.h = std::max(1.0F, area.h - frame.px(2));
  layout_ = lay_out_module(frame, area, view);
}

void ModulePanel::input(Frame& frame, const ModuleView& view) const {
  head_.input(frame);
  for (const ModuleWidth width : kModuleWidths) {
    const auto& slider = layout_.sliders.at(static_cast<std::size_t>(width));
    if (slider) CountSlider::input(frame, width_slider(frame, view, width), *slider);
  }
}

void ModulePanel::draw_arrows(const Frame& frame) const {
  const auto line_of = [](const MapBox& box) { return std::floor(box.front.centre().y); };
  const float x_line = line_of(layout_.x), out_line = line_of(layout_.out.front());
  const float first = line_of(layout_.end_of(0)), last = line_of(layout_.end_of(3));
  if (!layout_.is_tall)
    draw_module_line(frame, {layout_.x.bounds().right() + frame.px(4), x_line}, {layout_.trunk_x, x_line});
  const float trunk_top = layout_.is_tall ? layout_.x.front.bottom() + frame.px(3) : first;
  draw_module_line(frame, {layout_.trunk_x, trunk_top}, {layout_.trunk_x, last});
  for (const ModuleArrow& arrow : layout_.arrows) {
    draw_module_arrow(frame, arrow.from, arrow.to);
    draw_layer_label(frame, arrow.label, {arrow.label_x, arrow.from.y}, arrow.to.x - arrow.label_x);
  }
  for (std::size_t branch = 0; branch < 4; ++branch) {
    const MapBox& end = layout_.end_of(branch);
    draw_module_line(frame, {end.bounds().right() + frame.px(4), line_of(end)}, {layout_.join_x, line_of(end)});
  }
  if (layout_.is_tall)
    return draw_module_arrow_down(frame, {layout_.join_x, first},
                                  {layout_.join_x, layout_.out_bounds().y - frame.px(2)});
  draw_module_line(frame, {layout_.join_x, std::min(first, out_line)}, {layout_.join_x, std::max(last, out_line)});
  draw_module_arrow(frame, {layout_.join_x, out_line}, {layout_.out.front().front.x - frame.px(2), out_line});
}

void ModulePanel::draw_input(const Frame& frame, const ModuleView& view, ModulePictures& pictures) const {
  draw_x_box(frame, view, "inception.x", layout_.x, pictures.x);
  // In a high panel the trunk begins below x: what is written stands at its right.
  MapBox captioned = layout_.x;
  if (layout_.is_tall) captioned.front.x = layout_.trunk_x + frame.px(10);
  const float most = layout_.is_tall ? layout_.area.w / 2.0F : layout_.trunk_x - frame.px(4) - layout_.x.front.x;
  draw_box_caption(frame, view, captioned, "x", most);
  if (view.has_x) return;
  ImFont* small = frame.fonts().small;
  draw_text(frame, small, frame.theme().muted,
            {captioned.front.x, captioned.front.bottom() + frame.px(3) + small->FontSize},
            first_that_fits(small, most, {"not this stack, not computed here", "not computed here", "not this stack"}));
}

void ModulePanel::draw_branches(const Frame& frame, const ModuleView& view, const ModulePictures& pictures) const {
  const auto caption = [&](const MapBox& box) {
    draw_box_caption(frame, view, box, "", std::max(box.front.w, frame.px(110)));
  };
  for (std::size_t i = 0; i < layout_.reduced.size(); ++i) {
    const auto& box = layout_.reduced.at(i);
    if (!box) continue;
    draw_made_box(frame, view, {"inception.reduced", i == 0 ? 3 : 5}, *box, 1,
                  i == 0 ? "the 1×1 before the 3×3" : "the 1×1 before the 5×5");
    if (!view.is_moving()) caption(*box);
  }
  draw_pooled_box(frame, view, "inception.pooled", layout_.pooled, pictures.pooled);
  if (!view.is_moving()) caption(layout_.pooled);
  for (std::size_t branch = 0; branch < 4; ++branch) {
    const auto& box = layout_.outputs.at(branch);
    const WidgetKey key{"inception.branch", static_cast<std::int64_t>(branch)};
    if (box) {
      draw_made_box(frame, view, key, *box, kLastKernels.at(branch), kMakers.at(branch));
      if (!view.is_moving()) caption(*box);
    } else {
      frame.mark(key, layout_.pooled.bounds());
    }
  }
}

// Where the number of maps of each part stands beside it; nowhere if not all have room: then the sum has them.
std::vector<ImVec2> ModulePanel::part_numbers(const Frame& frame) const {
  std::vector<ImVec2> places;
  if (layout_.is_tall) return places;
  float taken = 0.0F;
  for (const MapBox& box : layout_.out) {
    const Rect& front = box.front;
    ImVec2 at{front.right() + box.depth.x / 2.0F + frame.px(4), front.bottom() + box.depth.y / 2.0F + frame.px(2)};
    // Clear of the number before it, as long as it is still seen beside its part.
    if (taken - at.x > frame.px(kMostNumberShift)) return {};
    at.x = std::max(at.x, taken);
    const float right = at.x + text_width(frame.fonts().small, count_text(box.maps));
    if (right > panel_.right() - frame.padding()) return {};
    places.push_back(at);
    taken = right + frame.px(5);
  }
  return places;
}

// And lines between the parts of what the module makes.
void ModulePanel::draw_part_numbers(const Frame& frame, const std::vector<ImVec2>& places) const {
  const ImU32 edge = im(frame.theme().panel);
  for (std::size_t i = 0; i < layout_.out.size(); ++i) {
    const MapBox& box = layout_.out.at(i);
    const Rect& front = box.front;
    if (i > 0) {
      frame.draw_list()->AddLine(front.min(), {front.right(), front.y}, edge, frame.px(1.5F));
      frame.draw_list()->AddLine({front.right(), front.y}, front.max(), edge, frame.px(1.5F));
    }
    if (!places.empty()) draw_text(frame, frame.fonts().small, frame.theme().text, places[i], count_text(box.maps));
  }
}

// In a high panel left of what the module makes, else above it, over as many lines as it takes.
void ModulePanel::draw_sum_of_maps(const Frame& frame, const ModuleView& view, bool has_numbers) const {
  ImFont* small = frame.fonts().small;
  const Rect all = layout_.out_bounds();
  const float most = panel_.right() - frame.padding() - all.x;
  const std::string sum = sum_of_maps(view.cost()), whole = counted(view.cost().maps_out, "map");
  const std::string all_of_it = has_numbers ? sum : wrapped(small, sum, most);
  const std::string shown = layout_.is_tall ? sum : first_that_fits(small, most, {all_of_it, whole});
  const float lines = line_count(shown);
  const ImVec2 size = small->CalcTextSizeA(small->FontSize, FLT_MAX, 0.0F, shown.c_str());
  const float x = layout_.is_tall ? all.x - frame.px(14) - size.x : all.x;
  const float y = layout_.is_tall ? layout_.out.front().front.centre().y - size.y / 2.0F
                                  : all.y - lines * small->FontSize - frame.px(8);
  const ImVec2 at{std::floor(x), std::floor(std::max(layout_.area.y, y))};
  draw_text(frame, small, frame.theme().muted, at, shown);
  frame.explain_drawn({at.x, at.y, size.x, size.y},
                      "The maps of all branches, one after the other: the next module reads them. " + sum);
}

void ModulePanel::draw_out(const Frame& frame, const ModuleView& view, const ModulePictures& pictures) const {
  ImFont* small = frame.fonts().small;
  // From the back, so that a front covers what is behind it.
  for (std::size_t i = 4; i-- > 0;) {
    const MapBox& box = layout_.out.at(i);
    const WidgetKey key{"inception.part", static_cast<std::int64_t>(i)};
    if (i == 3 && view.reductions <= 0.0F)
      draw_pooled_box(frame, view, key, box, pictures.pooled);
    else
      draw_made_box(frame, view, key, box, kLastKernels.at(i), kMakers.at(i));
  }
  const std::vector<ImVec2> numbers = part_numbers(frame);
  draw_part_numbers(frame, numbers);
  const Rect all = layout_.out_bounds();
  frame.mark("inception.out", all);
  const float most = panel_.right() - frame.padding() - all.x;
  MapBox front = layout_.out.front();
  front.maps = view.cost().maps_out;
  // Below the number of the first part, where that would stand in it.
  const float width = text_width(small, "out " + stack_text(view.module.input, front.maps));
  if (width > front.front.w) front.front.h += small->FontSize + frame.px(2);
  draw_box_caption(frame, view, front, "out", most);
  draw_sum_of_maps(frame, view, !numbers.empty());
}

void ModulePanel::draw(const Frame& frame, ModuleView view, ModulePictures& pictures) const {
  const float reserved = head_.width();
  const float left = panel_.w - 2.0F * frame.padding() - reserved - frame.px(16) -
                     text_width(frame.fonts().strong, module_heading(view));
  std::vector<std::string> captions = {"boxes to scale: depth is the number of maps", "boxes to scale"};
  const auto has_lines = [](const std::optional<MapBox>& box) { return box && has_box_lines(*box); };
  if (std::ranges::any_of(layout_.outputs, has_lines))
    captions.insert(captions.begin(), captions.front() + ", a line every 32");
  const std::string caption = first_that_fits(frame.fonts().small, left, captions);
  view.names_lines = caption.ends_with("a line every 32");
  draw_panel(
      frame, panel_, module_heading(view), frame.theme().text, caption, reserved,
      "An Inception module: four branches read the same maps, and what they make is stacked. Boxes are to scale: "
      "the front is a map, the depth is the number of maps");
  head_.draw(frame);
  frame.draw_list()->PushClipRect(panel_.min(), panel_.max(), true);
  draw_arrows(frame);
  draw_input(frame, view, pictures);
  draw_branches(frame, view, pictures);
  draw_out(frame, view, pictures);
  for (const ModuleWidth width : kModuleWidths) {
    const auto& slider = layout_.sliders.at(static_cast<std::size_t>(width));
    if (slider) CountSlider::draw(frame, width_slider(frame, view, width), *slider);
  }
  frame.draw_list()->PopClipRect();
}

}  // namespace pw
