#include "app/panels/cost/deep_nets/layer_kinds.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/cost/count_text.h"
#include "app/panels/cost/count_bars.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points: the height of a layer, of the bar of its maps, and the room left of the bars for the shortcut.
constexpr float kLeastKindLayer = 28.0F, kMostKindLayer = 60.0F, kMapBarHeight = 4.0F, kShortcutRoom = 18.0F;
constexpr float kWidthOfKind = 0.4F;    // of the area: the bar of F maps
constexpr std::size_t kKindLayers = 4;  // of both kinds
constexpr std::string_view kKindWords =
    "Each 3×3 becomes 1×1 – 3×3 – 1×1, the form of a ResNet-50 block (which has a shortcut, and replaced two 3×3 of "
    "64: 1.06×). The very first, 3 → F, stays.";

struct KindLayer {
  std::int64_t kernel = 3, in = 0, out = 0;
  Count weights() const { return Count(kernel * kernel) * Count(in) * Count(out); }
};

struct LayerKind {
  const char* name;
  std::vector<KindLayer> layers;
  bool has_shortcut = false;
  Count weights() const {
    Count all;
    for (const KindLayer& layer : layers) all += layer.weights();
    return all;
  }
};

LayerKind plain_kind(const DeepNet& net) {
  return {"plain", {{3, net.base, net.base}}};
}

LayerKind bottleneck_kind(const DeepNet& net) {
  const std::int64_t narrow = std::max<std::int64_t>(net.base / net.ratio, 1);
  return {"bottleneck", {{1, net.base, narrow}, {3, narrow, narrow}, {1, narrow, net.base}}, true};
}

// "8.5× fewer", or the inverse and "more".
std::string weights_against_text(const Count& plain, const Count& other) {
  const double times = ratio(plain, other);
  return times >= 1.0 ? fmt::format("{:.1f}× fewer", times) : fmt::format("{:.1f}× more", 1.0 / times);
}

std::string share_text(const KindLayer& layer, const LayerKind& kind) {
  return fmt::format("{:.1f} %", 100.0 * ratio(layer.weights(), kind.weights()));
}

std::string explain_layer(const KindLayer& layer, const LayerKind& kind) {
  const std::string in = counted(layer.in, "map"), out = counted(layer.out, "map");
  const std::string what = layer.out < layer.in ? fmt::format("reduces {} to {}", in, count_text(layer.out))
                                                : fmt::format("makes {} of {}", out, count_text(layer.in));
  const std::string share = kind.layers.size() > 1 ? fmt::format(", {} of all", share_text(layer, kind)) : "";
  return fmt::format("{0}×{0}: {1}. {2} · {3} · {4} = {5} weights{6}", layer.kernel, what, layer.kernel * layer.kernel,
                     count_text(layer.in), count_text(layer.out), count_text(layer.weights()), share);
}

std::string explain_kinds(const DeepNet& net) {
  // Maps are whole.
  const char* equals = net.base % net.ratio == 0 ? "=" : "≈";
  const double bottleneck = ratio(bottleneck_kind(net).weights(), Count(net.base) * Count(net.base));
  return fmt::format(
      "A layer of the first stage, and the bottleneck in its place; bars are as wide as their maps are many. Weights "
      "of a 3×3 from F maps to F: 9 F². Of a bottleneck: F²/{0} + 9 F²/{0}² + F²/{0} {1} {2:.4f} F²; multiply–adds a "
      "position are as many. The shortcut adds what the bottleneck reads to what it makes, and has no weights",
      net.ratio, equals, bottleneck);
}

class KindsDrawing {
 public:
  KindsDrawing(const Frame& frame, Rect area, const DeepNet& net) : frame_(frame), area_(area), base_(net.base) {
    const Fonts& fonts = frame.fonts();
    map_row_ = std::floor(fonts.small->FontSize + frame.px(4));
    name_row_ = std::floor(fonts.small->FontSize + frame.px(7));
    head_ = std::floor(fonts.strong->FontSize + frame.px(16));
    // The plain kind has two rows of maps, the bottleneck four.
    const float fixed = head_ + 2.0F * name_row_ + 6.0F * map_row_ + frame.px(10) + result_height();
    const float least = static_cast<float>(kKindLayers) * frame.px(kLeastKindLayer);
    const float words = wrapped_line_count(fonts.small, kKindWords, area.w) * fonts.small->FontSize + frame.px(12);
    has_words_ = fixed + words + least <= area.h;
    const float free = area.h - fixed - (has_words_ ? words : 0.0F);
    layer_h_ = std::floor(std::min(free / static_cast<float>(kKindLayers), frame.px(kMostKindLayer)));
    full_ = std::floor(kWidthOfKind * area.w);
    middle_ = std::floor(area.x + frame.px(kShortcutRoom) + full_ / 2.0F);
    texts_ = middle_ + full_ / 2.0F + frame.px(14);
  }
  bool has_room() const { return layer_h_ >= frame_.px(kLeastKindLayer); }

  void draw(const DeepNet& net) const {
    frame_.explain_drawn(area_, explain_kinds(net));
    const Theme& theme = frame_.theme();
    frame_.draw_list()->AddLine(area_.min(), {area_.right(), area_.y}, im(theme.border));
    ImFont *strong = frame_.fonts().strong, *small = frame_.fonts().small;
    float y = area_.y + frame_.px(10);
    const float heading = draw_text(frame_, strong, theme.text, {area_.x, y}, "A layer") + frame_.px(8);
    draw_text(frame_, small, theme.muted, {area_.x + heading, y + baseline_drop(strong, small)},
              first_that_fits(small, area_.w - heading,
                              {fmt::format("of stage 1: F = {}", count_text(net.base)), "of stage 1"}));
    const LayerKind plain = plain_kind(net), bottleneck = bottleneck_kind(net);
    y = draw_kind(plain, area_.y + head_) + frame_.px(10);
    y = draw_kind(bottleneck, y);
    y = draw_result(plain, bottleneck, y);
    if (has_words_)
      draw_paragraph(frame_, small, theme.muted, {area_.x, y + frame_.px(12)}, area_.w, std::string(kKindWords));
  }

 private:
  float result_height() const { return frame_.fonts().strong->FontSize + frame_.px(6); }
  float bar_width(std::int64_t maps) const {
    return std::max(frame_.px(2), full_ * static_cast<float>(maps) / static_cast<float>(base_));
  }

  // Returns where it ends.
  float draw_kind(const LayerKind& kind, float y) const {
    draw_tone_legend(frame_, {area_.x, y}, kernel_tone(frame_.theme(), kind.has_shortcut ? 1 : 3), kind.name);
    y += name_row_;
    const float first = draw_maps(kind.layers.front().in, "", y);
    float last = first;
    y += map_row_;
    for (const KindLayer& layer : kind.layers) {
      draw_layer(layer, kind, y);
      y += layer_h_;
      const bool is_sum = kind.has_shortcut && &layer == &kind.layers.back();
      last = draw_maps(layer.out, is_sum ? " + shortcut" : "", y);
      y += map_row_;
    }
    if (kind.has_shortcut) draw_shortcut(first, last);
    return y;
  }

  // Returns the middle of the bar.
  float draw_maps(std::int64_t maps, const std::string& more, float y) const {
    const float height = std::max(2.0F, std::floor(frame_.px(kMapBarHeight))), half = bar_width(maps) / 2.0F;
    const float top = std::floor(y + (map_row_ - height) / 2.0F);
    frame_.draw_list()->AddRectFilled({middle_ - half, top}, {middle_ + half, top + height}, im(frame_.theme().text));
    ImFont* small = frame_.fonts().small;
    const std::string text = counted(maps, "map");
    draw_text(frame_, small, frame_.theme().muted, {texts_, std::floor(y + (map_row_ - small->FontSize) / 2.0F)},
              first_that_fits(small, area_.right() - texts_, {text + more, text, count_text(maps)}));
    return top + height / 2.0F;
  }

  void draw_layer(const KindLayer& layer, const LayerKind& kind, float y) const {
    const Theme& theme = frame_.theme();
    const float in = bar_width(layer.in) / 2.0F, out = bar_width(layer.out) / 2.0F, bottom = y + layer_h_;
    frame_.draw_list()->AddQuadFilled({middle_ - in, y}, {middle_ + in, y}, {middle_ + out, bottom},
                                      {middle_ - out, bottom}, im(kernel_tone(theme, layer.kernel)));
    ImFont *strong = frame_.fonts().strong, *small = frame_.fonts().small;
    const float room = area_.right() - texts_, lines = strong->FontSize + small->FontSize + frame_.px(1);
    float text_y = std::floor(y + (layer_h_ - lines) / 2.0F);
    draw_text(frame_, strong, theme.text, {texts_, text_y}, fmt::format("{0}×{0}", layer.kernel));
    if (kind.layers.size() > 1)
      draw_text_right(frame_, small, theme.text, {area_.right(), text_y + baseline_drop(strong, small)},
                      share_text(layer, kind));
    text_y += strong->FontSize + frame_.px(1);
    draw_text(frame_, small, theme.muted, {texts_, text_y},
              first_that_fits(small, room,
                              {count_text(layer.weights()) + " weights", short_count_text(layer.weights()) + " weights",
                               short_count_text(layer.weights())}));
    frame_.explain_drawn({area_.x, y, area_.w, layer_h_}, explain_layer(layer, kind));
  }

  // From what the kind reads to what it makes, where it is added.
  void draw_shortcut(float from, float to) const {
    const float right = middle_ - full_ / 2.0F, left = std::floor(area_.x + frame_.px(6)), radius = frame_.px(5);
    const ImU32 colour = im(frame_.theme().muted), sign = im(frame_.theme().text);
    const float width = std::max(1.0F, frame_.px(1));
    const ImVec2 line[] = {{right, from}, {left, from}, {left, to}, {right - radius, to}};
    frame_.draw_list()->AddPolyline(line, 4, colour, 0, width);
    const ImVec2 sum{right, to};
    frame_.draw_list()->AddCircleFilled(sum, radius, im(frame_.theme().panel));
    frame_.draw_list()->AddCircle(sum, radius, sign, 0, width);
    const float arm = 0.6F * radius;
    frame_.draw_list()->AddLine({sum.x - arm, sum.y}, {sum.x + arm, sum.y}, sign, width);
    frame_.draw_list()->AddLine({sum.x, sum.y - arm}, {sum.x, sum.y + arm}, sign, width);
  }

  float draw_result(const LayerKind& plain, const LayerKind& bottleneck, float y) const {
    ImFont* font = frame_.fonts().strong;
    const Rgb text = frame_.theme().text;
    const Count all = plain.weights(), less = bottleneck.weights();
    y += frame_.px(5);
    const float right =
        draw_text_right(frame_, font, text, {area_.right(), y}, weights_against_text(all, less)) + frame_.px(8);
    draw_text(frame_, font, text, {area_.x, y},
              first_that_fits(font, area_.w - right,
                              {fmt::format("{} ÷ {} =", count_text(all), count_text(less)),
                               fmt::format("{} ÷ {} =", short_count_text(all), short_count_text(less)), "weights"}));
    return y + font->FontSize;
  }

  const Frame& frame_;
  Rect area_;
  std::int64_t base_ = 1;
  float head_ = 0.0F, name_row_ = 0.0F, map_row_ = 0.0F, layer_h_ = 0.0F;  // heights
  float full_ = 0.0F, middle_ = 0.0F, texts_ = 0.0F;  // the width of F maps; where bars are centred, and texts begin
  bool has_words_ = false;
};

}  // namespace

void draw_layer_kinds(const Frame& frame, Rect area, const DeepNet& net) {
  if (net.base < 1 || net.ratio < 1) return;
  const KindsDrawing drawing(frame, area, net);
  if (drawing.has_room()) drawing.draw(net);
}

}  // namespace pw
