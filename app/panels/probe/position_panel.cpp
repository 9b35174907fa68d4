#include "app/panels/probe/position_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

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

// Whether the whole sum can be written out and checked in your head.
bool is_small(const Document& document) {
  return document.network.cin() <= static_cast<std::int64_t>(kMaxTerms);
}

// What follows the sum: nothing without an activation, else what it makes of the sum.
std::string activated_text(Activation activation, double value) {
  if (activation == Activation::kNone) return "";
  const char* name = activation == Activation::kRelu ? "ReLU" : activation_name(activation);
  return fmt::format(" → {} {}", name, number_text(value));
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
  const auto values = frame.session().outputs().values().plane(frame.selection().n, output);
  return {position, output, terms, total,
          values[static_cast<std::size_t>(position.y * document.shape().w + position.x)]};
}

void PositionPanel::input(Frame& frame) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (!frame.has_outputs() || frame.display().curtain || !ImGui::IsWindowHovered() || !terms_area_.contains(mouse))
    return;
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
  draw_head(frame, shown);
  frame.mark("probe", panel_);
  if (frame.display().curtain) {
    draw_text_within(frame, frame.fonts().body, frame.theme().muted, area_.min(), area_.w, "predict, then reveal (H)");
    return;
  }
  if (is_small(document)) {
    ImFont* mono = frame.fonts().mono;
    const std::string result = number_text(shown.total) + activated_text(document.parameters().activation, shown.value);
    draw_text(frame, mono, frame.theme().text, area_.min(),
              sum_text(shown.terms, result, [&](std::string_view text) { return text_width(mono, text) <= area_.w; }));
  }
  draw_terms(frame, shown);
}

// Which position, and what comes out there. The result stays whole however narrow the panel is.
void PositionPanel::draw_head(const Frame& frame, const Sum& sum) const {
  const Document& document = frame.document();
  const std::string name = output_name(document.weights(), sum.output);
  const std::string place = fmt::format("Row {}, column {}", sum.position.y, sum.position.x);
  const std::string short_place = fmt::format("{}, {}", sum.position.y, sum.position.x);
  const Rgb colour = frame.output_colour(sum.output);
  if (frame.display().curtain || is_small(document)) {
    draw_panel(frame, panel_, place + ": " + name, colour, "");
    return;
  }
  const std::string total = signed_text(sum.total);
  const std::string activated = activated_text(document.parameters().activation, sum.value);
  const std::string full = fmt::format("Σ w·x + b = {}{}", total, activated);
  const std::string brief = fmt::format("Σ = {}{}", total, activated);
  const std::array<std::pair<std::string, std::string>, 6> heads = {
      {{place + ": " + name, full},
       {place + ": " + name, brief},
       {short_place + ": " + name, brief},
       {place, brief},
       {short_place, brief},
       {short_place, activated.empty() ? total : number_text(sum.value)}}};
  const auto fitting = std::ranges::find_if(heads, [&](const auto& head) {
    const float width = text_width(frame.fonts().strong, head.first) + text_width(frame.fonts().small, head.second);
    return width + 3.0F * frame.padding() <= panel_.w;
  });
  const auto& [heading, caption] = fitting != heads.end() ? *fitting : heads.back();
  draw_panel(frame, panel_, heading, colour, caption);
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
  const bool has_class = output_class(frame.document().weights(), sum.output).has_value();
  draw_bar(frame, scale, x, std::floor(step), 0.0, total,
           im(has_class ? frame.output_colour(sum.output) : frame.theme().handle));
  draw_text_centred(frame, font, frame.theme().text, {x + step / 2.0F, label_y}, signed_text(total));
}

}  // namespace pw
