#include "app/panels/cost/inception/module_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/cost/count_text.h"
#include "app/cost/ratio_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kTableName = 0.26F, kTableNaive = 0.47F, kTableReduced = 0.74F;  // right ends of columns, shares

ModuleRow count_row(std::string name, std::string short_name, const Count& naive, const Count& reduced,
                    const std::string& of) {
  ModuleRow row{std::move(name),
                std::move(short_name),
                count_text(naive),
                count_text(reduced),
                ratio_text(ratio(naive, reduced)),
                ""};
  row.explanation = fmt::format("{}: naive {}, with its 1×1 reductions {}, naive ÷ with 1×1 {}", of, row.naive,
                                row.reduced, row.ratio);
  return row;
}

std::string threads_text(int threads) {
  return threads == 1 ? "time, one thread" : fmt::format("time, {} threads", threads);
}

}  // namespace

std::vector<ModuleRow> module_rows(const ModuleView& view, const ModuleTiming* timing) {
  std::vector<ModuleRow> rows;
  rows.push_back(count_row("multiply–adds", "MAC", view.naive.total.macs, view.reduced.total.macs,
                           "Multiply–adds of all branches, the 1×1s counted"));
  rows.push_back(count_row("parameters", "params", view.naive.total.parameters, view.reduced.total.parameters,
                           "Weights and biases of all branches"));
  if (timing == nullptr || timing->rows.empty()) {
    rows.push_back({threads_text(1), "time", "–", "–", "–",
                    "Not measured yet: Measure times both cases on this machine (Ctrl+Enter)"});
  } else {
    for (const ModuleTiming::Row& row : timing->rows)
      rows.push_back({threads_text(row.threads), "time", duration_text(row.naive_us), duration_text(row.reduced_us),
                      ratio_text(row.gain()), timing_method(*timing, row)});
  }
  rows.push_back(
      count_row("maps out", "maps", view.naive.maps_out, view.reduced.maps_out, "Maps that the next module reads"));
  return rows;
}

void draw_module_table(const Frame& frame, Rect area, float row_height, const ModuleView& view,
                       const std::vector<ModuleRow>& rows) {
  const Fonts& fonts = frame.fonts();
  const Theme& theme = frame.theme();
  const Rgb naive = view.is_naive() ? theme.text : theme.muted, reduced = view.is_naive() ? theme.muted : theme.text;
  const float naive_x = area.x + area.w * kTableNaive, reduced_x = area.x + area.w * kTableReduced;
  const float heads = area.y + (row_height - fonts.small->FontSize) / 2.0F;
  draw_text_right(frame, fonts.small, naive, {naive_x, heads}, "naive");
  draw_text_right(frame, fonts.small, reduced, {reduced_x, heads}, "with 1×1");
  draw_text_right(frame, fonts.small, theme.muted, {area.right(), heads},
                  first_that_fits(fonts.small, area.right() - reduced_x - frame.px(8), {"naive ÷ with 1×1", "ratio"}));
  float y = area.y + row_height;
  for (const ModuleRow& row : rows) {
    const Rect line{area.x, y, area.w, row_height};
    frame.draw_list()->AddLine({area.x, std::floor(y)}, {area.right(), std::floor(y)}, im(theme.border));
    const float body = std::floor(y + (row_height - fonts.body->FontSize) / 2.0F);
    const float mono = std::floor(y + (row_height - fonts.mono->FontSize) / 2.0F);
    const float name = naive_x - text_width(fonts.mono, row.naive) - frame.px(10) - area.x;
    draw_text(frame, fonts.body, theme.text, {area.x, body},
              first_that_fits(fonts.body, std::max(name, area.w * kTableName), {row.name, row.short_name}));
    draw_text_right(frame, fonts.mono, naive, {naive_x, mono}, row.naive);
    draw_text_right(frame, fonts.mono, reduced, {reduced_x, mono}, row.reduced);
    draw_text_right(frame, fonts.mono, theme.text, {area.right(), mono}, row.ratio);
    frame.explain_drawn(line, row.explanation);
    y += row_height;
  }
}

double nine_modules_ratio() {
  static const double kRatio = ratio(googlenet_chain(true).total.macs, googlenet_chain(false).total.macs);
  return kRatio;
}

std::string next_module_sentence(const ModuleView& view) {
  const std::string begins = view.is_naive() ? "With the 1×1s the next module reads" : "The next module then reads";
  return fmt::format("{} {} instead of {}. Through GoogLeNet’s nine, at their own sizes: {} fewer multiply–adds.",
                     begins, counted(view.reduced.maps_out, "map"), count_text(view.naive.maps_out),
                     ratio_text(nine_modules_ratio()));
}

std::vector<std::string> nine_modules_texts(const ModuleView& view) {
  std::vector<std::string> texts = {"fewer through GoogLeNet’s nine", "fewer in GoogLeNet’s nine"};
  if (view.reduced.maps_out < view.naive.maps_out)
    texts.insert(texts.begin(), texts[0] + ": each then reads fewer maps");
  return texts;
}

std::string paper_sentence(const ModuleView& view) {
  if (view.preset == nullptr || view.preset->paper_millions == 0) return "";
  const GoogLeNetModule& preset = *view.preset;
  const InceptionCost cost = inception_cost({{1, preset.side, preset.side, preset.maps_in}, preset.widths, false});
  return fmt::format("(Paper, {0} at {1} × {1}: {2} M, {3} K; here {4:.1f} M, {5}.)", preset.name, preset.side,
                     preset.paper_millions, preset.paper_kilo, cost.total.macs.size() / 1e6,
                     count_text(cost.total.parameters));
}

}  // namespace pw
