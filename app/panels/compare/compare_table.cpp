#include "app/panels/compare/compare_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/frame/spoken_look.h"
#include "app/panels/compare/compare_text.h"
#include "app/widgets/picture.h"
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

Range range_of(std::span<const float> values, bool is_signed) {
  const auto [low, high] = std::ranges::minmax(values);
  return is_signed ? symmetric_range(std::max(std::fabs(low), std::fabs(high))) : spanning_range(low, high);
}

}  // namespace

std::vector<ReductionKind> CompareTable::kinds(const Frame& frame) const {
  std::vector<ReductionKind> kinds(std::begin(kFirstRows), std::end(kFirstRows));
  if (is_spoken(frame)) kinds.pop_back();
  if (shows_more_) kinds.insert(kinds.end(), std::begin(kMoreRows), std::end(kMoreRows));
  // What needs more maps than there are is no row.
  if (frame.comparison().shown() != nullptr && !frame.comparison().is_running())
    std::erase_if(
        kinds, [&](ReductionKind kind) { return kind != ReductionKind::kCurrent && find_row(frame, kind) == nullptr; });
  return kinds;
}

void CompareTable::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  is_spoken_ = is_spoken(frame);
  area_ = panel_area(frame, panel);
  const float heads = frame.px(is_spoken_ ? 28.0F : kHeads);
  foot_ = {area_.x, area_.bottom() - frame.px(24), area_.w, frame.px(24)};
  rows_ = {area_.x, area_.y + heads, area_.w, std::max(1.0F, foot_.y - frame.px(6) - area_.y - heads)};
  const auto count = static_cast<float>(std::max<std::size_t>(1, kinds(frame).size()));
  const float most = is_spoken_ ? rows_.h : frame.px(kMostRow);
  row_h_ = std::floor(std::clamp(rows_.h / count, std::min(frame.px(kLeastRow), rows_.h / count), most));
}

Rect CompareTable::row_area(std::size_t row) const {
  return {rows_.x, rows_.y + static_cast<float>(row) * row_h_, rows_.w, row_h_};
}

CompareTable::Columns CompareTable::columns(const Frame& frame) const {
  const Shape& shape = frame.document().shape();
  const float ratio = static_cast<float>(shape.w) / static_cast<float>(shape.h);
  Columns at;
  const float use_w = is_spoken_ ? 0.0F : frame.px(62);
  const float room = area_.w - use_w;
  at.picture_w = std::floor(std::min((row_h_ - frame.px(10)) * ratio, room * 0.13F));
  const float gap = frame.px(6);
  const float name_w = std::floor(room * (is_spoken_ ? 0.19F : 0.23F));
  at.name = area_.x;
  at.output[0] = area_.x + name_w;
  at.output[1] = at.output[0] + at.picture_w + gap;
  at.road = at.output[1] + at.picture_w + gap;
  at.iou = at.road + at.picture_w + frame.px(12);
  const float left = area_.right() - use_w - at.iou;
  at.variance = at.iou + std::floor(left * 0.5F);
  at.use = area_.right() - use_w;
  return at;
}

std::vector<Button> CompareTable::head_buttons(const Frame& frame) const {
  const ShownComparison& comparison = frame.comparison();
  const ImVec2 at{0.0F, panel_.y + frame.px(5)};
  const float height = frame.px(24);
  std::vector<Button> buttons;
  if (!is_spoken_) {
    buttons = {
        button_at(frame, {"compare.scenes", 0}, "this scene",
                  "Fits and scores on the stack that is shown: on its labels, or on 40 random positions a class", at,
                  height),
        button_at(frame, {"compare.scenes", 1}, "24 new scenes",
                  "Fits on 24 generated scenes and scores on 24 others, which nothing was fitted on", at, height)};
    buttons[0].is_on = comparison.scope() == ComparisonScope::kThisStack;
    buttons[1].is_on = !buttons[0].is_on;
    buttons[1].is_enabled = comparison.has_new_scenes();
    if (!buttons[1].is_enabled)
      buttons[1].explanation = "These maps are not made from a picture: there are no scenes with such maps";
  }
  const bool runs = comparison.is_running();
  const std::string label = runs ? fmt::format("Cancel · {:.0f} %", 100.0F * comparison.fraction())
                            : comparison.shown() != nullptr ? "Compute again"
                                                            : "Compute";
  buttons.push_back(button_at(frame, "compare.run", label,
                              runs ? "Stops; the rows that are there stay" : "Computes all rows and curves", at,
                              height));
  buttons.back().area.w = button_width(frame, "Compute again");
  align_right(buttons, panel_.right() - frame.padding(), frame.px(4));
  return buttons;
}

std::vector<Button> CompareTable::foot_buttons(const Frame& frame) const {
  if (is_spoken_) return {};
  std::vector<Button> buttons = {
      button_at(frame, "compare.more", shows_more_ ? "fewer rows ▴" : "more rows ▾",
                "1 learned + 1 PCA: same task, more of the maps; the best to reconstruct; those of most variance",
                foot_.min(), foot_.h),
      button_at(
          frame, "compare.bare", "Show the two outputs",
          "Puts the marked row's mix alone into W, without the read-out: its outputs are no classes and have no IoU",
          foot_.min(), foot_.h)};
  buttons[1].area.x = foot_.right() - buttons[1].area.w;
  buttons[1].is_enabled = bare_weights(frame, marked_) != nullptr;
  return buttons;
}

Button CompareTable::use_button(const Frame& frame, ReductionKind kind, Rect row) const {
  Button button =
      button_at(frame, use_key(kind), "Use", "Puts read-out times mix, one matrix, into W and its biases into b",
                {0.0F, std::floor(row.centre().y - frame.px(12))}, frame.px(24));
  button.area.x = area_.right() - button.area.w;
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
  if (const auto weights = folded_weights(frame, marked_)) frame.dispatch(SetWeights{weights});
}

void CompareTable::use_bare(Frame& frame) const {
  if (const auto weights = bare_weights(frame, marked_)) frame.dispatch(SetWeights{weights});
}

void CompareTable::input(Frame& frame) {
  for (const Button& button : head_buttons(frame)) {
    if (!press(frame, button)) continue;
    if (button.key == WidgetKey("compare.run"))
      frame.comparison().is_running() ? frame.comparison().cancel() : frame.comparison().compute();
    else
      frame.comparison().choose(button.key.i == 0 ? ComparisonScope::kThisStack : ComparisonScope::kNewScenes);
    return;
  }
  for (const Button& button : foot_buttons(frame)) {
    if (!press(frame, button)) continue;
    button.key == WidgetKey("compare.more") ? flip_more() : use_bare(frame);
    return;
  }
  const auto all = kinds(frame);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const ReductionRow* row = find_row(frame, all[i]);
    if (row == nullptr) continue;
    const bool can_be_used = all[i] != ReductionKind::kCurrent && !is_row_in_use(frame, *row);
    Rect area = row_area(i);
    if (can_be_used && !is_spoken_) {
      const Button button = use_button(frame, all[i], area);
      area.w = button.area.x - area.x;
      if (press(frame, button)) {
        marked_ = all[i];
        return use(frame);
      }
    }
    const ItemState item = frame.add_item(row_key(all[i]), area);
    if (item.clicked) marked_ = all[i];
    if (item.clicked && is_spoken_ && can_be_used) return use(frame);
    if (!item.hovered) continue;
    frame.hover().preview = std::make_shared<const PointwiseLayer>(row->folded);
    frame.explain([kind = all[i]](const Frame& shown) {
      const ReductionRow* now = find_row(shown, kind);
      return now != nullptr ? explain_row(shown, *now, kind) : std::string();
    });
  }
}

void CompareTable::draw(const Frame& frame) {
  const std::vector<Button> buttons = head_buttons(frame);
  const ShownComparison& comparison = frame.comparison();
  const bool is_scenes = comparison.scope() == ComparisonScope::kNewScenes;
  const Comparison* shown = comparison.shown();
  const std::string caption = is_scenes ? "fitted on 24 scenes, scored on 24 new ones" : comparison.labels().note;
  const std::string heading = fmt::format("{} maps into {}: drop or mix?", frame.document().network.cin(),
                                          shown != nullptr ? shown->outputs : frame.document().network.cout());
  const float room =
      buttons.front().area.x - panel_.x - 3.0F * frame.padding() - text_width(frame.fonts().strong, heading);
  draw_panel(frame, panel_, heading, frame.theme().text,
             first_that_fits(frame.fonts().small, room, {caption, is_scenes ? "24 new scenes" : "this scene"}),
             panel_.right() - buttons.front().area.x,
             "Each row reduces the maps to a few outputs. Its picture and IoU come from a read-out, a 1×1 of these "
             "outputs that is fitted on the same positions.");
  draw_buttons(frame, buttons);
  draw_buttons(frame, foot_buttons(frame));
  if (const std::string problem = comparison.problem(); !problem.empty()) {
    draw_paragraph(frame, frame.fonts().body, frame.theme().text, rows_.min(), rows_.w, problem);
    if (shown == nullptr) return;
  }
  draw_heads(frame);
  const auto all = kinds(frame);
  for (std::size_t i = 0; i < all.size(); ++i) draw_row(frame, all[i], row_area(i));
  if (is_spoken_)
    draw_text_within(frame, frame.fonts().body, frame.theme().text, foot_.min(), foot_.w,
                     "A mix fitted to the data beats dropping. A random mix is no better than random maps.");
}

void CompareTable::draw_heads(const Frame& frame) const {
  const Columns at = columns(frame);
  ImFont* small = frame.fonts().small;
  const float y = area_.y + frame.px(4), line = small->FontSize + frame.px(2);
  const Rgb muted = frame.theme().muted;
  draw_text_within(frame, small, muted, {at.output[0], y}, at.picture_w, "output 0");
  draw_text_within(frame, small, muted, {at.output[1], y}, at.picture_w, "output 1");
  draw_text_within(frame, small, frame.theme().road, {at.road, y}, at.picture_w, "road, read out");
  draw_text_within(frame, small, frame.theme().text, {at.iou, y}, at.variance - at.iou - frame.px(8),
                   compared_iou_name(frame));
  draw_text_within(frame, small, frame.theme().text, {at.variance, y}, at.use - at.variance, "variance explained");
  if (is_spoken_) return;
  const bool is_scenes = frame.comparison().scope() == ComparisonScope::kNewScenes;
  draw_text_within(frame, small, muted, {at.iou, y + line}, at.variance - at.iou - frame.px(8),
                   is_scenes ? "mean of 24 scenes" : "of this stack");
  draw_text_within(frame, small, muted, {at.variance, y + line}, at.use - at.variance, "of the maps, raw");
}

void CompareTable::draw_row(const Frame& frame, ReductionKind kind, Rect row) {
  const Theme& theme = frame.theme();
  frame.draw_list()->AddRectFilled(row.min(), {row.right(), row.y + 1.0F}, im(theme.border));
  if (frame.item(row_key(kind)).hovered || (kind == marked_ && !is_spoken_))
    frame.draw_list()->AddRectFilled({row.x, row.y + 1.0F}, row.max(), im(theme.text, kind == marked_ ? 0.07F : 0.04F));
  const ReductionRow* found = find_row(frame, kind);
  const Columns at = columns(frame);
  const Fonts& fonts = frame.fonts();
  const float name_w = at.output[0] - at.name - frame.px(8);
  const float height = fonts.strong->FontSize + fonts.small->FontSize + frame.px(2);
  const bool has_note = height <= row.h - 2.0F;
  const float y = std::floor(row.centre().y - (has_note ? height : fonts.strong->FontSize) / 2.0F);
  draw_text_within(frame, fonts.strong, theme.text, {at.name + frame.px(4), y}, name_w, row_title(frame, kind));
  if (has_note)
    draw_text_within(frame, fonts.small, theme.muted, {at.name + frame.px(4), y + fonts.strong->FontSize + frame.px(2)},
                     name_w, row_note(frame, found, kind));
  const bool is_stale = kind == ReductionKind::kCurrent && !frame.comparison().is_current_shown();
  if (found == nullptr || is_stale) {
    const bool waits = frame.comparison().is_running();
    draw_text_within(frame, fonts.small, theme.muted, {at.iou, row.centre().y - fonts.small->FontSize / 2.0F},
                     at.use - at.iou, waits ? "…" : "press Compute again");
    return;
  }
  draw_pictures(frame, *found, row);
  draw_scores(frame, *found, row);
  if (is_spoken_) return;
  if (kind == ReductionKind::kCurrent || is_row_in_use(frame, *found))
    draw_text_right(frame, fonts.small, theme.muted,
                    {area_.right() - frame.px(4), row.centre().y - fonts.small->FontSize / 2.0F}, "in use");
  else
    draw_button(frame, use_button(frame, kind, row));
}

void CompareTable::draw_pictures(const Frame& frame, const ReductionRow& row, Rect area) {
  const RowPictures::Maps* maps = pictures_.of(frame, row);
  if (maps == nullptr) return;
  const Columns at = columns(frame);
  const Shape& shape = frame.document().shape();
  const float height = std::floor(at.picture_w * static_cast<float>(shape.h) / static_cast<float>(shape.w));
  const int w = std::max(1, static_cast<int>(at.picture_w)), h = std::max(1, static_cast<int>(height));
  const auto place = [&](float x) {
    return Rect{std::floor(x), std::floor(area.centre().y - height / 2.0F), at.picture_w, height};
  };
  const auto part = static_cast<std::int64_t>(row.kind);
  const DataVersion version{frame.document().input, pictures_.version(), part};
  for (std::int64_t o = 0; o < 2; ++o) {
    const Rect picture = place(at.output[o]);
    if (maps->outputs.shape().c <= o) {
      frame.draw_list()->AddRectFilled(picture.min(), picture.max(), im(frame.theme().control));
      draw_text_centred(frame, frame.fonts().small, frame.theme().muted,
                        {picture.centre().x, picture.centre().y - frame.fonts().small->FontSize / 2.0F},
                        row.kind == ReductionKind::kAll ? fmt::format("all {}", shape.c) : "–");
      continue;
    }
    const bool is_kept = !row.kept.empty();
    const Tile tile{0, 0, w, h, static_cast<int>(o), range_of(maps->outputs.plane(0, o), !is_kept), 1.0F, 0.0F};
    const TilePainting painting{w, h, {tile}, is_kept ? &viridis() : frame.theme().diverging, frame.theme().panel};
    draw_canvas(frame,
                frame.pictures().arranged({"compare.outputs", part, o}, version, painting,
                                          [maps](TextureArray& array) { array.upload(maps->outputs, 0); }),
                picture);
  }
  Overlay overlay;
  const bool is_two = maps->sums.shape().c == 2;
  overlay.mode = is_two || maps->sums.shape().c > static_cast<std::int64_t>(kMostClasses) ? OverlayMode::kArgmax
                                                                                          : OverlayMode::kClasses;
  const auto& labels = frame.comparison().labels();
  const bool is_scenes = frame.comparison().scope() == ComparisonScope::kNewScenes;
  overlay.chosen = is_two ? 1 : 0;
  const auto colour = [&](std::size_t k) {
    if (is_scenes) return frame.theme().road;
    return k < labels.classes.size() && labels.classes[k] ? class_colour(frame.theme(), *labels.classes[k])
                                                          : Rgb{233, 238, 244};
  };
  overlay.tint = colour(1);
  if (!is_two) {
    for (std::size_t k = 0; k < static_cast<std::size_t>(maps->sums.shape().c); ++k)
      overlay.classes.push_back(colour(k));
  }
  overlay.plain = {70, 76, 86};
  draw_canvas(frame,
              frame.pictures().overlay_of({"compare.road", part}, version, w, h, overlay,
                                          [maps](TextureArray& array) { array.upload(maps->sums, 0); }),
              place(at.road));
}

void CompareTable::draw_scores(const Frame& frame, const ReductionRow& row, Rect area) const {
  const Columns at = columns(frame);
  ImFont* font = is_spoken_ ? frame.fonts().spoken : frame.fonts().body;
  const Theme& theme = frame.theme();
  const float y = area.centre().y, half = frame.px(3), text_y = y - font->FontSize / 2.0F;
  const auto bar = [&](float x, float right, double share, Rgb colour, const std::string& text) {
    const float width = std::max(1.0F, right - x - text_width(font, "100 %") - frame.px(20));
    frame.draw_list()->AddRectFilled({x, y - half}, {x + width, y + half}, im(theme.track));
    const float filled = width * static_cast<float>(std::clamp(share, 0.0, 1.0));
    frame.draw_list()->AddRectFilled({x, y - half}, {x + filled, y + half}, im(colour));
    draw_text(frame, font, theme.text, {x + width + frame.px(10), text_y}, text);
    return width;
  };
  const float width = bar(at.iou, at.variance, row.score.iou.value_or(0.0), theme.text,
                          row.score.iou ? fmt::format("{:.2f}", *row.score.iou) : "–");
  bar(at.variance, at.use, row.explained_raw, theme.muted, fmt::format("{:.0f} %", 100.0 * row.explained_raw));
  if (!row.iou_of_draws) return;
  const float low = at.iou + width * static_cast<float>(row.iou_of_draws->least);
  const float high = at.iou + width * static_cast<float>(row.iou_of_draws->most);
  const float whisker = y - half - frame.px(3);
  frame.draw_list()->AddLine({low, whisker}, {high, whisker}, im(theme.text));
  for (const float x : {low, high}) frame.draw_list()->AddLine({x, whisker}, {x, y + half}, im(theme.text));
}

}  // namespace pw
