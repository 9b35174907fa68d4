#include "app/panels/cost/deep_nets/training_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/panels/cost/map_box.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::int64_t kPassesOfStep = 3;  // forward, and twice as much back: for the maps and for the weights
constexpr std::size_t kTrainingRows = 5;
constexpr std::array<const char*, 2> kNetNames = {"plain", "bottlenecks"};

struct TrainingRow {
  std::string name, short_name;
  Count plain, other;
  bool is_bytes = false;
};

Count memory_of_step(const DeepNetCost& net) {
  return training_bytes(net.total) + net.activations;
}

std::array<TrainingRow, kTrainingRows> training_rows(const DeepCounts& counts) {
  const DeepNetCost &plain = counts.plain, &other = counts.bottleneck;
  return {{{"forward", "forward", plain.total.macs, other.total.macs},
           {"forward and backward ≈ 3×", "with backward ≈ 3×", plain.total.macs * kPassesOfStep,
            other.total.macs * kPassesOfStep},
           {"weights, gradients, Adam: 4×", "weights, Adam: 4×", training_bytes(plain.total),
            training_bytes(other.total), true},
           {"activations kept for backward", "activations kept", plain.activations, other.activations, true},
           {"memory of a step", "memory of a step", memory_of_step(plain), memory_of_step(other), true}}};
}

}  // namespace

void DeepTrainingPanel::lay_out(Rect panel, const Frame& frame, const DeepCounts& counts) {
  panel_ = panel;
  bars_.clear();
  if (panel.h <= 0.0F || !counts.is_counted()) return;
  const Rect area = panel_area(frame, panel);
  constexpr float kRows = kTrainingRows + 1, kRowsOfBars = 3.8F;
  const float font = frame.fonts().body->FontSize;
  const bool is_low = area.h < (kRows + kRowsOfBars) * (font + frame.px(3));
  const float line = std::floor(std::min(font + frame.px(8), area.h / (is_low ? kRows : kRows + kRowsOfBars)));
  table_ = {area.x, area.y - frame.px(4), is_low ? std::floor(area.w * 0.6F) : area.w, line * kRows};
  memory_ = {area.x, table_.bottom() + frame.px(8), area.w, area.bottom() - table_.bottom() - frame.px(8)};
  if (is_low) {
    const float x = table_.right() + frame.px(28);
    memory_ = {x, area.y + line, area.right() - x, area.h - line};
  }
  lay_out_bars(memory_, std::floor(line * 0.6F), frame, counts);
}

void DeepTrainingPanel::lay_out_bars(Rect area, float thick, const Frame& frame, const DeepCounts& counts) {
  const float names = text_width(frame.fonts().small, kNetNames[1]) + frame.px(14);
  const double scale = std::max(memory_of_step(counts.plain).size(), memory_of_step(counts.bottleneck).size());
  const DeepNetCost* nets[] = {&counts.plain, &counts.bottleneck};
  float y = area.y;
  for (std::size_t i = 0; i < 2; ++i) {
    CountBar bar;
    bar.key = {"deep.memory", static_cast<std::int64_t>(i)};
    bar.track = {area.x + names, std::floor(y), std::max(1.0F, area.w - names), thick};
    bar.scale = scale;
    bar.parts = {{training_bytes(nets[i]->total).size(), kernel_tone(frame.theme(), 3)},
                 {nets[i]->activations.size(), kernel_tone(frame.theme(), 5)}};
    bar.explanation = fmt::format(
        "Memory of a step, {}: {} bytes. Weights, gradients and Adam's two moments {} bytes, 16 a parameter; "
        "activations "
        "kept for backward {} bytes",
        kNetNames[i], count_text(memory_of_step(*nets[i])), count_text(training_bytes(nets[i]->total)),
        count_text(nets[i]->activations));
    bars_.push_back(std::move(bar));
    y += thick + frame.px(6);
  }
}

void DeepTrainingPanel::draw(const Frame& frame, const DeepCounts& counts, float reserved_right) const {
  const Fonts& fonts = frame.fonts();
  const Theme& theme = frame.theme();
  draw_panel(frame, panel_, "Training it", theme.text,
             fmt::format("one step on a batch of {}; float32, Adam", counted(counts.net.batch, "image")),
             reserved_right,
             "What one step of training takes: back through the net is about twice as much work as forward, and the "
             "maps of every layer are kept for it");
  if (!counts.is_counted()) return;
  draw_table(frame, counts);
  draw_count_bars(frame, bars_);
  for (std::size_t i = 0; i < bars_.size(); ++i) {
    draw_text(frame, fonts.small, theme.text,
              {memory_.x, std::floor(bars_[i].track.centre().y - fonts.small->FontSize / 2.0F)}, kNetNames[i]);
  }
  float y = bars_.back().track.bottom() + frame.px(6);
  const float bottom = panel_.bottom() - frame.padding();
  const bool keeps_more = counts.bottleneck.activations.size() > counts.plain.activations.size();
  const bool saves = counts.bottleneck.total.macs.size() < counts.plain.total.macs.size();
  const std::string words = first_that_fits(
      fonts.small, memory_.w,
      !saves ? std::vector<std::string>{"At this ratio bottlenecks save no arithmetic.", ""}
             : std::vector<std::string>{
                   keeps_more ? "A bottleneck saves parameters and arithmetic, not the activations kept for training."
                              : "Here bottlenecks save parameters, arithmetic and activations kept for training.",
                   keeps_more ? "Bottlenecks keep more activations." : "Here bottlenecks keep fewer activations.", ""});
  const bool has_legend = bottom - y >= 2.0F * fonts.small->FontSize + frame.px(6);
  if (has_legend) {
    const float first = draw_tone_legend(frame, {memory_.x, y}, kernel_tone(theme, 3), "weights, gradients, Adam");
    if (first < memory_.w * 0.5F)
      draw_tone_legend(frame, {memory_.x + first + frame.px(16), y}, kernel_tone(theme, 5), "activations kept");
    y += fonts.small->FontSize + frame.px(6);
  }
  if (bottom - y >= fonts.small->FontSize) draw_text(frame, fonts.small, theme.text, {memory_.x, y}, words);
}

void DeepTrainingPanel::draw_table(const Frame& frame, const DeepCounts& counts) const {
  const Fonts& fonts = frame.fonts();
  const Theme& theme = frame.theme();
  const float line = table_.h / static_cast<float>(kTrainingRows + 1);
  const float right = table_.right(), other_x = right - table_.w * 0.24F, plain_x = right - table_.w * 0.44F;
  const auto text_y = [&](std::size_t row, const ImFont* font) {
    return std::floor(table_.y + line * static_cast<float>(row) + (line - font->FontSize) / 2.0F);
  };
  draw_text_right(frame, fonts.small, theme.muted, {plain_x, text_y(0, fonts.small)},
                  first_that_fits(fonts.small, plain_x - table_.x, {"plain"}));
  draw_text_right(frame, fonts.small, theme.muted, {other_x, text_y(0, fonts.small)},
                  first_that_fits(fonts.small, other_x - plain_x - frame.px(8), {"bottlenecks", "1×1s"}));
  draw_text_right(frame, fonts.small, theme.muted, {right, text_y(0, fonts.small)},
                  first_that_fits(fonts.small, right - other_x - frame.px(10), {"plain ÷ bottleneck", "ratio"}));
  std::size_t i = 1;
  for (const TrainingRow& row : training_rows(counts)) {
    const bool is_sum = i == kTrainingRows;
    const float y = table_.y + line * static_cast<float>(i);
    frame.draw_list()->AddLine({table_.x, y}, {right, y}, im(is_sum ? theme.muted : theme.border));
    ImFont* font = is_sum ? fonts.strong : fonts.body;
    const float room = plain_x - table_.x - frame.px(76);
    draw_text_within(frame, font, theme.text, {table_.x, text_y(i, font)}, room,
                     first_that_fits(font, room, {row.name, row.short_name}).empty()
                         ? row.short_name
                         : first_that_fits(font, room, {row.name, row.short_name}));
    const auto text = [&](const Count& count) { return row.is_bytes ? bytes_text(count) : short_count_text(count); };
    draw_text_right(frame, fonts.mono, theme.text, {plain_x, text_y(i, fonts.mono)}, text(row.plain));
    draw_text_right(frame, fonts.mono, theme.text, {other_x, text_y(i, fonts.mono)}, text(row.other));
    draw_text_right(frame, fonts.mono, theme.text, {right, text_y(i, fonts.mono)},
                    times_text(ratio(row.plain, row.other)));
    frame.explain_drawn({table_.x, y, table_.w, line},
                        fmt::format("{}: {} plain, {} with bottlenecks, {}", row.name, count_text(row.plain),
                                    count_text(row.other), row.is_bytes ? "bytes" : "multiply–adds"));
    ++i;
  }
}

}  // namespace pw
