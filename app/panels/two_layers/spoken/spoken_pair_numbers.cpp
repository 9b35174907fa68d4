// The numbers of the rows: in the cells of few positions, and at the marked position.
#include "app/panels/two_layers/spoken/spoken_pair.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/two_layers/pair_pictures.h"
#include "app/panels/two_layers/pair_texts.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kLeftOfHere = 20.0F, kAboveHere = 2.0F;  // points

}  // namespace

const RangedMaps* SpokenPair::made_maps(const ShownPair& shown, const Slot& slot) {
  const PairMaps* maps = shown.maps();
  if (maps == nullptr || shown.stack() == nullptr || slot.row == Row::kInput) return nullptr;
  if (slot.is_output) return slot.row == Row::kHidden ? &maps->activated : &maps->together;
  return slot.row == Row::kHidden ? &maps->hidden : &maps->sums;
}

std::optional<CellNumbers> SpokenPair::numbers_of(const Frame& frame, const ShownPair& shown, bool is_x) const {
  if (shown.stack() == nullptr || shown.maps() == nullptr || !has_pair_numbers(shown.shape())) return {};
  std::vector<float> values;
  ImVec2 cell{};
  for (const Slot& slot : slots_) {
    if ((slot.row == Row::kInput) != is_x) continue;
    const RangedMaps* made = made_maps(shown, slot);
    const auto plane = (made != nullptr ? made->maps : shown.stack()->features.maps).plane(0, slot.map);
    const ImVec2 own{slot.picture.w / static_cast<float>(shown.shape().w),
                     slot.picture.h / static_cast<float>(shown.shape().h)};
    cell = values.empty() ? own : ImVec2{std::min(cell.x, own.x), std::min(cell.y, own.y)};
    values.insert(values.end(), plane.begin(), plane.end());
  }
  CellNumbers numbers(frame.fonts(), values, cell);
  if (numbers.texts.empty()) return {};
  return numbers;
}

// What gives the value, or what it gives: from the longest to the shortest.
std::vector<std::string> SpokenPair::terms_here(const Frame& frame, const ShownPair& shown, const Slot& slot) const {
  const RangedMaps& made = *made_maps(shown, slot);
  if (!slot.is_output) {
    const float value = value_here(frame, shown, made.maps.view(), slot.map);
    const float factor = shown.second().w(selected_pair_output(frame, shown), slot.map), term = factor * value;
    return {fmt::format("{} · {} {} {}", number_text(factor), factor_text(value),
                        equals_sign(as_printed(factor) * as_printed(value), term), number_text(term)),
            ""};
  }
  if (hidden_ > hidden_shown_) return {""};
  const PairMaps& maps = *shown.maps();
  const std::string sum = sum_here(frame, shown, slot.row == Row::kHidden ? maps.hidden : maps.sums, made, slot.map);
  // Its end, " = 0.3", is the value above it.
  const std::size_t value = sum.rfind(' ');
  if (value == std::string::npos) return {""};
  const std::size_t sign = sum.rfind(' ', value - 1);
  return {sum, sum.substr(sign + 1, value - sign) + sum.substr(0, sign), ""};
}

void SpokenPair::draw_here(const Frame& frame, const ShownPair& shown, const Slot& slot) const {
  const RangedMaps* made = made_maps(shown, slot);
  const auto row = static_cast<std::size_t>(slot.row) - (has_strips(shown) ? 1U : 0U);
  if (made == nullptr || rows_.first_line[row] > 1) return;
  const float x = slot.picture.right() + frame.px(kLeftOfHere);
  const float room = rows_.panels[row].right() - frame.padding() - x, gap = frame.px(kAboveHere);
  ImFont *spoken = frame.fonts().spoken, *body = frame.fonts().body;
  const std::string number = number_text(value_here(frame, shown, made->maps.view(), slot.map));
  const std::string heading = slot.is_output ? "y here" : "here";
  const float all = 2.0F * body->FontSize + spoken->FontSize + 2.0F * gap;
  if (std::max(text_width(spoken, number), text_width(body, heading)) > room || all > slot.picture.h) return;
  float y = std::floor(slot.picture.centre().y - all / 2.0F);
  frame.explain_drawn({x, y, room, all},
                      slot.is_output ? "y at the marked position: what the hidden maps add there, and the bias"
                                     : "The hidden map at the marked position, and with its weight what it adds to y");
  draw_text(frame, body, frame.theme().muted, {x, y}, heading);
  y += body->FontSize + gap;
  draw_text(frame, spoken, frame.theme().text, {x, y}, number);
  y += spoken->FontSize + gap;
  draw_text(frame, body, frame.theme().muted, {x, y}, first_that_fits(body, room, terms_here(frame, shown, slot)));
}

}  // namespace pw
