#include "app/panels/cost/inception/layer_label.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/cost/count_text.h"
#include "app/panels/cost/map_box.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kLabelSquare = 9.0F, kAfterSquare = 7.0F, kBetweenWords = 6.0F;  // points

LayerLabel pooling_label(const ModuleView& view) {
  LayerLabel label{0, "max pool 3×3", "stride 1", "", "", "no parameters, no multiply–adds", "", ""};
  label.explanation = fmt::format(
      "Max pooling: the largest value of each position's 3×3 neighbours, map by map, with stride 1. {} maps come out, "
      "of as "
      "many positions. It has no weights; comparisons are not counted",
      count_text(view.module.input.maps));
  return label;
}

std::string layer_explanation(const MapSize& input, const InceptionLayer& layer) {
  const std::string taps = layer.kernel == 1 ? "" : fmt::format(" · {}²", layer.kernel);
  return fmt::format(
      "A {}×{} convolution with ReLU: {} maps in, {} maps out.\nMultiply–adds: {} · {}{} · {} · {} = {} (1 "
      "multiply–add = 2 "
      "FLOP; the taps over the edge are counted).\nParameters: {} weights + {} biases = {}",
      layer.kernel, layer.kernel, count_text(layer.maps_in), count_text(layer.maps_out), count_text(input.rows),
      count_text(input.columns), taps, count_text(layer.maps_in), count_text(layer.maps_out),
      count_text(layer.cost.macs), count_text(layer.cost.weights), count_text(layer.maps_out),
      count_text(layer.cost.parameters));
}

bool costs_most(const InceptionCost& cost, std::size_t branch) {
  return std::ranges::all_of(cost.branches, [&](const InceptionBranch& other) {
    return other.cost.macs.size() <= cost.branches.at(branch).cost.macs.size();
  });
}

float row_width(const Frame& frame, const LayerLabel& label) {
  const Fonts& fonts = frame.fonts();
  float width = frame.px(kLabelSquare + kAfterSquare + kBetweenWords) + text_width(fonts.strong, label.name) +
                text_width(fonts.body, label.sizes);
  if (!label.ends.empty()) width += frame.px(kBetweenWords) + text_width(fonts.small, label.ends);
  return width;
}

// Above the line.
void draw_label_row(const Frame& frame, const LayerLabel& label, ImVec2 line, float most) {
  const Fonts& fonts = frame.fonts();
  const Theme& theme = frame.theme();
  const float y = std::floor(line.y - label_height_above(frame)), square = frame.px(kLabelSquare);
  const float top = std::floor(y + (fonts.strong->FontSize - square) / 2.0F + frame.px(1));
  // Pooling has no weights: its square is empty.
  if (label.kernel > 0)
    frame.draw_list()->AddRectFilled({line.x, top}, {line.x + square, top + square},
                                     im(kernel_tone(theme, label.kernel)));
  else
    frame.draw_list()->AddRect({line.x, top}, {line.x + square, top + square}, im(theme.muted));
  const float end = line.x + most;
  float x = line.x + frame.px(kLabelSquare + kAfterSquare);
  x += draw_text_within(frame, fonts.strong, theme.text, {x, y}, end - x, label.name) + frame.px(kBetweenWords);
  x += draw_text_within(frame, fonts.body, theme.text, {x, y + baseline_drop(fonts.strong, fonts.body)}, end - x,
                        label.sizes) +
       frame.px(kBetweenWords);
  draw_text(frame, fonts.small, theme.muted, {x, y + baseline_drop(fonts.strong, fonts.small)},
            first_that_fits(fonts.small, end - x, {label.ends}));
}

}  // namespace

LayerLabel layer_label(const ModuleView& view, bool is_naive, std::size_t branch, std::size_t layer) {
  const bool has_pooling = branch == 3;
  if (has_pooling && layer == 0) return pooling_label(view);
  const InceptionCost& cost = is_naive ? view.naive : view.reduced;
  const InceptionLayer& shown = cost.branches.at(branch).layers.at(has_pooling ? layer - 1 : layer);
  LayerLabel label;
  label.kernel = shown.kernel;
  label.name = fmt::format("{0}×{0}", shown.kernel);
  label.sizes = fmt::format("{} → {}", count_text(shown.maps_in), count_text(shown.maps_out));
  label.ends = "+ ReLU";
  label.macs = short_count_text(shown.cost.macs);
  label.below = is_naive && branch > 0 && costs_most(cost, branch) ? "multiply–adds, the most" : "multiply–adds";
  label.lowest = short_count_text(shown.cost.parameters) + " parameters";
  label.explanation = layer_explanation(view.module.input, shown);
  return label;
}

float label_width(const Frame& frame, const LayerLabel& label) {
  const Fonts& fonts = frame.fonts();
  const float macs = (label.macs.empty() ? 0.0F : text_width(fonts.small, label.macs) + frame.px(kBetweenWords)) +
                     text_width(fonts.small, label.below);
  return std::max({row_width(frame, label), macs, text_width(fonts.small, label.lowest)}) + frame.px(4);
}

float label_height_above(const Frame& frame) {
  return frame.fonts().strong->FontSize + frame.px(4);
}

float label_height_below(const Frame& frame) {
  return 2.0F * frame.fonts().small->FontSize + frame.px(8);
}

void draw_layer_label(const Frame& frame, const LayerLabel& label, ImVec2 line, float most) {
  const Fonts& fonts = frame.fonts();
  const Theme& theme = frame.theme();
  draw_label_row(frame, label, line, most);
  float x = line.x, y = std::floor(line.y + frame.px(5));
  if (!label.macs.empty()) {
    x += draw_text_within(frame, fonts.small, theme.text, {x, y}, most, label.macs) + frame.px(kBetweenWords);
    draw_text(frame, fonts.small, theme.text, {x, y},
              first_that_fits(fonts.small, line.x + most - x, {label.below, "multiply–adds", "MAC"}));
  } else {
    draw_text_within(frame, fonts.small, theme.muted, {x, y}, most, label.below);
  }
  const float lowest = y + fonts.small->FontSize + frame.px(2);
  draw_text_within(frame, fonts.small, theme.muted, {line.x, lowest}, most, label.lowest);
  const float above = label_height_above(frame);
  frame.explain_drawn({line.x, line.y - above, most, lowest + fonts.small->FontSize - line.y + above},
                      label.explanation);
}

}  // namespace pw
