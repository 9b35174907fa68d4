#include "app/panels/cost/deep_nets/net_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/frame/spoken_look.h"
#include "app/panels/cost/deep_nets/layer_kinds.h"
#include "app/widgets/controls.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

struct NetSetting {
  const char* key;
  const char* name;
  std::int64_t DeepNet::*part;
  std::int64_t least, most, most_typed;
  bool is_log;
  const char* explanation;
};
constexpr NetSetting kNetSettings[] = {
    {"deep.base", "maps of stage 1: F", &DeepNet::base, 8, 256, kMostDeepMaps, true,
     "F, the maps of the first stage. J halves it, Shift+J doubles it: parameters and multiply–adds change fourfold"},
    {"deep.stages", "stages", &DeepNet::stages, 1, 7, kMostDeepStages, false,
     "Stages; between them rows and columns are halved and the maps doubled, as the switches say"},
    {"deep.layers", "3×3 layers a stage", &DeepNet::layers, 1, 6, kMostDeepLayers, false,
     "3×3 convolutions in each stage of the plain net"},
    {"deep.batch", "images in a batch", &DeepNet::batch, 1, 256, kMostDeepMaps, true,
     "Images in a batch: activations and multiply–adds are those of the whole batch, parameters do not change"},
    {"deep.ratio", "bottleneck: F →", &DeepNet::ratio, 2, 16, kMostDeepMaps, true,
     "A bottleneck: a 1×1 reduces F maps, the 3×3 reads those, another 1×1 makes F of them again"},
};

std::string net_value_text(const NetSetting& setting, std::int64_t value) {
  return setting.part == &DeepNet::ratio ? fmt::format("F / {}", count_text(value)) : count_text(value);
}

}  // namespace

float NetPanel::strip_height(const Frame& frame, float width) {
  const float rows = width < frame.px(980) ? 3.0F : 2.0F;
  return frame.px(32) + rows * (CountSlider::height(frame) + frame.px(8)) + frame.px(4);
}

void NetPanel::lay_out(Rect panel, const Frame& frame, const DeepNet& net) {
  panel_ = panel;
  rows_.clear();
  for (const NetSetting& setting : kNetSettings) {
    const std::int64_t value = net.*setting.part;
    CountSlider::Spec spec{setting.key,
                           setting.name,
                           setting.least,
                           setting.most,
                           value,
                           DeepNet{}.*setting.part,
                           setting.is_log,
                           [part = setting.part](CostSettings& s, std::int64_t to) { s.deep.*part = to; },
                           [part = setting.part](const CostSettings& s) { return s.deep.*part; },
                           setting.explanation};
    spec.most_typed = setting.most_typed;
    rows_.push_back({std::move(spec), net_value_text(setting, value), {}, {}});
  }
  switches_ = {{"deep.halve", "deep.halve", "halve rows and columns", "halve the picture", {}, net.halves},
               {"deep.double", "deep.double", "double the maps", "double maps", {}, net.doubles}};
  panel.w > panel.h ? lay_out_strip(frame) : lay_out_column(frame);
}

void NetPanel::lay_out_column(const Frame& frame) {
  const Rect area = panel_area(frame, panel_);
  const float name_h = frame.fonts().body->FontSize + frame.px(8), slider_h = CountSlider::height(frame);
  float y = area.y;
  for (Row& row : rows_) {
    row.name = {area.x, y, area.w, name_h};
    row.slider = {area.x, y + name_h, area.w, slider_h};
    y += name_h + slider_h + frame.px(8);
  }
  for (Switch& each : switches_) {
    each.area = {area.x, y, std::min(area.w, text_width(frame.fonts().body, each.label) + frame.px(26)), frame.px(24)};
    y += frame.px(26);
  }
  layer_ = {area.x, y + frame.px(10), area.w, area.bottom() - y - frame.px(10)};
}

void NetPanel::lay_out_strip(const Frame& frame) {
  layer_ = {};
  const Rect area = panel_area(frame, panel_);
  const int columns = panel_.w < frame.px(980) ? 2 : 3;
  const float gap = frame.px(24), h = CountSlider::height(frame), step = h + frame.px(8);
  const float w = (area.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  float name_w = 0.0F;
  for (const Row& row : rows_) {
    name_w = std::max(name_w, text_width(frame.fonts().body, row.spec.name) +
                                  text_width(frame.fonts().mono, row.value) + frame.px(20));
  }
  name_w = std::min(name_w, w * 0.62F);
  const auto cell = [&](int i) {
    return ImVec2{area.x + static_cast<float>(i % columns) * (w + gap),
                  area.y + static_cast<float>(i / columns) * step};
  };
  int i = 0;
  for (Row& row : rows_) {
    const ImVec2 at = cell(i++);
    row.name = {at.x, at.y, name_w - frame.px(10), h};
    row.slider = {at.x + name_w, at.y, w - name_w, h};
  }
  ImVec2 at = cell(i);
  for (Switch& each : switches_) {
    each.area = {at.x, at.y,
                 std::min((w - frame.px(8)) * 0.55F, text_width(frame.fonts().body, each.label) + frame.px(26)), h};
    at.x += each.area.w + frame.px(8);
  }
}

void NetPanel::input(Frame& frame) const {
  for (const Row& row : rows_) {
    CountSlider::input(frame, row.spec, row.slider);
    if (frame.is_stale()) return;
  }
  for (const Switch& each : switches_) {
    const ItemState item = frame.add_item(each.key, each.area);
    if (item.hovered) frame.explain(tooltip_text(frame.commands().find(each.command)));
    if (item.clicked) frame.run(each.command);
  }
}

void NetPanel::draw_switch(const Frame& frame, const Switch& shown) const {
  const Theme& theme = frame.theme();
  const float side = std::floor(frame.px(16)), y = std::floor(shown.area.centre().y - side / 2.0F);
  const Rect box{shown.area.x, y, side, side};
  const bool is_hovered = frame.item(shown.key).hovered;
  frame.draw_list()->AddRectFilled(box.min(), box.max(), im(is_hovered ? theme.control_hovered : theme.control),
                                   frame.px(3));
  frame.draw_list()->AddRect(box.min(), box.max(), im(theme.control_edge), frame.px(3));
  if (shown.is_on) {
    const ImVec2 tick[] = {{box.x + 0.22F * side, box.y + 0.52F * side},
                           {box.x + 0.42F * side, box.y + 0.72F * side},
                           {box.x + 0.78F * side, box.y + 0.28F * side}};
    frame.draw_list()->AddPolyline(tick, 3, im(theme.text), 0, std::max(1.5F, frame.px(2)));
  }
  ImFont* font = frame.fonts().body;
  const float x = box.right() + frame.px(8);
  draw_text_within(frame, font, theme.text, {x, std::floor(shown.area.centre().y - font->FontSize / 2.0F)},
                   shown.area.right() - x, first_that_fits(font, shown.area.right() - x, {shown.label, shown.brief}));
}

void NetPanel::draw(const Frame& frame, const DeepNet& net) const {
  const Theme& theme = frame.theme();
  const Fonts& fonts = frame.fonts();
  draw_panel(frame, panel_, "The net", theme.text,
             panel_.w > panel_.h ? fmt::format("3×3 convolutions on {0}×{0}×3", net.side) : "", 0.0F,
             fmt::format("A net of 3×3 convolutions that reads a picture of {0}×{0} with 3 maps", net.side));
  for (const Row& row : rows_) {
    const float middle = row.name.centre().y;
    const float value = draw_text_right(
        frame, fonts.mono, theme.text, {row.name.right(), std::floor(middle - fonts.mono->FontSize / 2.0F)}, row.value);
    const float room = row.name.w - value - frame.px(6);
    const bool is_wide = text_width(fonts.body, row.spec.name) <= room;
    ImFont* font = is_wide ? fonts.body : fonts.small;
    const std::string name = first_that_fits(font, room, {row.spec.name, "layers"});
    draw_text(frame, font, theme.text, {row.name.x, std::floor(middle - font->FontSize / 2.0F)}, name);
    frame.explain_drawn(row.name, fmt::format("{}: {}. {}", row.spec.name, row.value, row.spec.explanation));
    CountSlider::draw(frame, row.spec, row.slider);
  }
  for (const Switch& each : switches_) draw_switch(frame, each);
  draw_layer_kinds(frame, layer_, net);
}

}  // namespace pw
