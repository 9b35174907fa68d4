#include "app/panels/cost/next_layer/measured_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/cost/next_kernels.h"
#include "app/cost/ratio_text.h"
#include "app/frame/spoken_look.h"
#include "app/panels/cost/measure_button.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::size_t kTimedLines = 3;
constexpr float kBelowButton = 10.0F, kBelowThreads = 4.0F;  // points

// Of the line that names the columns.
float threads_height(const Frame& frame) {
  return frame.fonts().small->FontSize + frame.px(kBelowThreads);
}

// The direct layer does not depend on F′: where that is not measured, one of another F′ stands for it.
const TimedPoint* direct_point_of(const CostTiming& timing, const NextLayer& layer, int threads) {
  if (const TimedPoint* point = timing.point(layer, threads); point != nullptr) return point;
  const LayerTiming* all = timing.timing(layer);
  if (all == nullptr) return nullptr;
  const auto found = std::ranges::find(all->points, threads, &TimedPoint::threads);
  return found != all->points.end() ? &*found : nullptr;
}

}  // namespace

float MeasuredPanel::column_width(const Frame& frame, const ImFont* font) const {
  return std::max(text_width(frame.fonts().small, "16 threads"), text_width(font, "1,000 µs")) + frame.px(16);
}

// The numbers are large where height and width allow it.
void MeasuredPanel::choose_font(const Frame& frame, const Ledger& ledger) {
  const Fonts& fonts = frame.fonts();
  const float room = panel_area(frame, panel_).bottom() - SlideSection::height(frame) - frame.px(25) - table_.y -
                     threads_height(frame);
  const std::string words = wrapped(fonts.body, remark(frame, ledger) + fcn_sentence(), table_.w);
  const float spare = room - fonts.body->CalcTextSizeA(fonts.body->FontSize, FLT_MAX, 0.0F, words.c_str()).y;
  const std::vector<int> threads = thread_counts(frame, ledger);
  float names = 0.0F;
  for (const Line& line : lines(frame, ledger, threads))
    names = std::max(names, text_width(line.is_result ? fonts.strong : fonts.body, line.short_name));
  const float columns = static_cast<float>(threads.size()) * column_width(frame, fonts.large);
  const bool is_large =
      spare >= kTimedLines * (fonts.large->FontSize + frame.px(10)) && names + columns + frame.px(8) <= table_.w;
  numbers_ = is_large ? fonts.large : fonts.body;
  row_h_ = std::clamp(std::floor(0.8F * spare / kTimedLines), numbers_->FontSize + frame.px(8),
                      numbers_->FontSize + frame.px(16));
}

void MeasuredPanel::lay_out(Rect panel, const Frame& frame, const Ledger& ledger, float reserved_right) {
  panel_ = panel;
  reserved_right_ = reserved_right;
  const Rect area = panel_area(frame, panel);
  const float button_h = frame.px(is_spoken(frame) ? 26.0F : 24.0F), button_w = MeasureButton::width(frame);
  button_ = {std::floor(panel.right() - frame.padding() - reserved_right - button_w), panel.y + frame.px(5), button_w,
             button_h};
  const float slide_h = SlideSection::height(frame), gap = frame.px(10);
  slide_.lay_out({area.x, std::floor(area.bottom() - slide_h), area.w, slide_h}, frame);
  // The heads of its columns stand below the button.
  table_ = {area.x, std::max(area.y - frame.px(4), button_.bottom() + frame.px(kBelowButton)), area.w, 0.0F};
  choose_font(frame, ledger);
  table_.h = threads_height(frame) + kTimedLines * row_h_;
  text_ = {area.x, table_.bottom() + frame.px(5), area.w, 0.0F};
  text_.h = std::max(0.0F, area.bottom() - slide_h - 2.0F * gap - text_.y);
  // In words only as a whole; else it stands below the panels.
  has_fcn_ = words_font(frame, remark(frame, ledger) + fcn_sentence()) != nullptr;
}

// The larger one in which the words have room; null if there is none.
ImFont* MeasuredPanel::words_font(const Frame& frame, const std::string& words) const {
  for (ImFont* font : {frame.fonts().body, frame.fonts().small}) {
    const std::string broken = wrapped(font, words, text_.w);
    if (font->CalcTextSizeA(font->FontSize, FLT_MAX, 0.0F, broken.c_str()).y <= text_.h + frame.px(4)) return font;
  }
  return nullptr;
}

std::vector<int> MeasuredPanel::thread_counts(const Frame& frame, const Ledger& ledger) const {
  std::vector<int> threads;
  if (ledger.timing != nullptr) {
    for (const TimedPoint& point : ledger.timing->points) {
      if (std::ranges::find(threads, point.threads) == threads.end()) threads.push_back(point.threads);
    }
    std::ranges::sort(threads);
    return threads;
  }
  const int all = frame.session().jobs().threads();
  return all > 1 ? std::vector<int>{1, all} : std::vector<int>{1};
}

std::vector<MeasuredPanel::Line> MeasuredPanel::lines(const Frame& frame, const Ledger& ledger,
                                                      const std::vector<int>& threads) const {
  const CostTiming& timing = frame.cost().timing();
  const std::string kernel(next_kernel_name(ledger.layer.kernel).text);
  Line direct{ledger.is_depthwise() ? "direct 3×3" : "direct " + kernel, "direct", {}};
  Line reduced{
      ledger.is_depthwise() ? "depthwise 3×3 and 1×1" : fmt::format("1×1, copy and {}, timed in one piece", kernel),
      ledger.is_depthwise() ? "3×3, 1×1" : fmt::format("1×1, copy, {}", kernel),
      {}};
  Line gain{"times faster", "faster", {}, true};
  for (const int count : threads) {
    const TimedPoint* first = direct_point_of(timing, ledger.layer, count);
    const TimedPoint* point = timing.point(ledger.layer, count);
    direct.numbers.push_back(first != nullptr ? duration_text(first->direct_us) : "–");
    reduced.numbers.push_back(point != nullptr ? duration_text(point->reduced_us) : "–");
    gain.numbers.push_back(point != nullptr ? ratio_text(point->gain()) : "–");
  }
  return {direct, reduced, gain};
}

// Ends with a line break where the next text follows.
std::string MeasuredPanel::remark(const Frame& frame, const Ledger& ledger) const {
  const CostTiming& timing = frame.cost().timing();
  if (const std::string problem = timing.problem(ledger.layer); !problem.empty()) return problem + "\n";
  if (ledger.timed) return timing_sentence(ledger.layer, *ledger.timed) + "\n";
  if (ledger.timing != nullptr) return fmt::format("F′ = {} is not measured yet.\n", count_text(ledger.layer.reduced));
  return "";
}

void MeasuredPanel::input(Frame& frame, const Ledger& ledger) {
  MeasureButton::input(frame, button_);
  slide_.input(frame);
  const std::vector<int> threads = thread_counts(frame, ledger);
  const std::vector<Line> all = lines(frame, ledger, threads);
  const float top = table_.y + threads_height(frame);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Rect row{table_.x, top + static_cast<float>(i) * row_h_, table_.w, row_h_};
    if (!frame.add_item({"cost.timed", static_cast<std::int64_t>(i)}, row).hovered) continue;
    std::string text = all[i].name + ": ";
    for (std::size_t t = 0; t < threads.size(); ++t)
      text += fmt::format("{}{} on {}", t > 0 ? ", " : "", all[i].numbers[t], counted(threads[t], "thread"));
    if (ledger.timed) text += "\n" + timing_method(*ledger.timing, *ledger.timed);
    frame.explain(text);
  }
}

void MeasuredPanel::draw_table(const Frame& frame, const Ledger& ledger) const {
  const Theme& theme = frame.theme();
  const Fonts& fonts = frame.fonts();
  const std::vector<int> threads = thread_counts(frame, ledger);
  const std::vector<Line> all = lines(frame, ledger, threads);
  const float column = column_width(frame, numbers_);
  const auto right_of = [&](std::size_t t) {
    return table_.right() - static_cast<float>(threads.size() - 1 - t) * column;
  };
  for (std::size_t t = 0; t < threads.size(); ++t)
    draw_text_right(frame, fonts.small, theme.muted, {right_of(t), table_.y}, counted(threads[t], "thread"));
  float y = table_.y + threads_height(frame);
  const float names = table_.w - static_cast<float>(threads.size()) * column - frame.px(8);
  for (const Line& line : all) {
    ImFont* font = line.is_result ? fonts.strong : fonts.body;
    ImFont* number = numbers_ != fonts.body ? numbers_ : font;
    const auto text_y = [&](const ImFont* of) { return std::floor(y + (row_h_ - of->FontSize) / 2.0F); };
    frame.draw_list()->AddRectFilled({table_.x, y}, {table_.right(), y + 1.0F},
                                     im(line.is_result ? theme.muted : theme.border));
    draw_text(frame, font, theme.text, {table_.x, text_y(font)},
              first_that_fits(font, names, {line.name, line.short_name, "both"}));
    for (std::size_t t = 0; t < threads.size(); ++t)
      draw_text_right(frame, number, theme.text, {right_of(t), text_y(number)}, line.numbers[t]);
    y += row_h_;
  }
}

void MeasuredPanel::draw(const Frame& frame, const Ledger& ledger) const {
  const CostTiming& timing = frame.cost().timing();
  constexpr std::string_view kHeading = "Measured on this machine";
  const std::string runs = ledger.timed ? runs_text(timing, ledger.layer) : "";
  const float room = button_.x - panel_.x - 3.0F * frame.padding() - text_width(frame.fonts().strong, kHeading);
  const std::string caption = timing.is_running() ? "measuring…"
                              : ledger.timed
                                  ? first_that_fits(frame.fonts().small, room, {"float32, " + runs, runs, "float32"})
                              : ledger.timing ? "float32"
                                              : "not measured yet";
  draw_panel(
      frame, panel_, kHeading, frame.theme().text, caption, panel_.right() - button_.x + frame.px(4),
      "How long both ways take here: this program’s 1×1, oneDNN’s k×k. Numbers are random, which does not change "
      "the time.");
  MeasureButton::draw(frame, button_);
  draw_table(frame, ledger);
  const std::string words = remark(frame, ledger) + (has_fcn_ ? fcn_sentence() : "");
  if (ImFont* font = words.empty() ? nullptr : words_font(frame, words); font != nullptr) {
    draw_text(frame, font, frame.theme().text, text_.min(), wrapped(font, words, text_.w));
    frame.explain_drawn(text_, words);
  }
  const float y = std::floor(panel_.bottom() - frame.padding() - SlideSection::height(frame) - frame.px(10));
  frame.draw_list()->AddRectFilled({panel_.x, y}, {panel_.right(), y + 1.0F}, im(frame.theme().border));
  slide_.draw(frame);
}

}  // namespace pw
