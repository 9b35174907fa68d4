#include "app/panels/cost/next_layer/costs_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/cost/count_text.h"
#include "app/cost/ratio_text.h"
#include "app/frame/spoken_look.h"
#include "app/panels/cost/next_layer/lane_drawing.h"
#include "app/presentation/number_text.h"
#include "app/widgets/cell_numbers.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kLeastRow = 19.0F, kMostRow = 33.0F, kBarHeight = 14.0F, kBarGap = 7.0F;  // points
constexpr std::size_t kPairs = 4;

float bars_height(const Frame& frame) {
  return frame.fonts().small->FontSize + 2.0F * frame.px(kBarHeight) + frame.px(kBarGap + 14.0F);
}

const char* reduced_name(const Ledger& ledger) {
  return ledger.is_depthwise() ? "depthwise" : "with a 1×1";
}

Rgb x_tone(const Theme& theme) {
  return kernel_tone(theme, theme.kind == ThemeKind::kDark ? 5 : 3);
}

}  // namespace

void CostsPanel::lay_out(Rect panel, const Frame& frame, const Ledger& ledger, float reserved_right) {
  panel_ = panel;
  reserved_right_ = reserved_right;
  const Rect area = panel_area(frame, panel);
  const std::size_t rows = ledger.rows.size();
  const auto row_height = [&](float height) {
    const float each = (height - CostTable::height(frame, 0.0F, rows)) / static_cast<float>(rows);
    return std::floor(std::clamp(each, 1.0F, frame.px(is_spoken(frame) ? 40.0F : kMostRow)));
  };
  float bars = bars_height(frame);
  // The table comes first where there is no room for both.
  if (row_height(area.h - bars) < frame.px(kLeastRow)) bars = 0.0F;
  const float row = row_height(area.h - bars);
  table_.lay_out({area.x, area.y, area.w, CostTable::height(frame, row, rows)}, row, frame, ledger);
  bars_ = {area.x, area.bottom() - bars, area.w, bars};
}

std::vector<CostsPanel::Pair> CostsPanel::pairs(const Frame& frame, const Ledger& ledger) const {
  if (bars_.h <= 0.0F) return {};
  const Theme& theme = frame.theme();
  const NextLayerCost& cost = ledger.cost;
  const std::int64_t width = kernel_width(ledger.layer.kernel);
  const Rgb next = next_tone(theme, width), one = next_tone(theme, 1), x_colour = x_tone(theme);
  const Rgb z_colour = kernel_tone(theme, theme.kind == ThemeKind::kDark ? 3 : 5), y_colour = one;
  const double x = byte_count(ledger.layer.input).size(), y = byte_count(cost.y).size(), z = byte_count(cost.z).size();
  const LayerCost& first = ledger.is_depthwise() ? ledger.rows[2].cost : cost.reduction;
  const LayerCost& second = ledger.is_depthwise() ? ledger.rows[1].cost : cost.next;
  std::vector<Pair> pairs = {
      {"multiply–adds"}, {"parameters"}, {"bytes kept for training"}, {"peak when only running"}};
  const float label = text_width(frame.fonts().small, "with a 1×1") + frame.px(14), gap = frame.px(22);
  const float each = (bars_.w - label - gap * (kPairs - 1)) / kPairs;
  const auto add = [&](std::size_t q, const Count& direct, const Count& reduced, std::vector<CountBar::Part> before,
                       std::vector<CountBar::Part> after, bool are_bytes) {
    Pair& pair = pairs[q];
    pair.area = {std::floor(bars_.x + label + static_cast<float>(q) * (each + gap)), bars_.y, std::floor(each),
                 bars_.h};
    pair.gain = fewer_text(direct.size(), reduced.size());
    const float top = pair.area.bottom() - 2.0F * frame.px(kBarHeight) - frame.px(kBarGap);
    for (int l = 0; l < 2; ++l) {
      const Count& count = l == 0 ? direct : reduced;
      CountBar bar;
      bar.key = {"cost.bar", static_cast<std::int64_t>(q), l};
      bar.track = {pair.area.x, std::floor(top + static_cast<float>(l) * frame.px(kBarHeight + kBarGap)), pair.area.w,
                   std::floor(frame.px(kBarHeight))};
      bar.scale = std::max(direct.size(), reduced.size());
      bar.parts = l == 0 ? std::move(before) : std::move(after);
      bar.explanation = fmt::format(
          "{}, {}: {}", pair.name, l == 0 ? "direct" : reduced_name(ledger),
          are_bytes ? fmt::format("{} bytes ({})", count_text(count), bytes_text(count)) : count_text(count));
      pair.bars.push_back(std::move(bar));
    }
  };
  add(0, cost.direct.macs, cost.reduced.macs, {{cost.direct.macs.size(), next}},
      {{first.macs.size(), one}, {second.macs.size(), next}}, false);
  add(1, cost.direct.parameters, cost.reduced.parameters, {{cost.direct.parameters.size(), next}},
      {{first.parameters.size(), one}, {second.parameters.size(), next}}, false);
  add(2, cost.kept_direct, cost.kept_reduced, {{x, x_colour}, {z, z_colour}},
      {{x, x_colour}, {y, y_colour}, {z, z_colour}}, true);
  pairs[2].letters = {{"x", "z"}, {"x", "y", "z"}};
  const bool is_first_larger = x >= z;
  add(3, cost.peak_direct, cost.peak_reduced, {{x, x_colour}, {z, z_colour}},
      is_first_larger ? std::vector<CountBar::Part>{{x, x_colour}, {y, y_colour}}
                      : std::vector<CountBar::Part>{{y, y_colour}, {z, z_colour}},
      true);
  pairs[3].letters = {{"x", "z"},
                      is_first_larger ? std::vector<const char*>{"x", "y"} : std::vector<const char*>{"y", "z"}};
  return pairs;
}

std::optional<CostSymbol> CostsPanel::input(Frame& frame, const Ledger& ledger) {
  for (const Pair& pair : pairs(frame, ledger)) input_count_bars(frame, pair.bars);
  return table_.input(frame, ledger);
}

void CostsPanel::draw_pair(const Frame& frame, const Pair& pair) const {
  ImFont* font = frame.fonts().small;
  const float title_y = pair.bars.front().track.y - font->FontSize - frame.px(4);
  const float gain = text_width(font, pair.gain);
  draw_text_right(frame, font, frame.theme().text, {pair.area.right(), title_y}, pair.gain);
  draw_text_within(frame, font, frame.theme().muted, {pair.area.x, title_y}, pair.area.w - gain - frame.px(6),
                   pair.name);
  draw_count_bars(frame, pair.bars);
  for (std::size_t l = 0; l < pair.letters.size(); ++l) {
    const CountBar& bar = pair.bars[l];
    double before = 0.0;
    for (std::size_t i = 0; i < bar.parts.size(); ++i) {
      const auto pixels = [&](double size) { return static_cast<float>(size / bar.scale) * bar.track.w; };
      const float left = bar.track.x + pixels(before), width = pixels(bar.parts[i].size);
      before += bar.parts[i].size;
      const float letter = text_width(font, pair.letters[l][i]);
      if (width < letter + frame.px(6) || font->FontSize > bar.track.h + frame.px(3)) continue;
      draw_text(frame, font, text_colour_on(bar.parts[i].colour),
                {left + frame.px(4), std::floor(bar.track.centre().y - font->FontSize / 2.0F)}, pair.letters[l][i]);
    }
  }
}

void CostsPanel::draw(const Frame& frame, const Ledger& ledger) const {
  draw_panel(frame, panel_, "What it costs", frame.theme().text,
             "rows, columns and F can be typed · point at a letter to light it everywhere", reserved_right_,
             "Multiply–adds (MAC) of each layer: images × rows × columns × maps in × kernel positions × maps out. "
             "1 multiply–add = 2 FLOP. Taps over the edge are counted.");
  table_.draw(frame, ledger);
  const std::vector<Pair> all = pairs(frame, ledger);
  if (all.empty()) return;
  ImFont* font = frame.fonts().small;
  for (int l = 0; l < 2; ++l) {
    const Rect& track = all.front().bars[static_cast<std::size_t>(l)].track;
    draw_text(frame, font, frame.theme().text, {bars_.x, std::floor(track.centre().y - font->FontSize / 2.0F)},
              l == 0 ? "direct" : reduced_name(ledger));
  }
  for (const Pair& pair : all) draw_pair(frame, pair);
}

}  // namespace pw
