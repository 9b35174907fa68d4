#include "app/panels/probe/position_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::size_t kMaxTerms = 8;

// The scale of the running sum: each bar starts where the previous one ended.
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

void draw_bar(const Frame& frame, const Scale& scale, float x, float width, double from, double to, ImU32 colour) {
  const float a = scale.y(from);
  const float b = scale.y(to);
  frame.draw_list()->AddRectFilled({x, std::min(a, b)}, {x + width, std::max(std::max(a, b), std::min(a, b) + 1.0F)},
                                   colour);
}

std::string explain(const Frame& frame, const SumTerm& term) {
  if (term.map) {
    return fmt::format("map {} ({})\nw · x = {} · {} = {}", *term.map, map_name(*frame.document().input, *term.map),
                       signed_text(term.weight), signed_text(term.x), signed_text(term.value));
  }
  if (term.label == "b") return fmt::format("the bias: {}", signed_text(term.value));
  return fmt::format("the other {} terms combined: {}", term.label.substr(1), signed_text(term.value));
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

// Whether the whole sum can be written out and checked in your head.
bool is_small(const Document& document) {
  return document.network.cin() <= static_cast<std::int64_t>(kMaxTerms);
}

// The width of a column: one per term, and one for the sum.
float step_of(Rect area, std::size_t terms) {
  return area.w / static_cast<float>(terms + 1);
}

}  // namespace

void PositionPanel::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  area_ = panel_area(frame, panel);
  terms_area_ = area_;
  if (!is_small(frame.document())) return;
  const float line = frame.fonts().mono->FontSize + frame.px(6);
  terms_area_.y += line;
  terms_area_.h -= line;
}

PositionPanel::Sum PositionPanel::sum(const Frame& frame) {
  const Document& document = frame.document();
  const Position position = frame.hover().position.value_or(frame.selection().position);
  const std::int64_t output =
      std::min(frame.hover().output.value_or(frame.selection().output), document.network.cout() - 1);
  const auto& terms = terms_.of(document, frame.selection().n, position, output, kMaxTerms);
  double total = 0.0;
  for (const SumTerm& term : terms) total += term.value;
  return {position, output, terms, total};
}

void PositionPanel::input(Frame& frame) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (frame.display().curtain || !ImGui::IsWindowHovered() || !terms_area_.contains(mouse)) return;
  const Sum shown = sum(frame);
  const auto at =
      static_cast<std::size_t>(std::max(0.0F, (mouse.x - terms_area_.x) / step_of(terms_area_, shown.terms.size())));
  if (at >= shown.terms.size()) return;
  const SumTerm term = shown.terms[at];
  if (term.map) frame.hover().map = term.map;
  frame.explain([term](const Frame& drawn) { return explain(drawn, term); });
}

void PositionPanel::draw(const Frame& frame) {
  const Document& document = frame.document();
  const Sum shown = sum(frame);
  const std::string caption = is_small(document) ? "" : fmt::format("Σ w·x + b = {}", signed_text(shown.total));
  draw_panel(frame, panel_,
             fmt::format("Row {}, column {}: {}", shown.position.y, shown.position.x,
                         output_name(document.weights(), shown.output)),
             frame.output_colour(shown.output), caption);
  frame.mark("probe", panel_);
  if (frame.display().curtain) {
    draw_text_within(frame, frame.fonts().body, frame.theme().muted, area_.min(), area_.w, "behind the curtain (H)");
    return;
  }
  if (is_small(document)) {
    draw_text_within(frame, frame.fonts().mono, frame.theme().text, area_.min(), area_.w,
                     fmt::format("{} = {}", written_out(shown.terms), number_text(shown.total)));
  }
  draw_terms(frame, shown);
}

// The terms as a waterfall of bars, and their sum.
void PositionPanel::draw_terms(const Frame& frame, const Sum& sum) const {
  ImFont* font = frame.fonts().small;
  const Rect& area = terms_area_;
  Scale scale;
  double total = 0.0;
  for (const SumTerm& term : sum.terms) scale.include(total += term.value);
  scale.area = {area.x, area.y, area.w, std::max(1.0F, area.h - font->FontSize - frame.px(3))};
  const float step = step_of(area, sum.terms.size());
  const float width = std::max(2.0F, std::floor(step * 0.72F));
  const float label_y = area.bottom() - font->FontSize;
  frame.draw_list()->AddLine({area.x, scale.y(0.0)}, {area.right(), scale.y(0.0)}, im(frame.theme().muted));
  double running = 0.0;
  float label_end = area.x - width;
  float x = area.x;
  for (const SumTerm& term : sum.terms) {
    draw_bar(frame, scale, x, width, running, running + term.value, frame.sign_colour(static_cast<float>(term.value)));
    running += term.value;
    const float label_w = text_width(font, term.label);
    const float label_x = x + width / 2.0F - label_w / 2.0F;
    if (label_x > label_end) {
      draw_text(frame, font, frame.theme().muted, {label_x, label_y}, term.label);
      label_end = label_x + label_w + frame.px(4);
    }
    x += step;
  }
  const bool is_road = output_class(frame.document().weights(), sum.output) == SceneClass::kRoad;
  draw_bar(frame, scale, x, std::floor(step), 0.0, total, im(is_road ? frame.theme().accent : frame.theme().handle));
  draw_text_centred(frame, font, frame.theme().text, {x + step / 2.0F, label_y}, signed_text(total));
}

}  // namespace pw
