#include "app/panels/position_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/text.h"
#include "app/view/number_text.h"

namespace pw {
namespace {

constexpr std::size_t kMostTerms = 8;

// Running totals: each bar hangs where the one before ended.
struct Scale {
  double low = 0.0, high = 0.0;
  Rect area;

  void include(double value) {
    if (!std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  float y(double value) const {
    const double span = high > low ? high - low : 1.0;
    return area.bottom() - static_cast<float>((std::clamp(value, low, high) - low) / span) * area.h;
  }
};

void put_bar(const Ui& ui, const Scale& scale, float x, float width, double from, double to, ImU32 colour) {
  const float a = scale.y(from);
  const float b = scale.y(to);
  ui.draw->AddRectFilled({x, std::min(a, b)}, {x + width, std::max(std::max(a, b), std::min(a, b) + 1.0F)}, colour);
}

std::string explain(const Ui& ui, const SumTerm& term) {
  if (term.map) {
    return fmt::format("map {} ({})\nw · x = {} · {} = {}", *term.map, map_name(*ui.document().input, *term.map),
                       signed_text(term.weight), signed_text(term.x), signed_text(term.value));
  }
  if (term.label == "b") return fmt::format("the bias: {}", signed_text(term.value));
  return fmt::format("the other {} terms together: {}", term.label.substr(1), signed_text(term.value));
}

// "1·2 + 2·0 − …" for stacks small enough to check by hand.
std::string written_out(const std::vector<SumTerm>& terms) {
  std::string text;
  for (const SumTerm& term : terms) {
    if (!text.empty()) text += " + ";
    text += term.map ? fmt::format("{}·{}", number_text(term.weight), number_text(term.x)) : number_text(term.value);
  }
  return text;
}

// The terms as bars that hang on each other, and the sum they lead to.
void put_terms(Ui& ui, Rect area, const std::vector<SumTerm>& terms, std::int64_t output) {
  ImFont* font = ui.fonts.small;
  Scale scale;
  double total = 0.0;
  for (const SumTerm& term : terms) scale.include(total += term.value);
  scale.area = {area.x, area.y, area.w, std::max(1.0F, area.h - font->FontSize - ui.px(3))};
  const float step = area.w / static_cast<float>(terms.size() + 1);
  const float width = std::max(2.0F, std::floor(step * 0.72F));
  const float label_y = area.bottom() - font->FontSize;
  ui.draw->AddLine({area.x, scale.y(0.0)}, {area.right(), scale.y(0.0)}, im(ui.theme.muted));
  double running = 0.0;
  float label_end = area.x - width;
  float x = area.x;
  for (const SumTerm& term : terms) {
    put_bar(ui, scale, x, width, running, running + term.value, ui.sign_colour(static_cast<float>(term.value)));
    running += term.value;
    const float label_w = text_width(font, term.label);
    const float label_x = x + width / 2.0F - label_w / 2.0F;
    if (label_x > label_end) {
      put_text(ui, font, ui.theme.muted, {label_x, label_y}, term.label);
      label_end = label_x + label_w + ui.px(4);
    }
    const Rect column{x, area.y, step, area.h};
    if (column.contains(ImGui::GetIO().MousePos) && ImGui::IsWindowHovered()) {
      if (term.map) ui.hover_next.map = term.map;
      show_tooltip(ui, explain(ui, term));
    }
    x += step;
  }
  put_bar(ui, scale, x, std::floor(step), 0.0, total, im(output == 1 ? ui.theme.accent : ui.theme.handle));
  put_text_centred(ui, font, ui.theme.text, {x + step / 2.0F, label_y}, signed_text(total));
}

}  // namespace

void put_position(Ui& ui, Rect slot, KeptSumTerms& kept) {
  const Document& document = ui.document();
  const Cell cell = ui.view.hover.cell.value_or(ui.view.probe);
  const std::int64_t output =
      std::min(ui.view.hover.output.value_or(ui.view.selected_output), document.parameters().cout - 1);
  const auto& terms = kept.of(document, ui.view.image, cell, output, kMostTerms);
  double total = 0.0;
  for (const SumTerm& term : terms) total += term.value;
  const bool small_stack = document.parameters().cin <= static_cast<std::int64_t>(kMostTerms);
  Rect area =
      put_panel(ui, slot, fmt::format("Row {}, column {}: {}", cell.y, cell.x, output_name(*document.layer, output)),
                ui.output_colour(output), small_stack ? "" : fmt::format("Σ w·x + b = {}", signed_text(total)));
  ui.widgets.mark("probe", slot);
  if (ui.view.curtain) {
    put_text_within(ui, ui.fonts.body, ui.theme.muted, area.min(), area.w, "behind the curtain (H)");
    return;
  }
  if (small_stack) {
    put_text_within(ui, ui.fonts.mono, ui.theme.text, area.min(), area.w,
                    fmt::format("{} = {}", written_out(terms), number_text(total)));
    area.y += ui.fonts.mono->FontSize + ui.px(6);
    area.h -= ui.fonts.mono->FontSize + ui.px(6);
  }
  put_terms(ui, area, terms, output);
}

}  // namespace pw
