#include "app/panels/compare/compare_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/frame/spoken_look.h"
#include "app/panels/compare/compare_buttons.h"
#include "app/panels/compare/compare_notes.h"
#include "app/panels/compare/compare_text.h"
#include "app/panels/compare/empty_table.h"
#include "app/panels/compare/row_scores.h"
#include "app/presentation/number_text.h"
#include "app/widgets/pictures/legend.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points.
constexpr float kMostRow = 59.0F, kLeastRow = 30.0F, kHeads = 40.0F, kFoot = 32.0F;
constexpr ReductionKind kFirstRows[] = {ReductionKind::kAll,      ReductionKind::kLearned,    ReductionKind::kPca,
                                        ReductionKind::kBestKept, ReductionKind::kRandomKept, ReductionKind::kRandomMix,
                                        ReductionKind::kCurrent};
constexpr ReductionKind kMoreRows[] = {ReductionKind::kLearnedAndPca, ReductionKind::kKeptForMaps,
                                       ReductionKind::kMostVariance};

const ReductionRow* find_row(const Frame& frame, ReductionKind kind) {
  const Comparison* shown = frame.comparison().shown();
  return shown != nullptr ? shown->row(kind) : nullptr;
}

// All maps are reduced to nothing, and the current W is in the document already.
bool is_reduction(ReductionKind kind) {
  return kind != ReductionKind::kCurrent && kind != ReductionKind::kAll;
}

}  // namespace

std::vector<ReductionKind> CompareTable::kinds(const Frame& frame) const {
  std::vector<ReductionKind> kinds(std::begin(kFirstRows), std::end(kFirstRows));
  if (frame.selection().compare.shows_more) kinds.insert(kinds.end(), std::begin(kMoreRows), std::end(kMoreRows));
  // What needs more maps than there are is no row.
  if (frame.comparison().shown() != nullptr && frame.comparison().has_all_rows())
    std::erase_if(
        kinds, [&](ReductionKind kind) { return kind != ReductionKind::kCurrent && find_row(frame, kind) == nullptr; });
  return kinds;
}

float CompareTable::wanted_height(const Frame& frame) const {
  const auto rows = static_cast<float>(kinds(frame).size());
  return panel_area(frame, {}).y + frame.padding() + frame.px(kHeads + 30.0F + kMostRow * rows);
}

void CompareTable::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  is_spoken_ = is_spoken(frame);
  area_ = panel_area(frame, panel);
  const float heads = frame.px(is_spoken_ ? 28.0F : kHeads);
  foot_ = {area_.x, area_.bottom() - frame.px(24), area_.w, frame.px(24)};
  rows_ = {area_.x, area_.y + heads, area_.w, std::max(1.0F, foot_.y - frame.px(6) - area_.y - heads)};
  const auto count = static_cast<float>(std::max<std::size_t>(1, kinds(frame).size()));
  // In a high panel as high as the pictures are at their widest.
  const Shape& shape = frame.document().shape();
  const float even = rows_.h / count;
  const float picture_h =
      widest_picture(frame, even) * area_.w * static_cast<float>(shape.h) / static_cast<float>(shape.w);
  const float most = is_spoken_ ? rows_.h : std::max(frame.px(kMostRow), picture_h + frame.px(48));
  row_h_ = std::floor(std::clamp(even, std::min(frame.px(kLeastRow), even), most));
  cards_ = is_empty(frame) ? std::nullopt
                           : fit_row_cards(frame, rows_, static_cast<std::int64_t>(kinds(frame).size()), row_h_);
}

RowColumns CompareTable::columns(const Frame& frame, std::size_t row) const {
  return cards_ ? card_columns(frame, *cards_, static_cast<std::int64_t>(row)) : row_columns(frame, area_, row_h_);
}

Rect CompareTable::row_area(std::size_t row) const {
  if (cards_) return cards_->cell(static_cast<std::int64_t>(row));
  return {rows_.x, rows_.y + static_cast<float>(row) * row_h_, rows_.w, row_h_};
}

Button CompareTable::use_button(const Frame& frame, ReductionKind kind, Rect row) const {
  Button button =
      button_at(frame, use_key(kind), "Use", "Puts read-out times mix, one matrix, into W and its biases into b",
                {0.0F, std::floor(cards_ ? row.y + frame.px(4) : row.centre().y - frame.px(12))}, frame.px(24));
  button.area.x = row.right() - button.area.w;
  return button;
}

void CompareTable::step(const Frame& frame, int by) {
  const auto all = kinds(frame);
  if (all.empty()) return;
  const auto found = std::ranges::find(all, marked_);
  const auto at = found != all.end() ? static_cast<int>(found - all.begin()) : 0;
  marked_ = all[static_cast<std::size_t>(std::clamp(at + by, 0, static_cast<int>(all.size()) - 1))];
}

void CompareTable::use(Frame& frame) const {
  if (!is_reduction(marked_)) return;
  if (const auto weights = folded_weights(frame, marked_)) frame.dispatch(SetWeights{weights});
}

void CompareTable::use_bare(Frame& frame) const {
  if (const auto weights = bare_weights(frame, marked_)) frame.dispatch(SetWeights{weights});
}

void CompareTable::preview(Frame& frame, const ReductionRow& row) {
  if (row.kind == ReductionKind::kCurrent) return;
  if (preview_ == nullptr || preview_->layer.weight != row.folded.weight || preview_->layer.bias != row.folded.bias) {
    float largest = 0.0F;
    for (const float weight : row.folded.weight) largest = std::max(largest, std::fabs(weight));
    preview_ = std::make_shared<const WeightsPreview>(WeightsPreview{row.folded, largest > 0.0F ? largest : 1.0F});
  }
  frame.hover().preview = preview_;
}

void CompareTable::input(Frame& frame) {
  for (const Button& button : compare_head_buttons(frame, panel_)) {
    if (!press(frame, button)) continue;
    if (button.key == WidgetKey("compare.run"))
      return frame.comparison().is_running() ? frame.comparison().cancel() : frame.comparison().compute();
    Selection next = frame.selection();
    next.compare.scope = button.key.i == 0 ? ComparisonScope::kThisStack : ComparisonScope::kNewScenes;
    return frame.select(next);
  }
  for (const Button& button : compare_foot_buttons(frame, foot_, marked_)) {
    if (!press(frame, button)) continue;
    if (button.key == WidgetKey("compare.bare")) return use_bare(frame);
    Selection next = frame.selection();
    next.compare.shows_more = !next.compare.shows_more;
    return frame.select(next);
  }
  if (is_empty(frame)) {
    if (const auto button = paint_button(frame, {row_columns(frame, area_, row_h_), rows_})) press(frame, *button);
    return;
  }
  const auto all = kinds(frame);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const ReductionRow* row = find_row(frame, all[i]);
    if (row == nullptr) continue;
    const bool can_be_used = is_reduction(all[i]) && !is_row_in_use(frame, *row);
    Rect area = row_area(i);
    if (can_be_used && !is_spoken_) {
      const Button button = use_button(frame, all[i], area);
      const float below = cards_ ? button.area.bottom() - area.y : 0.0F;
      area = {area.x, area.y + below, cards_ ? area.w : button.area.x - area.x, area.h - below};
      if (press(frame, button)) {
        marked_ = all[i];
        return use(frame);
      }
    }
    const ItemState item = frame.add_item(row_key(all[i]), area);
    if (item.clicked) marked_ = all[i];
    if (item.clicked && is_spoken_ && can_be_used) return use(frame);
    if (!item.hovered) continue;
    preview(frame, *row);
    frame.explain([kind = all[i]](const Frame& shown) {
      const ReductionRow* now = find_row(shown, kind);
      return now != nullptr ? explain_row(shown, *now, kind) : std::string();
    });
  }
}

void CompareTable::draw_head(const Frame& frame) const {
  const std::vector<Button> buttons = compare_head_buttons(frame, panel_);
  const ShownComparison& comparison = frame.comparison();
  const bool is_scenes = comparison.scope() == ComparisonScope::kNewScenes;
  const std::int64_t outputs = compared_outputs(frame);
  const std::string maps = count_text(frame.document().network.cin());
  const std::string heading =
      first_that_fits(frame.fonts().strong, buttons.front().area.x - panel_.x - 2.0F * frame.padding(),
                      {fmt::format("{} maps into {}: drop or mix?", maps, outputs),
                       fmt::format("{} → {}: drop or mix?", maps, outputs), "Drop or mix?", "Mix?"});
  const float room =
      buttons.front().area.x - panel_.x - 3.0F * frame.padding() - text_width(frame.fonts().strong, heading);
  const std::vector<std::string> captions =
      is_scenes ? std::vector<std::string>{"fitted on 24 scenes, scored on 24 new ones", "24 new scenes"}
                : std::vector<std::string>{comparison.labels().note, compared_input_name(frame)};
  draw_panel(frame, panel_, heading, frame.theme().text, first_that_fits(frame.fonts().small, room, captions),
             panel_.right() - buttons.front().area.x,
             "Each row reduces the maps to a few outputs. Its picture and IoU come from a read-out, a 1×1 of these "
             "outputs that is fitted on the same positions. " +
                 captions.front());
  draw_buttons(frame, buttons);
}

void CompareTable::draw(const Frame& frame) {
  draw_head(frame);
  const std::vector<Button> below = compare_foot_buttons(frame, foot_, marked_);
  draw_buttons(frame, below);
  const ShownComparison& comparison = frame.comparison();
  if (!is_empty(frame)) {
    draw_heads(frame);
  }
  const auto all = kinds(frame);
  bool has_line = false;
  for (std::size_t i = 0; i < all.size(); ++i) has_line = draw_row(frame, all[i], i) || has_line;
  if (is_empty(frame)) return draw_empty_table(frame, {row_columns(frame, area_, row_h_), rows_});
  if (all.empty() || comparison.shown() == nullptr) return;
  draw_foot(frame, below, has_line);
}

void CompareTable::draw_foot(const Frame& frame, const std::vector<Button>& below, bool has_line) const {
  const float left = below.empty() ? foot_.x : below[0].area.right() + frame.px(12);
  const float right = below.empty() ? foot_.right() : below[1].area.x - frame.px(12);
  ImFont* font = is_spoken_ ? frame.fonts().body : frame.fonts().small;
  const std::string line = has_line ? fmt::format(" · {}", kZeroLine) : "";
  const std::string shaded = "shaded: the marked row";
  std::vector<std::string> notes = {shaded + ", which Enter uses · ↑ ↓: another" + line, shaded + line, shaded};
  if (is_spoken_) {
    const std::string summary = compare_summary(frame);
    notes = {has_line && summary.ends_with('.') ? summary.substr(0, summary.size() - 1) + line : summary, summary};
  }
  if (const std::string problem = frame.comparison().problem(); !problem.empty()) notes = {problem, "not computed"};
  draw_text(frame, font, is_spoken_ ? frame.theme().text : frame.theme().muted,
            {left, std::floor(foot_.centre().y - font->FontSize / 2.0F)}, first_that_fits(font, right - left, notes));
}

bool CompareTable::is_empty(const Frame& frame) {
  return frame.comparison().shown() == nullptr && !frame.comparison().is_running();
}

// Above each column of cards.
void CompareTable::draw_heads(const Frame& frame) const {
  const std::int64_t in_column = cards_ ? cards_->rows : std::int64_t{1} << 30;
  const auto count = static_cast<std::int64_t>(kinds(frame).size());
  for (std::int64_t first = 0; first < count; first += in_column) {
    const RowColumns at = columns(frame, static_cast<std::size_t>(first));
    draw_picture_heads(frame, at, area_.y + frame.px(2));
    draw_score_heads(frame, at, area_.y + frame.px(2));
  }
}

bool CompareTable::draw_row(const Frame& frame, ReductionKind kind, std::size_t index) {
  const Rect whole = row_area(index);
  Rect row = whole;
  const Theme& theme = frame.theme();
  const float line_end = is_empty(frame) ? words_left(row_columns(frame, area_, row_h_)) : row.right();
  frame.draw_list()->AddRectFilled(row.min(), {line_end, row.y + 1.0F}, im(theme.border));
  if (!is_empty(frame) && (frame.item(row_key(kind)).hovered || (kind == marked_ && !is_spoken_)))
    frame.draw_list()->AddRectFilled({row.x, row.y + 1.0F}, row.max(), im(theme.text, kind == marked_ ? 0.07F : 0.04F));
  // A shade alone is not seen on every screen.
  if (!is_empty(frame) && kind == marked_ && !is_spoken_)
    frame.draw_list()->AddRectFilled({row.x - frame.px(6), row.y + 1.0F}, {row.x - frame.px(3), row.bottom()},
                                     im(theme.text));
  const ReductionRow* found = find_row(frame, kind);
  const RowColumns at = columns(frame, index);
  const Fonts& fonts = frame.fonts();
  draw_row_name(frame, at, kind, found, row);
  if (at.is_name_above) {
    const float above = name_height(frame, at);
    row = {row.x, row.y + above, row.w, row.h - above - frame.px(6)};
  }
  if (is_empty(frame)) return false;
  const bool is_stale = kind == ReductionKind::kCurrent && !frame.comparison().is_current_shown();
  if (found == nullptr || is_stale) {
    const bool follows = is_stale && frame.comparison().follows_weights();
    draw_text_within(frame, fonts.small, theme.muted, {at.iou, row.centre().y - fonts.small->FontSize / 2.0F},
                     at.use - at.iou, follows ? "…" : missing_text(frame.comparison()));
    return false;
  }
  const bool has_line = draw_row_pictures(frame, at, pictures_, *found, row);
  draw_row_scores(frame, at, *found, row);
  if (is_spoken_) return has_line;
  const Button use = use_button(frame, kind, whole);
  if (kind == ReductionKind::kCurrent || is_row_in_use(frame, *found))
    draw_text_right(frame, fonts.small, theme.muted,
                    {whole.right() - frame.px(4), use.area.centre().y - fonts.small->FontSize / 2.0F}, "in use");
  else if (is_reduction(kind))
    draw_button(frame, use);
  return has_line;
}

}  // namespace pw
