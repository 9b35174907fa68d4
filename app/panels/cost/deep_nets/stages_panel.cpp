#include "app/panels/cost/deep_nets/stages_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/frame/spoken_look.h"
#include "app/panels/cost/deep_nets/deep_texts.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kDepthRise = 0.42F;  // of a box, for each pixel to the right
constexpr float kBoxShare = 0.52F;   // of a column: the first front, and the deepest box
constexpr const char* kStageBarKeys[] = {"deep.bar.w", "deep.bar.mac", "deep.bar.act"};
constexpr const char* kTotalKeys[] = {"deep.total.w", "deep.total.mac", "deep.total.act"};

std::string of_stage(std::int64_t stage, std::size_t kind) {
  return fmt::format("Stage {}, {}", stage + 1, kind == 0 ? "plain 3×3" : "with 1×1 bottlenecks");
}

}  // namespace

void StagesPanel::lay_out(Rect panel, const Frame& frame, const DeepCounts& counts, std::optional<DeepRow> only) {
  panel_ = panel;
  stages_.clear();
  rows_.clear();
  is_spoken_ = only.has_value();
  if (!counts.is_counted()) return;
  const Rect area = panel_area(frame, panel);
  const bool is_narrow = area.w < frame.px(1100);
  names_ = {area.x, area.y, frame.px(is_narrow ? 118 : 150), area.h};
  const float totals_w = frame.px(is_narrow ? 150 : 218);
  totals_ = {area.right() - totals_w, area.y, totals_w, area.h};
  const float columns_w = totals_.x - names_.right() - frame.px(8);
  const float w = columns_w / static_cast<float>(counts.plain.stages.size());
  const Fonts& fonts = frame.fonts();
  ImFont* numbers = is_spoken_ ? fonts.body : fonts.mono;
  const float number_w = text_width(numbers, is_spoken_ ? "88.8 G" : "8.88 GiB") + frame.px(14);
  has_numbers_ = w >= number_w + frame.px(32);
  bar_w_ = std::clamp((w - (has_numbers_ ? number_w : 0.0F) - frame.px(22)) / 2.0F, frame.px(4), frame.px(26));
  const float buttons = is_spoken_ ? frame.px(36) : 0.0F;
  const float boxes_h = std::floor((area.h - buttons) * (is_spoken_ ? 0.42F : 0.27F));
  for (std::size_t s = 0; s < counts.plain.stages.size(); ++s)
    stages_.push_back({{names_.right() + static_cast<float>(s) * w, area.y, w, boxes_h}, {}});
  lay_out_boxes({names_.right(), area.y, columns_w, boxes_h}, frame, counts);
  const float top = area.y + boxes_h + buttons, pitch = (area.bottom() - top) / (is_spoken_ ? 1.0F : 3.0F);
  for (const DeepRow each : kDeepRows) {
    if (only && *only != each) continue;
    Row row{each,
            {area.x, std::floor(top + pitch * static_cast<float>(rows_.size())), area.w, std::floor(pitch)},
            {},
            0.0F,
            {}};
    lay_out_row(row, frame, counts);
    rows_.push_back(std::move(row));
  }
}

void StagesPanel::lay_out_boxes(Rect area, const Frame& frame, const DeepCounts& counts) {
  const std::vector<DeepStage>& stages = counts.plain.stages;
  const float words = frame.fonts().body->FontSize + frame.px(14);
  double most_maps = 1.0;
  for (const DeepStage& stage : stages) most_maps = std::max(most_maps, static_cast<double>(stage.size.maps));
  const float room = stages_.front().column.w * kBoxShare;
  const float height = std::max(4.0F, area.h - words - frame.px(4));
  const auto side_share = [&](const DeepStage& stage) {
    return static_cast<float>(stage.size.rows) / static_cast<float>(counts.net.side);
  };
  const auto depth_share = [&](const DeepStage& stage) {
    return static_cast<float>(static_cast<double>(stage.size.maps) / most_maps);
  };
  float front = std::min(room, height), depth = room;
  for (const DeepStage& stage : stages) {
    const float used = side_share(stage) * front + depth_share(stage) * depth * kDepthRise;
    if (used <= height) continue;
    front *= height / used;
    depth *= height / used;
  }
  for (std::size_t s = 0; s < stages.size(); ++s) {
    const float side = std::max(2.0F, std::round(side_share(stages[s]) * front));
    const float deep = std::max(1.0F, depth_share(stages[s]) * depth);
    MapBox& box = stages_[s].box;
    box.front = {std::floor(stages_[s].column.x + frame.px(6)), std::floor(area.bottom() - words) - side, side, side};
    box.depth = {deep, -deep * kDepthRise};
    box.maps = stages[s].size.maps;
    box.columns = stages[s].size.columns;
    box.rows = stages[s].size.rows;
  }
}

void StagesPanel::lay_out_row(Row& row, const Frame& frame, const DeepCounts& counts) const {
  row.bottom = std::floor(row.area.bottom() - frame.px(8));
  row.total = {totals_.x, row.area.y, totals_.w, row.area.h - frame.px(8)};
  const float height = std::floor(std::max(4.0F, row.bottom - row.area.y - frame.px(20)));
  const DeepNetCost* nets[] = {&counts.plain, &counts.bottleneck};
  double scale = 0.0;
  for (const DeepNetCost* net : nets) {
    for (const DeepStage& stage : net->stages) scale = std::max(scale, count_of(stage, row.row).size());
  }
  for (std::size_t s = 0; s < stages_.size(); ++s) {
    for (std::size_t kind = 0; kind < 2; ++kind) {
      const Count count = count_of(nets[kind]->stages[s], row.row);
      CountBar bar;
      bar.key = {kStageBarKeys[static_cast<int>(row.row)], static_cast<std::int64_t>(s),
                 static_cast<std::int64_t>(kind)};
      bar.track = {std::floor(stages_[s].column.x + frame.px(6) + static_cast<float>(kind) * (bar_w_ + frame.px(8))),
                   row.bottom - height, std::floor(bar_w_), height};
      bar.scale = scale;
      bar.parts = {{count.size(), kernel_tone(frame.theme(), kind == 0 ? 3 : 1)}};
      bar.is_upright = true;
      bar.explanation = fmt::format("{}: {}", of_stage(static_cast<std::int64_t>(s), kind), full_text(count, row.row));
      row.bars.push_back(std::move(bar));
    }
  }
}

std::vector<Button> StagesPanel::row_buttons(const Frame& frame) const {
  std::vector<Button> buttons;
  if (!is_spoken_ || rows_.empty()) return buttons;
  float x = panel_.x + frame.padding();
  const float y = rows_.front().area.y - frame.px(34);
  for (const char* command : {"deep.row.w", "deep.row.mac", "deep.row.act"}) {
    buttons.push_back(command_button(frame, {"deep.row", std::ssize(buttons)}, command, {x, y}, frame.px(30)));
    x += buttons.back().area.w + frame.px(6);
  }
  return buttons;
}

void StagesPanel::input(Frame& frame) const {
  press_all(frame, row_buttons(frame));
  if (frame.is_stale()) return;
  for (const Row& row : rows_) input_count_bars(frame, row.bars);
}

void StagesPanel::draw(const Frame& frame, const DeepCounts& counts) const {
  const Theme& theme = frame.theme();
  ImFont* small = frame.fonts().small;
  const DeepNet& net = counts.net;
  const std::string heading = !counts.is_counted() ? "Stages" : counted(std::ssize(stages_), "stage");
  const std::string growth = net.halves && net.doubles ? "maps × 2, rows and columns ÷ 2"
                             : net.doubles             ? "maps × 2, rows and columns stay"
                             : net.halves              ? "rows and columns ÷ 2, maps stay"
                                                       : "maps, rows and columns stay";
  const float gap = frame.px(14), square = frame.px(16);
  const float legend_w =
      text_width(small, "plain 3×3") + text_width(small, "with 1×1 bottlenecks") + 2.0F * square + gap;
  draw_panel(frame, panel_, heading, theme.text, growth, legend_w + frame.px(12), stages_words());
  if (!counts.is_counted()) {
    const Rect area = panel_area(frame, panel_);
    draw_paragraph(frame, frame.fonts().body, theme.text, area.min(), area.w, counts.problem);
    return;
  }
  const float x = panel_.right() - frame.padding() - legend_w, y = panel_.y + frame.px(10);
  const float first = draw_tone_legend(frame, {x, y}, kernel_tone(theme, 3), "plain 3×3");
  draw_tone_legend(frame, {x + first + gap, y}, kernel_tone(theme, 1), "with 1×1 bottlenecks");
  draw_boxes(frame, counts);
  draw_buttons(frame, row_buttons(frame));
  for (const Row& row : rows_) draw_row(frame, counts, row);
}

void StagesPanel::draw_boxes(const Frame& frame, const DeepCounts& counts) const {
  const Theme& theme = frame.theme();
  const Fonts& fonts = frame.fonts();
  for (std::size_t s = 0; s < stages_.size(); ++s) {
    const Stage& stage = stages_[s];
    const MapSize& size = counts.plain.stages[s].size;
    draw_map_box(frame, stage.box, kernel_tone(theme, 5), false);
    const float y = stage.column.bottom() - fonts.body->FontSize - frame.px(4);
    const float room = stage.column.w - frame.px(10), x = stage.column.x + frame.px(6);
    const std::string maps = short_count_text(Count(size.maps));
    const float used = draw_text_within(frame, fonts.body, theme.text, {x, y}, room, maps) + frame.px(6);
    draw_text(frame, fonts.small, theme.muted, {x + used, y + baseline_drop(fonts.body, fonts.small)},
              first_that_fits(fonts.small, room - used,
                              {fmt::format("maps · {}²", size.rows), fmt::format("· {}²", size.rows), ""}));
    frame.mark({"deep.stage", static_cast<std::int64_t>(s)}, stage.column);
    frame.explain_drawn(stage.column,
                        fmt::format("Stage {}: {} of {} × {}, {}, drawn to scale. Not computed here: counted.", s + 1,
                                    counted(size.maps, "map"), size.rows, size.columns, counted(size.images, "image")));
  }
  const float y = stages_.front().column.bottom() - fonts.body->FontSize - frame.px(4);
  const std::string words =
      first_that_fits(fonts.small, totals_.w * 0.62F, {"bottlenecks against plain", "against plain", ""});
  const float right = draw_text_right(frame, fonts.small, theme.muted,
                                      {totals_.right(), y + baseline_drop(fonts.strong, fonts.small)}, words);
  if (totals_.w - right > text_width(fonts.strong, "total") + frame.px(14))
    draw_text(frame, fonts.strong, theme.text, {totals_.x + frame.px(4), y}, "total");
}

void StagesPanel::draw_row(const Frame& frame, const DeepCounts& counts, const Row& row) const {
  const float y = row.area.y;
  frame.draw_list()->AddLine({row.area.x, y}, {row.area.right(), y}, im(frame.theme().border));
  draw_count_bars(frame, row.bars);
  draw_row_words(frame, counts, row);
  if (has_numbers_) draw_numbers(frame, counts, row);
  draw_total(frame, counts, row);
}

void StagesPanel::draw_row_words(const Frame& frame, const DeepCounts& counts, const Row& row) const {
  const Fonts& fonts = frame.fonts();
  const float w = names_.w - frame.px(12);
  float y = row.area.y + frame.px(8);
  if (!is_spoken_) {
    draw_text_within(frame, fonts.strong, frame.theme().text, {names_.x, y}, w, deep_row_name(row.row));
    y += fonts.strong->FontSize + frame.px(6);
  }
  for (const std::string& words : {growth_text(counts.net, row.row), stages_note(counts, row.row)}) {
    if (words.empty()) continue;
    const auto fits = [&](const std::string& text) {
      const float lines = wrapped_line_count(fonts.small, text, w);
      return y + lines * fonts.small->FontSize <= row.bottom;
    };
    // Without the reason where there is no room for it.
    const std::string shown = fits(words) ? words : words.substr(0, words.find(':'));
    if (!fits(shown)) break;
    y += draw_paragraph(frame, fonts.small, frame.theme().muted, {names_.x, y}, w, shown) + frame.px(2);
  }
}

void StagesPanel::draw_numbers(const Frame& frame, const DeepCounts& counts, const Row& row) const {
  ImFont* font = is_spoken_ ? frame.fonts().body : frame.fonts().mono;
  const float line = font->FontSize + frame.px(5);
  for (std::size_t s = 0; s < stages_.size(); ++s) {
    const float x = row.bars[2 * s + 1].track.right() + frame.px(8);
    draw_text(frame, font, frame.theme().muted, {x, row.bottom - 2.0F * line + frame.px(3)},
              short_text(count_of(counts.plain.stages[s], row.row), row.row));
    draw_text(frame, font, frame.theme().text, {x, row.bottom - line + frame.px(3)},
              short_text(count_of(counts.bottleneck.stages[s], row.row), row.row));
  }
}

void StagesPanel::draw_total(const Frame& frame, const DeepCounts& counts, const Row& row) const {
  const Theme& theme = frame.theme();
  const Fonts& fonts = frame.fonts();
  const Count plain = total_of(counts.plain, row.row), other = total_of(counts.bottleneck, row.row);
  const DeepRatio shown = deep_ratio(plain, other, "fewer");
  const float line = fonts.mono->FontSize + frame.px(5);
  const float top = row.bottom - fonts.large->FontSize - fonts.small->FontSize - frame.px(2);
  const float used = draw_text_right(frame, fonts.large, theme.text, {row.total.right(), top}, shown.text);
  draw_text_right(frame, fonts.small, theme.muted, {row.total.right(), row.bottom - fonts.small->FontSize}, shown.word);
  ImFont* font = fonts.mono;
  const std::string texts[] = {short_text(plain, row.row), short_text(other, row.row)};
  const float x = row.total.x + frame.px(4);
  if (x + std::max(text_width(font, texts[0]), text_width(font, texts[1])) + frame.px(8) < row.total.right() - used) {
    draw_text(frame, font, theme.muted, {x, row.bottom - 2.0F * line + frame.px(3)}, texts[0]);
    draw_text(frame, font, theme.text, {x, row.bottom - line + frame.px(3)}, texts[1]);
  }
  frame.mark(kTotalKeys[static_cast<int>(row.row)], row.total);
  frame.explain_drawn(row.total,
                      fmt::format("The whole net: {} plain, {} with bottlenecks: {} {}", full_text(plain, row.row),
                                  full_text(other, row.row), shown.text, shown.word));
}

}  // namespace pw
