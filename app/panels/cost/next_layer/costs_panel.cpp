#include "app/panels/cost/next_layer/costs_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/cost/count_text.h"
#include "app/cost/ratio_text.h"
#include "app/frame/spoken_look.h"
#include "app/panels/cost/next_layer/lane_drawing.h"
#include "app/presentation/number_text.h"
#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kLeastCostRow = 19.0F, kPairBarHeight = 14.0F, kPairBarGap = 7.0F, kMostBarGrowth = 18.0F;  // points
constexpr const char* kCostsHeading = "What it costs";
constexpr std::int64_t kCountPairs = 4, kFirstOfBytes = 2;

float bars_height(const Frame& frame) {
  return frame.fonts().small->FontSize + 2.0F * frame.px(kPairBarHeight) + frame.px(kPairBarGap + 14.0F);
}

const char* reduced_name(const Ledger& ledger) {
  return ledger.is_depthwise() ? "depthwise" : "with a 1×1";
}

}  // namespace

void CostsPanel::lay_out(Rect panel, const Frame& frame, const Ledger& ledger, float reserved_right) {
  panel_ = panel;
  reserved_right_ = reserved_right;
  const Rect area = panel_area(frame, panel);
  bars_ = {area.x, area.y, area.w, area.h};
  choose_lines(frame, ledger);
  // The table comes first where there is no room for both.
  const float least = CostTable::least_height(frame, frame.px(kLeastCostRow), ledger.rows.size());
  const float needed = bars_height(frame) + (has_two_lines_ ? frame.fonts().small->FontSize : 0.0F);
  const float bars = area.h - needed < least ? 0.0F : needed;
  table_.lay_out({area.x, area.y, area.w, area.h - bars}, frame, ledger);
  // What its rows leave over makes the bars higher; the rest goes above and below them.
  const float spare = area.h - bars - table_.height(ledger);
  const float more = std::clamp(spare / 4.0F, 0.0F, frame.px(kMostBarGrowth));
  bar_h_ = std::floor(frame.px(kPairBarHeight) + more);
  const float height = bars > 0.0F ? bars + 2.0F * more : 0.0F;
  const float below = std::max(0.0F, (spare - 2.0F * more) * 0.4F);
  bars_ = {area.x, std::floor(area.bottom() - below - height), area.w, height};
}

void CostsPanel::choose_lines(const Frame& frame, const Ledger& ledger) {
  has_two_lines_ = false;
  has_two_lines_ =
      std::ranges::any_of(pairs(frame, ledger), [&](const Pair& pair) { return name_of(frame, pair).empty(); });
}

void CostsPanel::add_bar(Pair& pair, const Frame& frame, const BarContent& content) const {
  const std::int64_t line = static_cast<std::int64_t>(pair.bars.size());
  const float top = pair.area.bottom() - 2.0F * bar_h_ - frame.px(kPairBarGap);
  CountBar bar;
  bar.key = {"cost.bar", pair.index, line};
  bar.track = {pair.area.x, std::floor(top + static_cast<float>(line) * (bar_h_ + frame.px(kPairBarGap))), pair.area.w,
               bar_h_};
  bar.scale = content.scale;
  for (const BarPart& part : content.parts) {
    bar.parts.push_back({part.size, part.colour});
    if (part.letter != nullptr) pair.letters.push_back({pair.bars.size(), bar.parts.size() - 1, part.letter});
  }
  const std::string count = count_text(content.count);
  bar.explanation = fmt::format("{}, {}: {}", pair.name, content.which,
                                content.are_bytes ? count + " bytes, " + bytes_text(content.count) : count);
  pair.bars.push_back(std::move(bar));
}

// What direct and with a 1×1 are made of, of one count: multiply–adds or parameters of each layer, or bytes of maps.
CostsPanel::PairParts CostsPanel::parts_of(const Theme& theme, const Ledger& ledger, std::int64_t index) {
  const NextLayerCost& cost = ledger.cost;
  const Rgb next = next_tone(theme, kernel_width(ledger.layer.kernel)), one = next_tone(theme, 1);
  if (index < kFirstOfBytes) {
    const LayerCost& before = ledger.is_depthwise() ? ledger.rows[2].cost : cost.reduction;
    const LayerCost& after = ledger.is_depthwise() ? ledger.rows[1].cost : cost.next;
    const auto size = [index](const LayerCost& of) { return (index == 0 ? of.macs : of.parameters).size(); };
    return {{{size(cost.direct), next}}, {{size(before), one}, {size(after), next}}};
  }
  const bool is_dark = theme.kind == ThemeKind::kDark;
  const BarPart x{byte_count(ledger.layer.input).size(), kernel_tone(theme, is_dark ? 5 : 3), "x"};
  const BarPart y{byte_count(cost.y).size(), one, "y"},
      z{byte_count(cost.z).size(), kernel_tone(theme, is_dark ? 3 : 5), "z"};
  if (index == kFirstOfBytes) return {{x, z}, {x, y, z}};
  // At a time only the maps that one layer reads and writes.
  return {{x, z}, x.size >= z.size ? std::vector<BarPart>{x, y} : std::vector<BarPart>{y, z}};
}

CostsPanel::Pair CostsPanel::pair_of(const Frame& frame, const Ledger& ledger, std::int64_t index) const {
  const NextLayerCost& cost = ledger.cost;
  const float label = text_width(frame.fonts().small, "with a 1×1") + frame.px(14), gap = frame.px(22);
  const float each = (bars_.w - label - gap * (kCountPairs - 1)) / kCountPairs;
  constexpr std::array<const char*, kCountPairs> kNames = {"multiply–adds", "parameters", "bytes kept for training",
                                                           "peak when only running"};
  constexpr std::array<const char*, kCountPairs> kShorterNames = {"multiply–adds", "parameters", "bytes for training",
                                                                  "peak when running"};
  constexpr std::array<const char*, kCountPairs> kShortNames = {kShortMacs, "params", "bytes kept", "peak bytes"};
  const auto at = static_cast<std::size_t>(index);
  Pair pair{index, kNames.at(at), {kNames.at(at), kShorterNames.at(at), kShortNames.at(at)}};
  pair.area = {std::floor(bars_.x + label + static_cast<float>(index) * (each + gap)), bars_.y, std::floor(each),
               bars_.h};
  const std::array<Count, kCountPairs> before = {cost.direct.macs, cost.direct.parameters, cost.kept_direct,
                                                 cost.peak_direct};
  const std::array<Count, kCountPairs> after = {cost.reduced.macs, cost.reduced.parameters, cost.kept_reduced,
                                                cost.peak_reduced};
  const Count &all = before.at(at), &less = after.at(at);
  // A peak is lower, not fewer.
  pair.gain = index == 3 ? lower_text(all.size(), less.size()) : fewer_text(all.size(), less.size());
  const double scale = std::max(all.size(), less.size());
  const bool are_bytes = index >= kFirstOfBytes;
  PairParts parts = parts_of(frame.theme(), ledger, index);
  add_bar(pair, frame, {all, scale, std::move(parts.direct), "direct", are_bytes});
  add_bar(pair, frame, {less, scale, std::move(parts.reduced), reduced_name(ledger), are_bytes});
  return pair;
}

std::vector<CostsPanel::Pair> CostsPanel::pairs(const Frame& frame, const Ledger& ledger) const {
  std::vector<Pair> pairs;
  if (bars_.h <= 0.0F) return pairs;
  for (std::int64_t q = 0; q < kCountPairs; ++q) pairs.push_back(pair_of(frame, ledger, q));
  return pairs;
}

std::optional<CostSymbol> CostsPanel::input(Frame& frame, const Ledger& ledger) {
  for (const Pair& pair : pairs(frame, ledger)) input_count_bars(frame, pair.bars);
  return table_.input(frame, ledger);
}

std::string CostsPanel::name_of(const Frame& frame, const Pair& pair) const {
  ImFont* font = frame.fonts().small;
  const float beside = has_two_lines_ ? 0.0F : text_width(font, pair.gain) + frame.px(6);
  return first_that_fits(font, pair.area.w - beside, pair.names);
}

void CostsPanel::draw_pair(const Frame& frame, const Pair& pair) const {
  ImFont* font = frame.fonts().small;
  const float title_y = pair.bars.front().track.y - font->FontSize - frame.px(4);
  const float name_y = has_two_lines_ ? title_y - font->FontSize : title_y;
  draw_text(frame, font, frame.theme().muted, {pair.area.x, name_y}, name_of(frame, pair));
  if (has_two_lines_)
    draw_text(frame, font, frame.theme().text, {pair.area.x, title_y}, pair.gain);
  else
    draw_text_right(frame, font, frame.theme().text, {pair.area.right(), title_y}, pair.gain);
  draw_count_bars(frame, pair.bars);
  for (const Letter& letter : pair.letters) {
    const CountBar& bar = pair.bars[letter.bar];
    if (font->FontSize > bar.track.h + frame.px(3)) continue;
    const float y = std::floor(bar.track.centre().y - font->FontSize / 2.0F);
    const PartEnds ends = ends_of(bar, letter.part);
    if (has_room_inside(frame, pair, letter))
      draw_text(frame, font, text_colour_on(bar.parts[letter.part].colour), {ends.left + frame.px(4), y}, letter.text);
    else if (has_room_behind(frame, pair, letter))
      draw_text(frame, font, frame.theme().text, {ends.right + frame.px(4), y}, letter.text);
  }
}

CostsPanel::PartEnds CostsPanel::ends_of(const CountBar& bar, std::size_t part) {
  const auto x = [&](double size) { return bar.track.x + static_cast<float>(size / bar.scale) * bar.track.w; };
  double before = 0.0;
  for (std::size_t i = 0; i < part; ++i) before += bar.parts[i].size;
  return {x(before), x(before + bar.parts[part].size)};
}

bool CostsPanel::has_room_inside(const Frame& frame, const Pair& pair, const Letter& letter) {
  const PartEnds ends = ends_of(pair.bars[letter.bar], letter.part);
  return ends.right - ends.left >= text_width(frame.fonts().small, letter.text) + frame.px(6);
}

bool CostsPanel::has_room_behind(const Frame& frame, const Pair& pair, const Letter& letter) {
  const CountBar& bar = pair.bars[letter.bar];
  const float needed = text_width(frame.fonts().small, letter.text) + frame.px(4);
  return letter.part + 1 == bar.parts.size() && ends_of(bar, letter.part).right + needed <= bar.track.right();
}

// Whether y is too thin for its letter between two parts that have theirs.
bool CostsPanel::has_thin_y(const Frame& frame, const Pair& pair) {
  return std::ranges::any_of(pair.letters, [&](const Letter& letter) {
    const bool is_between = letter.part > 0 && letter.part + 1 < pair.bars[letter.bar].parts.size();
    const bool are_others_named = std::ranges::all_of(pair.letters, [&](const Letter& other) {
      return other.bar != letter.bar || other.part == letter.part || has_room_inside(frame, pair, other);
    });
    return is_between && are_others_named && !has_room_inside(frame, pair, letter);
  });
}

// What parts without a letter are; empty if all have theirs.
std::string CostsPanel::thin_parts_text(const Frame& frame, const std::vector<Pair>& pairs) {
  if (std::ranges::any_of(pairs, [&](const Pair& pair) { return has_thin_y(frame, pair); }))
    return "bytes: y is the line between x and z";
  const bool are_named = std::ranges::all_of(pairs, [&](const Pair& pair) {
    return std::ranges::all_of(pair.letters, [&](const Letter& letter) {
      return has_room_inside(frame, pair, letter) || has_room_behind(frame, pair, letter);
    });
  });
  return are_named ? "" : "bytes: x, y, z from left to right";
}

void CostsPanel::draw(const Frame& frame, const Ledger& ledger) const {
  const std::vector<Pair> all = pairs(frame, ledger);
  // An abbreviation is written out once.
  const bool is_short = table_.is_short() || (!all.empty() && name_of(frame, all.front()) == kShortMacs);
  const std::string unit = is_short ? "MAC: multiply–adds · " : "";
  const std::string words = unit + "rows, columns and F can be typed · point at a letter to light it everywhere";
  const std::string thin = thin_parts_text(frame, all), with_thin = thin.empty() ? words : words + " · " + thin;
  ImFont* font = frame.fonts().small;
  const float room =
      panel_.w - 3.0F * frame.padding() - reserved_right_ - text_width(frame.fonts().strong, kCostsHeading);
  const bool is_in_caption = text_width(font, with_thin) <= room;
  draw_panel(frame, panel_, kCostsHeading, frame.theme().text, is_in_caption ? with_thin : words, reserved_right_,
             "Multiply–adds (MAC) of each layer: images × rows × columns × maps in × kernel positions × maps out. "
             "1 multiply–add = 2 FLOP. Taps over the edge are counted.");
  table_.draw(frame, ledger);
  if (all.empty()) return;
  const float below = bars_.bottom() + frame.px(4);
  if (!is_in_caption && below + font->FontSize <= panel_.bottom() - frame.px(2))
    draw_text_right(frame, font, frame.theme().muted, {bars_.right(), below}, thin);
  for (int l = 0; l < 2; ++l) {
    const Rect& track = all.front().bars[static_cast<std::size_t>(l)].track;
    draw_text(frame, font, frame.theme().text, {bars_.x, std::floor(track.centre().y - font->FontSize / 2.0F)},
              l == 0 ? "direct" : reduced_name(ledger));
  }
  for (const Pair& pair : all) draw_pair(frame, pair);
}

}  // namespace pw
