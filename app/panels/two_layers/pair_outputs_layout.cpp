// Where the pictures of the outputs stand.
#include "app/panels/two_layers/pair_outputs_panel.h"

#include <algorithm>
#include <cmath>

#include "app/panels/two_layers/pair_pictures.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kBetweenFlat = 12.0F, kLeastTexts = 96.0F;  // points: pictures side by side; texts beside a picture
constexpr float kLargePrediction = 1.3F;                    // times as wide as an output

}  // namespace

// In the rows of the hidden maps.
void PairOutputsPanel::lay_out_beside(Rect area, const Frame& frame, const ShownPair& shown,
                                      const ProductRows* of_hidden) {
  const ProductRows rows = of_hidden != nullptr ? *of_hidden : product_rows(frame, shown, area);
  const float width = std::min(area.w, rows.height * hidden_ratio(shown));
  const auto slot = [&](Kind kind, std::int64_t output, float top, float picture) {
    Slot made{kind, output, {area.x, top, width, rows.line}, {}, false, {}};
    made.picture = pair_picture({area.x, picture, width, rows.height}, shown);
    slots_.push_back(made);
  };
  for (std::size_t o = 0; o < rows.cells.size(); ++o) {
    slot(Kind::kOutput, rows.first + static_cast<std::int64_t>(o), rows.cells[o] + frame.px(2), rows.lower[o]);
  }
  lay_out_next_to({area.x + width, area.y, area.w - width, area.h}, rows, frame, shown);
  const bool is_large = !slots_.empty() && slots_.back().kind == Kind::kPrediction;
  if (predicts_road_ && !is_large)
    slot(Kind::kPrediction, *road_output(shown.pair().network.layer(1)), area.y, rows.picture);
  else
    sentence_ = {area.x, rows.picture, is_large ? width : area.w, rows.height};
}

// What uses the width right of the outputs: the prediction in a large picture, else other outputs, else texts.
void PairOutputsPanel::lay_out_next_to(Rect area, const ProductRows& rows, const Frame& frame, const ShownPair& shown) {
  const float ratio = hidden_ratio(shown), width = rows.height * ratio, gap = frame.px(kBetweenFlat);
  const float x = area.x + gap, room = area.right() - x;
  if (predicts_road_ && room > kLargePrediction * width) {
    Slot made{
        Kind::kPrediction, *road_output(shown.pair().network.layer(1)), {x, area.y, room, rows.line}, {}, false, {}};
    made.picture = pair_picture({x, rows.picture, room, area.bottom() - rows.picture}, shown);
    return slots_.push_back(made);
  }
  const auto count = static_cast<std::int64_t>(rows.cells.size());
  if (count == 0) return;
  std::vector<std::int64_t> others;
  for (std::int64_t o = 0; o < shown.second().cout; ++o) {
    if (o < rows.first || o >= rows.first + count) others.push_back(o);
  }
  const auto columns = static_cast<std::int64_t>((room + gap + 1.0F) / (width + gap));
  for (std::int64_t k = 0; k < std::min(columns * count, static_cast<std::int64_t>(others.size())); ++k) {
    const auto row = static_cast<std::size_t>(k % count);
    const float left = std::floor(x + static_cast<float>(k / count) * (width + gap));
    Slot made{Kind::kOutput,
              others[static_cast<std::size_t>(k)],
              {left, rows.cells[row] + frame.px(2), width, rows.line},
              {},
              false,
              {}};
    made.picture = pair_picture({left, rows.lower[row], width, rows.height}, shown);
    slots_.push_back(made);
  }
  if (static_cast<std::int64_t>(slots_.size()) > count || room < frame.px(kLeastTexts)) return;
  for (Slot& slot : slots_) slot.beside = {x, slot.picture.y, room, slot.picture.h};
}

float PairOutputsPanel::width_beside(const Frame& frame, const ShownPair& shown, ImVec2 size, float free) {
  constexpr float kMostOfFree = 0.85F, kTextsOfFree = 0.5F, kMostTexts = 190.0F;
  const float base = size.x + 2.0F * frame.padding(), gap = frame.px(kBetweenFlat);
  const Rect area = panel_area(frame, {0.0F, 0.0F, base, size.y});
  const ProductRows rows = product_rows(frame, shown, area);
  const float most = kMostOfFree * free - gap;
  if (predicts_road(frame, shown)) {
    const float large = std::min(most, (area.bottom() - rows.picture) * hidden_ratio(shown));
    if (large > kLargePrediction * size.x) return base + gap + std::ceil(large);
  }
  const auto count = static_cast<std::int64_t>(rows.cells.size());
  if (count > 0 && count < shown.second().cout) {
    const std::int64_t needed = (shown.second().cout - 1) / count;
    const auto columns = std::min(needed, static_cast<std::int64_t>(kMostOfFree * free / (size.x + gap)));
    if (columns > 0) return base + static_cast<float>(columns) * (std::ceil(size.x) + gap);
  }
  const float texts = std::min(kTextsOfFree * free, frame.px(kMostTexts));
  return texts > frame.px(kLeastTexts) + gap ? base + texts : base;
}

namespace {

struct FlatSlots {
  bool has_road = false;
  std::int64_t outputs = 0, count = 0;
  float width = 0.0F;
};

FlatSlots flat_slots(const Frame& frame, const ShownPair& shown, float width) {
  FlatSlots slots{predicts_road(frame, shown)};
  slots.outputs = std::min<std::int64_t>(shown.second().cout, slots.has_road ? 2 : 3);
  slots.count = slots.outputs + (slots.has_road ? 1 : 0);
  slots.width =
      (width - frame.px(kBetweenFlat) * static_cast<float>(slots.count - 1)) / static_cast<float>(slots.count);
  return slots;
}

float flat_title(const Frame& frame) {
  return std::floor(frame.fonts().small->FontSize + frame.px(4));
}

}  // namespace

float PairOutputsPanel::flat_height(const Frame& frame, const ShownPair& shown, float width) {
  if (!shown.has_input()) return 0.0F;
  const float ratio = static_cast<float>(shown.shape().w) / static_cast<float>(shown.shape().h);
  const float picture = flat_slots(frame, shown, width - 2.0F * frame.padding()).width / ratio;
  return panel_area(frame, {}).y + picture + 2.0F * flat_title(frame) + frame.padding();
}

// Side by side in a wide panel.
void PairOutputsPanel::lay_out_flat(Rect area, const Frame& frame, const ShownPair& shown) {
  const float title = flat_title(frame);
  const auto [has_road, outputs, count, width] = flat_slots(frame, shown, area.w);
  const std::int64_t cout = shown.second().cout;
  const std::int64_t first =
      std::clamp<std::int64_t>(selected_pair_output(frame, shown) - outputs + 1, 0, cout - outputs);
  for (std::int64_t k = 0; k < count; ++k) {
    const bool is_road = has_road && k == 0;
    const float x = std::floor(area.x + static_cast<float>(k) * (width + frame.px(kBetweenFlat)));
    const std::int64_t output = is_road ? *road_output(shown.pair().network.layer(1)) : first + k - (has_road ? 1 : 0);
    Slot slot{is_road ? Kind::kPrediction : Kind::kOutput, output, {x, area.y, width, title}, {}, !is_road, {}};
    slot.picture = pair_picture({x, area.y + title, width, std::max(1.0F, area.h - 2.0F * title)}, shown);
    slots_.push_back(slot);
  }
}

void PairOutputsPanel::lay_out_below(Rect area, const Frame& frame, const ShownPair& shown) {
  // A heading, and the frame of a marked position at the upper edge.
  const float title = std::floor(frame.fonts().strong->FontSize + frame.px(5)), gap = frame.px(8);
  const std::int64_t cout = shown.second().cout;
  const float line = std::floor(frame.fonts().small->FontSize + frame.px(4)), least = title + line + frame.px(26);
  const float text = std::floor(2.0F * frame.fonts().small->FontSize + frame.px(12));
  const auto fit = static_cast<std::int64_t>((area.h - text + gap) / (least + gap));
  const bool has_merged = fit >= 2;
  const std::int64_t outputs = std::clamp<std::int64_t>(has_merged ? fit - 1 : fit, 1, std::min<std::int64_t>(cout, 3));
  const std::int64_t count = outputs + (has_merged ? 1 : 0);
  const float all = area.h - (fit > 2 || outputs + 1 < fit ? text : 0.0F);
  const float height = (all + gap) / static_cast<float>(count) - gap;
  const std::int64_t first =
      std::clamp<std::int64_t>(selected_pair_output(frame, shown) - outputs + 1, 0, cout - outputs);
  for (std::int64_t k = 0; k < count; ++k)
    slots_.push_back({k < outputs ? Kind::kOutput : Kind::kMerged, first + std::min(k, outputs - 1), {}, {}, true, {}});
  Rect picture = pair_picture({area.x, area.y, area.w, std::max(1.0F, height - title - line)}, shown);
  // High pictures are larger beside each other.
  constexpr float kLargerAcross = 1.15F;
  const float width = (area.w - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
  const Rect across = pair_picture({area.x, area.y, width, std::max(1.0F, all - title - line)}, shown);
  const bool is_across = across.w > kLargerAcross * picture.w;
  if (is_across) picture = across;
  // Where the pictures are lower than their share, they stand over all of the panel, as the hidden maps beside them do.
  const float step = (area.h + frame.px(12)) / static_cast<float>(count), used = title + picture.h + line + gap;
  const bool is_spread = !is_across && used + text <= step - frame.px(12);
  const float down = is_across ? 0.0F : is_spread ? step : used, right = is_across ? width + gap : 0.0F;
  for (std::size_t k = 0; k < slots_.size(); ++k) {
    const float x = std::floor(area.x + static_cast<float>(k) * right);
    const float y = std::floor(area.y + static_cast<float>(k) * down);
    slots_[k].title = {x, y, is_across ? width : area.w, title};
    slots_[k].picture = {x, y + title, picture.w, picture.h};
  }
  const float below = slots_.back().picture.bottom() + line + gap;
  if (area.bottom() - below >= frame.fonts().small->FontSize)
    sentence_ = {area.x, below, area.w, area.bottom() - below};
}

void PairOutputsPanel::lay_out(Rect panel, const Frame& frame, const ShownPair& shown, const ProductRows* rows) {
  panel_ = panel;
  slots_.clear();
  sentence_ = {};
  predicts_road_ = predicts_road(frame, shown);
  if (panel.w <= 0.0F || !shown.has_input()) return;
  const Rect area = panel_area(frame, panel);
  if (has_strips(shown) && (rows != nullptr || panel.w < 1.5F * panel.h))
    lay_out_beside(area, frame, shown, rows);
  else if (has_strips(shown))
    lay_out_flat(area, frame, shown);
  else
    lay_out_below(area, frame, shown);
}

}  // namespace pw
