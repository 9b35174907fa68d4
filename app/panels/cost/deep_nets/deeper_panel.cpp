#include "app/panels/cost/deep_nets/deeper_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "app/frame/spoken_look.h"
#include "app/panels/cost/count_bars.h"
#include "app/panels/cost/deep_nets/deep_texts.h"
#include "app/panels/cost/map_box.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kLeastLayer = 3.0F;  // pixels: narrower layers are not told apart by lines
constexpr double kPercent = 100.0;
constexpr const char* kLayersKey = "deep.layers_drawn";
constexpr float kToneSquare = 16.0F, kBetweenTones = 14.0F;  // points

std::string budget_text(double budget) {
  return fmt::format("{:.4g}×", budget);
}

ImFont* count_font(const Frame& frame) {
  return is_spoken(frame) ? frame.fonts().large : frame.fonts().strong;
}

// Of the legend of the two shades.
float tones_width(const Frame& frame) {
  return 2.0F * (text_width(frame.fonts().small, "3×3") + frame.px(kToneSquare)) + frame.px(kBetweenTones);
}

}  // namespace

void DeeperPanel::lay_out(Rect panel, const Frame& frame, const DeepCounts& counts) {
  panel_ = panel;
  spec_ = {"deep.budget",
           "budget, % of the plain net",
           15,
           400,
           std::llround(counts.net.budget * kPercent),
           100,
           true,
           [](CostSettings& s, std::int64_t to) { s.deep.budget = static_cast<double>(to) / kPercent; },
           [](const CostSettings& s) { return std::llround(s.deep.budget * kPercent); },
           "The multiply–adds that the net of bottlenecks may take, against those of the plain net: 0.15 to 4 times"};
  spec_.ticks = {25, 50, 100, 200, 400};
  if (panel.h <= 0.0F) return;
  const Rect area = panel_area(frame, panel);
  const float label = text_width(frame.fonts().body, "budget") + frame.px(14), slider_h = CountSlider::height(frame);
  budget_ = {area.x + label, area.y, std::min(frame.px(220), area.w * 0.4F), slider_h};
  if (!counts.is_counted()) return;
  const float names = count_font(frame)->FontSize + frame.px(5);
  const float notes_h = frame.fonts().body->FontSize + frame.px(4);
  float left = area.bottom() - budget_.bottom() - notes_h - 2.0F * names;
  // The line of words below the layers, where they leave room for it.
  const float words_h = frame.fonts().small->FontSize + frame.px(8);
  if (left - words_h > frame.px(70)) left -= words_h;
  const float height = std::floor(std::clamp(left * 0.3F, std::min(left * 0.38F, frame.px(34)), frame.px(110)));
  const float gap = std::max(0.0F, (left - 2.0F * height) / 3.0F);
  float y = budget_.bottom() + std::min(gap, frame.px(24));
  for (Rect& drawn : layers_) {
    drawn = {area.x, std::floor(y + names), area.w, height};
    y = drawn.bottom() + std::min(gap, frame.px(24));
  }
  notes_ = {area.x, layers_[1].bottom() + frame.px(6), area.w, area.bottom() - layers_[1].bottom() - frame.px(6)};
  scale_ = std::max(counts.plain.total.macs.size(), counts.deeper.total.macs.size());
}

std::size_t DeeperPanel::layer_at(const DeepNetCost& net, float x) const {
  double at = static_cast<double>((x - layers_[0].x) / layers_[0].w) * scale_;
  std::size_t layer = 0;
  while (layer + 1 < net.layer_macs.size() && at >= net.layer_macs[layer]) at -= net.layer_macs[layer++];
  return layer;
}

void DeeperPanel::input(Frame& frame, const DeepCounts& counts) const {
  CountSlider::input(frame, spec_, budget_);
  if (!counts.is_counted()) return;
  const DeepNetCost* nets[] = {&counts.plain, &counts.deeper};
  for (std::size_t i = 0; i < 2; ++i) {
    if (!frame.add_item({kLayersKey, static_cast<std::int64_t>(i)}, layers_[i]).hovered) continue;
    frame.explain(layer_text(counts, i == 1, layer_at(*nets[i], ImGui::GetIO().MousePos.x)));
  }
}

void DeeperPanel::draw(const Frame& frame, const DeepCounts& counts, float reserved_right) const {
  const std::string caption =
      counts.is_counted() ? fmt::format("{} a stage instead of {}: {} of 3", counted(3 * counts.bottlenecks, "layer"),
                                        count_text(counts.net.layers), counted(counts.bottlenecks, "bottleneck"))
                          : "";
  draw_panel(
      frame, panel_, "Same multiply–adds, deeper", frame.theme().text, caption, reserved_right,
      "The most bottlenecks a stage with which the net takes no more than the budget; one, where even that takes "
      "more. So deep a net is trained with shortcuts (ResNet)");
  if (!counts.is_counted()) return;
  draw_budget(frame, counts);
  for (const bool is_deeper : {false, true}) {
    draw_name(frame, counts, is_deeper);
    draw_layers(frame, counts, is_deeper);
  }
  draw_legend(frame);
  draw_notes(frame, counts);
}

void DeeperPanel::draw_budget(const Frame& frame, const DeepCounts& counts) const {
  const Fonts& fonts = frame.fonts();
  const float y = std::floor(budget_.centre().y - fonts.body->FontSize / 2.0F);
  draw_text(frame, fonts.body, frame.theme().text, {panel_.x + frame.padding(), y}, "budget");
  CountSlider::draw(frame, spec_, budget_);
  float x = budget_.right() + frame.px(12);
  x += draw_text(frame, fonts.strong, frame.theme().text, {x, y}, budget_text(counts.net.budget)) + frame.px(10);
  const std::string plain = short_count_text(counts.plain.total.macs),
                    used = short_count_text(counts.deeper.total.macs);
  draw_text(frame, fonts.small, frame.theme().muted, {x, y + baseline_drop(fonts.body, fonts.small)},
            first_that_fits(fonts.small, panel_.right() - frame.padding() - x,
                            {fmt::format("of the plain net: {} · used: {}", plain, used),
                             fmt::format("of the plain net: {}", plain), fmt::format("of {}", plain), ""}));
  frame.explain_drawn(
      {x, budget_.y, panel_.right() - x, budget_.h},
      fmt::format("The plain net takes {} multiply–adds, the deeper one {}: {:.3f} of the budget",
                  count_text(counts.plain.total.macs), count_text(counts.deeper.total.macs),
                  counts.deeper.total.macs.size() / (counts.net.budget * counts.plain.total.macs.size())));
}

// How many layers, and of the deeper net what makes so many of its stages.
void DeeperPanel::draw_name(const Frame& frame, const DeepCounts& counts, bool is_deeper) const {
  const DeepNetCost& net = is_deeper ? counts.deeper : counts.plain;
  const Fonts& fonts = frame.fonts();
  const Rect& whole = layers_[is_deeper ? 1 : 0];
  ImFont* font = count_font(frame);
  const float y = whole.y - font->FontSize - frame.px(4);
  const float x =
      whole.x + draw_text(frame, font, frame.theme().text, {whole.x, y}, counted(net.layers, "layer")) + frame.px(10);
  const float room = whole.right() - x - tones_width(frame) - frame.px(16);
  draw_text(frame, fonts.small, frame.theme().muted, {x, y + baseline_drop(font, fonts.small)},
            is_deeper ? first_that_fits(fonts.small, room, deeper_texts(counts)) : "plain");
}

void DeeperPanel::draw_layers(const Frame& frame, const DeepCounts& counts, bool is_deeper) const {
  const DeepNetCost& net = is_deeper ? counts.deeper : counts.plain;
  const Theme& theme = frame.theme();
  const Rect& whole = layers_[is_deeper ? 1 : 0];
  const std::int64_t blocks = is_deeper ? counts.bottlenecks : 0;
  double before = 0.0;
  std::int64_t stage = 0;
  float drawn_to = whole.x;
  std::vector<float> begins;  // of the stages
  for (std::size_t i = 0; i < net.layer_macs.size(); ++i) {
    const float from = whole.x + static_cast<float>(before / scale_) * whole.w;
    before += net.layer_macs[i];
    const float to = whole.x + static_cast<float>(before / scale_) * whole.w;
    const DeepLayer layer = deep_layer(counts.net, blocks, static_cast<std::int64_t>(i));
    if (layer.stage != std::exchange(stage, layer.stage)) begins.push_back(std::floor(from));
    // Of layers within one pixel the first is drawn.
    if (std::round(to) <= drawn_to && i > 0) continue;
    frame.draw_list()->AddRectFilled({std::floor(from), whole.y}, {std::round(to), whole.bottom()},
                                     im(kernel_tone(theme, layer.kernel)));
    drawn_to = std::round(to);
    if (to - from >= kLeastLayer && i > 0)
      frame.draw_list()->AddRectFilled({std::floor(from), whole.y}, {std::floor(from) + 1.0F, whole.bottom()},
                                       im(theme.panel));
  }
  // Over all layers, some of which are narrower than the gap. A gap alone would be taken for a pale layer.
  const float gap = std::max(3.0F, std::floor(frame.px(3))), over = frame.px(3);
  for (const float from : begins) {
    const float middle = from + std::floor(gap / 2.0F);
    frame.draw_list()->AddRectFilled({from, whole.y}, {from + gap, whole.bottom()}, im(theme.panel));
    frame.draw_list()->AddRectFilled({middle, whole.y - over}, {middle + 1.0F, whole.bottom() + over}, im(theme.text));
  }
  frame.mark({kLayersKey, is_deeper ? 1 : 0}, {whole.x, whole.y, drawn_to - whole.x, whole.h});
}

// What a piece is, and what its two shades are: at the right of the lines that name the nets.
void DeeperPanel::draw_legend(const Frame& frame) const {
  ImFont* font = frame.fonts().small;
  const float right = layers_[0].right(),
              used = text_width(count_font(frame), "1,000 layers") + text_width(font, "bottlenecks") + frame.px(30);
  const auto top = [&](std::size_t net) { return layers_[net].y - font->FontSize - frame.px(6); };
  draw_text_right(frame, font, frame.theme().muted, {right, top(0)},
                  first_that_fits(font, layers_[0].w - used,
                                  {"one piece is one layer, as long as its multiply–adds; a line begins a stage",
                                   "one piece: one layer; a line begins a stage", "one piece: one layer"}));
  const float left = right - tones_width(frame);
  const float first = draw_tone_legend(frame, {left, top(1)}, kernel_tone(frame.theme(), 3), "3×3");
  draw_tone_legend(frame, {left + first + frame.px(kBetweenTones), top(1)}, kernel_tone(frame.theme(), 1), "1×1");
}

void DeeperPanel::draw_notes(const Frame& frame, const DeepCounts& counts) const {
  const Fonts& fonts = frame.fonts();
  ImFont* font = fonts.body;
  const float y = panel_.bottom() - frame.padding() - font->FontSize;
  const std::string parameters = fmt::format("parameters {} → {}", short_count_text(counts.plain.total.parameters),
                                             short_count_text(counts.deeper.total.parameters));
  const DeepRatio kept = deep_ratio(counts.plain.activations, counts.deeper.activations, "fewer");
  const std::string bytes = fmt::format("{} → {}: {} {}", bytes_text(counts.plain.activations),
                                        bytes_text(counts.deeper.activations), kept.text, kept.word);
  const float left = draw_text(frame, font, frame.theme().text, {notes_.x, y},
                               first_that_fits(font, notes_.w * 0.4F, {parameters, ""}));
  draw_text_right(frame, font, frame.theme().text, {notes_.right(), y},
                  first_that_fits(font, notes_.w - left - frame.px(20),
                                  {"activations kept for backward " + bytes, "kept for backward " + bytes,
                                   "kept " + bytes, bytes, ""}));
  frame.explain_drawn({notes_.x, y, notes_.w, font->FontSize},
                      fmt::format("Parameters: {} → {}. Activations kept for backward: {} → {} bytes",
                                  count_text(counts.plain.total.parameters), count_text(counts.deeper.total.parameters),
                                  count_text(counts.plain.activations), count_text(counts.deeper.activations)));
  const float middle = notes_.y + frame.px(2);
  if (y - middle < fonts.small->FontSize + frame.px(6)) return;
  draw_text(frame, fonts.small, frame.theme().muted, {notes_.x, middle},
            first_that_fits(fonts.small, notes_.w, {"So deep a net is trained with shortcuts (ResNet)."}));
}

}  // namespace pw
