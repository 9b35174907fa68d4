#include "app/panels/two_layers/cases_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/pairs/pair_cases.h"
#include "app/panels/two_layers/pair_wiring.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points: the height of a row, and of one with a picture; the width of these.
constexpr float kMostCase = 54.0F, kLeastWithPicture = 62.0F, kMostWithPicture = 120.0F;
constexpr float kLeastWidthWithPicture = 290.0F, kCasePicture = 110.0F;

}  // namespace

void CasesPanel::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  rows_.clear();
  if (panel.w <= 0.0F) return;
  const Rect area = panel_area(frame, panel);
  const auto count = kPairCases.size();
  const bool is_wide = area.w > 3.0F * area.h;
  const std::size_t columns = is_wide ? 2 : 1, lines = (count + columns - 1) / columns;
  const float free = area.h / static_cast<float>(lines), width = area.w / static_cast<float>(columns);
  has_pictures_ = free >= frame.px(kLeastWithPicture) && width >= frame.px(kLeastWidthWithPicture);
  const float height = std::min(frame.px(has_pictures_ ? kMostWithPicture : kMostCase), free);
  for (std::size_t i = 0; i < count; ++i) {
    const float x = area.x + static_cast<float>(i / lines) * width, y = area.y + static_cast<float>(i % lines) * height;
    rows_.push_back({std::floor(x), std::floor(y), std::floor(width - frame.px(2)), std::floor(height) - 1.0F});
  }
}

void CasesPanel::input(Frame& frame) const {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const ItemState item = frame.add_item({"two.case", static_cast<std::int64_t>(i)}, rows_[i]);
    const PairCase example = kPairCases[i];
    if (item.hovered)
      frame.explain(
          pair_case_name(example) + ": " + pair_case_note(example, frame.document()) + ". " +
          frame.commands().find(pair_case_command(example)).help +
          (has_pictures_
               ? ". In its picture: maps, hidden maps and outputs, a bar for many; a line for each weight but 0, "
                 "orange if it is positive, blue if negative, grey if it is not known before"
               : ""));
    if (item.clicked) frame.run(pair_case_command(example));
  }
}

void CasesPanel::draw(const Frame& frame, const ShownPair& shown) const {
  if (panel_.w <= 0.0F) return;
  const std::string words = "ready-made pairs of layers", pictures = "points: maps, lines: weights";
  std::vector<std::string> captions = {words, "pairs of layers"};
  if (has_pictures_)
    captions.insert(captions.begin(), {fmt::format("{} · {}, orange +, blue −", words, pictures),
                                       pictures + ", orange +, blue −", pictures});
  draw_panel(frame, panel_, "Example", frame.theme().text, pair_caption(frame, panel_, "Example", 0.0F, captions), 0.0F,
             "Pairs of layers that each show one thing. A press puts one into the document, a step of undo");
  for (std::size_t i = 0; i < rows_.size(); ++i) draw_row(frame, shown, i);
}

void CasesPanel::draw_row(const Frame& frame, const ShownPair& shown, std::size_t i) const {
  ImFont *strong = frame.fonts().strong, *small = frame.fonts().small;
  const Theme& theme = frame.theme();
  const PairCase example = kPairCases[i];
  const Rect& row = rows_[i];
  const Command& command = frame.commands().find(pair_case_command(example));
  const bool is_on = shown.pair().example == example, can = is_enabled(command, frame);
  const bool is_lit = frame.item({"two.case", static_cast<std::int64_t>(i)}).hovered && can;
  if (is_on || is_lit)
    frame.draw_list()->AddRectFilled(row.min(), row.max(), im(is_on ? theme.control_active : theme.control_hovered),
                                     frame.px(4));
  if (is_on) frame.draw_list()->AddRect(row.min(), row.max(), im(theme.text), frame.px(4));
  const Rgb colour = is_on ? theme.text : theme.muted;
  const bool has_picture = has_pictures_ && can;
  if (has_picture) {
    const float w = frame.px(kCasePicture), above = frame.px(6);
    const Rect area{row.right() - w - frame.px(10), row.y + above, w, row.h - 2.0F * above};
    draw_pair_wiring(frame, area, pair_wiring(example, frame.document()), colour);
  }
  const bool has_note = row.h >= strong->FontSize + small->FontSize + frame.px(5);
  const float both = strong->FontSize + (has_note ? small->FontSize + frame.px(1) : 0.0F);
  const float x = row.x + frame.px(8), y = std::floor(row.centre().y - both / 2.0F);
  const float width = row.w - frame.px(has_picture ? 14.0F + kCasePicture + 12.0F : 14.0F);
  const float used =
      draw_text_within(frame, strong, can ? theme.text : theme.muted, {x, y}, width, pair_case_name(example));
  const std::vector<std::string> notes = {pair_case_note(example, frame.document()),
                                          pair_case_brief(example, frame.document())};
  if (has_note)
    draw_text(frame, small, colour, {x, y + strong->FontSize + frame.px(1)}, first_that_fits(small, width, notes));
  else
    draw_text(frame, small, colour, {x + used + frame.px(10), y + baseline_drop(strong, small)},
              first_that_fits(small, width - used - frame.px(10), notes));
}

}  // namespace pw
