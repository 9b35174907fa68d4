#include "app/panels/cost/inception/whole_module_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/cost/count_text.h"
#include "app/cost/ratio_text.h"
#include "app/panels/cost/measure_button.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kFigureWidth = 150.0F, kLeastTable = 470.0F;  // points
constexpr float kMeasureHeight = 24.0F;
constexpr float kBetweenFigures = 10.0F;

float least_row(const Frame& frame) {
  return frame.fonts().mono->FontSize + frame.px(4);
}

// Of the table: two rows of times once they are measured, and the heads.
int row_count(const ModuleView& view, const Frame& frame) {
  const ModuleTiming* timing = frame.cost().timing().timing(view.module);
  return 4 + std::max(1, timing != nullptr ? static_cast<int>(timing->rows.size()) : 1);
}

}  // namespace

float WholeModulePanel::wanted_height(const Frame& frame) {
  const Fonts& fonts = frame.fonts();
  return frame.px(32) + frame.padding() + 6.0F * least_row(frame) + 2.0F * fonts.body->FontSize +
         fonts.small->FontSize + frame.px(18);
}

void WholeModulePanel::lay_out(Rect panel, const Frame& frame, const ModuleView& view) {
  panel_ = panel;
  const Rect area = panel_area(frame, panel);
  const float height = std::max(frame.px(kMeasureHeight), frame.fonts().body->FontSize + frame.px(4));
  const float button = MeasureButton::width(frame);
  button_ = {std::floor(panel.right() - frame.padding() - button),
             std::floor(panel.y + frame.px(5) - (height - frame.px(kMeasureHeight)) / 2.0F), button, height};
  float left = area.x;
  figures_[0] = figures_[1] = std::nullopt;
  const float figure = frame.fonts().large->FontSize + 2.0F * frame.fonts().small->FontSize + frame.px(4);
  if (area.w >= frame.px(kLeastTable + kFigureWidth)) {
    const float width = frame.px(kFigureWidth);
    figures_[0] = Rect{area.x, area.y, width - frame.px(14), figure};
    const float second = area.y + figure + frame.px(kBetweenFigures);
    if (second + figure <= area.bottom() + frame.px(4))
      figures_[1] = Rect{area.x, second, width - frame.px(14), figure};
    left += width;
  }
  const int rows = row_count(view, frame);
  const float sentences = 2.0F * frame.fonts().body->FontSize + frame.fonts().small->FontSize + frame.px(8);
  row_ = std::clamp(std::floor((area.h - sentences) / static_cast<float>(rows)), least_row(frame),
                    least_row(frame) + frame.px(8));
  table_ = {left, area.y, area.right() - left, row_ * static_cast<float>(rows)};
  sentences_ = {left, table_.bottom() + frame.px(4), table_.w,
                std::max(0.0F, area.bottom() - table_.bottom() - frame.px(4))};
}

void WholeModulePanel::input(Frame& frame) const {
  MeasureButton::input(frame, button_);
}

void WholeModulePanel::draw_figure(const Frame& frame, Rect area, const WidgetKey& key, const std::string& figure,
                                   const std::array<std::string, 2>& words, const std::string& explanation) const {
  const Fonts& fonts = frame.fonts();
  frame.mark(key, area);
  draw_text_within(frame, fonts.large, frame.theme().text, area.min(), area.w, figure);
  float y = area.y + fonts.large->FontSize + frame.px(2);
  for (const std::string& line : words) {
    draw_text(frame, fonts.small, frame.theme().muted, {area.x, y}, first_that_fits(fonts.small, area.w, {line}));
    y += fonts.small->FontSize + frame.px(1);
  }
  frame.explain_drawn(area, explanation);
}

void WholeModulePanel::draw_figures(const Frame& frame, const ModuleView& view, const ModuleTiming* timing) const {
  const Count &naive = view.naive.total.macs, &reduced = view.reduced.total.macs;
  const double gain = ratio(naive, reduced);
  if (figures_[0])
    draw_figure(frame, *figures_[0], {"inception.figure", 0}, ratio_text(gain >= 1.0 ? gain : ratio(reduced, naive)),
                {gain >= 1.0 ? "fewer multiply–adds" : "more multiply–adds", "with 1×1s counted in"},
                fmt::format("{} multiply–adds naive ÷ {} with 1×1 reductions = {}", count_text(naive),
                            count_text(reduced), ratio_text(gain)));
  if (!figures_[1]) return;
  if (timing == nullptr || timing->rows.empty())
    return draw_figure(frame, *figures_[1], {"inception.figure", 1}, "–", {"not measured", "here yet"},
                       "Measure times the module with and without its 1×1s on this machine (Ctrl+Enter)");
  const ModuleTiming::Row& row = timing->rows.front();
  const bool is_faster = row.gain() >= 1.0;
  draw_figure(frame, *figures_[1], {"inception.figure", 1}, ratio_text(is_faster ? row.gain() : 1.0 / row.gain()),
              {is_faster ? "faster, measured" : "slower, measured",
               fmt::format("here, {}", row.threads == 1 ? "one thread" : counted(row.threads, "thread"))},
              timing_sentence(view.module, row) + "\n" + timing_method(*timing, row));
}

void WholeModulePanel::draw_sentences(const Frame& frame, const ModuleView& view) const {
  const Fonts& fonts = frame.fonts();
  const Rect& area = sentences_;
  std::string problem = frame.cost().timing().problem(view.module);
  const std::string sentence = problem.empty() ? next_module_sentence(view) : problem;
  const std::string text = wrapped(fonts.body, sentence, area.w);
  const float lines = line_count(text);
  const bool has_room = lines * fonts.body->FontSize <= area.h;
  ImFont* font = has_room ? fonts.body : fonts.small;
  if (font->FontSize > area.h) return;
  const float used = draw_paragraph(frame, font, frame.theme().text, area.min(), area.w, sentence);
  frame.explain_drawn(
      {area.x, area.y, area.w, used},
      fmt::format("{}\nNine modules in a row, each reading what the one before has made: naive pooling "
                  "passes all maps on, so they grow to {}. {} ÷ {} multiply–adds",
                  sentence, count_text(googlenet_chain(true).maps_out), count_text(googlenet_chain(true).total.macs),
                  count_text(googlenet_chain(false).total.macs)));
  const std::string paper = paper_sentence(view);
  const float y = area.y + used + frame.px(2);
  if (paper.empty() || y + fonts.small->FontSize > area.bottom() + frame.px(4)) return;
  draw_text_within(frame, fonts.small, frame.theme().muted, {area.x, y}, area.w, paper);
  frame.explain_drawn(
      {area.x, y, area.w, fonts.small->FontSize},
      "Going Deeper with Convolutions (Szegedy et al., 2014), table 1, where K is 1,024 parameters. Of 3a and "
      "3b what it prints agrees with the widths that it prints. " +
          paper);
}

void WholeModulePanel::draw(const Frame& frame, const ModuleView& view) const {
  const ModuleTiming* timing = frame.cost().timing().timing(view.module);
  const float reserved = panel_.right() - frame.padding() - button_.x + frame.px(10);
  draw_panel(
      frame, panel_, "The whole module", frame.theme().text,
      timing != nullptr && !timing->rows.empty() ? "one image, float32, " + runs_text(*timing) : "one image, float32",
      reserved, "All branches together, naive and with the 1×1 reductions");
  MeasureButton::draw(frame, button_);
  draw_figures(frame, view, timing);
  draw_module_table(frame, table_, row_, view, module_rows(view, timing));
  draw_sentences(frame, view);
}

}  // namespace pw
