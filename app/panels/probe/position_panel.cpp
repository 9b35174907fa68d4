#include "app/panels/probe/position_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/frame/spoken_look.h"
#include "app/presentation/number_text.h"
#include "app/widgets/curtain.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::size_t kMaxTerms = 8;
constexpr const char* kOfLabels = "map";                      // at the left of their numbers
constexpr const char* kRest = "rest";                         // where "others" has no room
constexpr float kBetweenLabels = 9.0F, kLeastBetween = 5.0F;  // points

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
    return fmt::format("{}\nw · x = {} · {} {} {}", numbered_name(*frame.document().input, *term.map),
                       signed_text(term.weight), signed_text(term.x),
                       equals_sign(as_printed(term.weight) * as_printed(term.x), term.value), signed_text(term.value));
  }
  if (term.label == "b") return fmt::format("the bias: {}", signed_text(term.value));
  if (term.label.starts_with("other ")) return "muted, not soloed, or not added yet: they count as 0";
  return fmt::format("the other {} combined: {}", counted(term.others, "product"), signed_text(term.value));
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

// As many as have room for their labels.
std::size_t listed_terms(const Frame& frame, Rect area) {
  if (is_small(frame.document())) return kMaxTerms;
  constexpr std::size_t kLeast = 2;
  constexpr float kOthers = 3.0F;  // the remainder, the bias and the sum
  ImFont* font = frame.fonts().small;
  const float beside_others = (text_width(font, "others") + text_width(font, "888")) / 2.0F;
  const float label_w = std::max(text_width(font, "8888"), beside_others) + frame.px(kBetweenLabels);
  return std::clamp(static_cast<std::size_t>(std::max(0.0F, area.w / label_w - kOthers)), kLeast, kMaxTerms);
}

// How far apart the middles of a label and of a number beside it are, with `gap` points between the two.
float least_step(const Frame& frame, std::string_view label, float gap) {
  const ImFont* font = frame.fonts().small;
  return (text_width(font, label) + text_width(font, "888")) / 2.0F + frame.px(gap);
}

// Of the remainder as short as its neighbours' numbers need it.
std::string label_of(const Frame& frame, const SumTerm& term, float step) {
  if (term.others == 0 || least_step(frame, term.label, kBetweenLabels) <= step) return term.label;
  return least_step(frame, kRest, kLeastBetween) <= step ? kRest : "…";
}

// How wide the bars are at the least beside the word for their numbers, which takes no label's room.
float room_beside_word(const Frame& frame, Rect area) {
  const auto maps = static_cast<std::size_t>(frame.document().network.cin());
  const std::size_t listed = std::min(listed_terms(frame, area), maps);
  const bool has_others = listed < maps;
  const std::size_t bars = listed + (has_others ? 1 : 0) + 2;  // the bias and the sum
  return static_cast<float>(bars) * least_step(frame, has_others ? kRest : "888", kLeastBetween);
}

// The labels of the bars, whose middles are `step` apart. Where they would touch, that of the remainder and the bias
// come first, since only those say what the bar is.
void draw_labels(const Frame& frame, const std::vector<SumTerm>& terms, ImVec2 first, float step) {
  ImFont* font = frame.fonts().small;
  struct Span {
    float left, right;
  };
  std::vector<Span> taken;
  const auto draw_all = [&](bool single) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
      if (terms[i].map.has_value() != single) continue;
      const std::string label = label_of(frame, terms[i], step);
      const float width = text_width(font, label);
      const float left = first.x + static_cast<float>(i) * step - width / 2.0F;
      const Span span{left - frame.px(2), left + width + frame.px(2)};
      const bool is_free = std::ranges::none_of(
          taken, [&](const Span& other) { return span.left < other.right && other.left < span.right; });
      if (!is_free) continue;
      draw_text(frame, font, frame.theme().muted, {left, first.y}, label);
      taken.push_back(span);
    }
  };
  draw_all(false);
  draw_all(true);
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
  if (is_small(frame.document())) {
    const float line = frame.fonts().body->FontSize + frame.px(6);
    terms_area_.y += line;
    terms_area_.h -= line;
  }
  const float word = text_width(frame.fonts().small, kOfLabels) + frame.px(8);
  Rect beside = terms_area_;
  beside.w -= word;
  has_word_ = beside.w >= room_beside_word(frame, beside);
  if (!has_word_) return;
  terms_area_.x += word;
  terms_area_.w -= word;
}

PositionPanel::Sum PositionPanel::sum(const Frame& frame) {
  const Document& document = frame.document();
  const Position position = frame.hover().position.value_or(frame.selection().position);
  const std::int64_t output =
      std::min(frame.hover().output.value_or(frame.selection().output), document.network.cout() - 1);
  const auto& terms =
      terms_.of(document, frame.mask_so_far(), frame.selection().n, position, output, listed_terms(frame, terms_area_));
  double total = 0.0;
  for (const SumTerm& term : terms) total += term.value;
  const auto values = frame.outputs_so_far().values().plane(frame.selection().n, output);
  return {position, output, terms, total,
          values[static_cast<std::size_t>(position.y * document.shape().w + position.x)]};
}

// All terms are in the mode *one position*.
std::vector<Button> PositionPanel::head_buttons(const Frame& frame) const {
  const std::int64_t cin = frame.document().network.cin();
  const bool has_room = panel_.w >= frame.px(is_spoken(frame) ? 330 : 240);
  if (frame.selection().mode == MapsMode::kPosition || is_small(frame.document()) || !has_room) return {};
  std::vector<Button> buttons = {command_button(frame, "probe.open", "view.explore.position",
                                                {0.0F, panel_.y + frame.px(5)}, frame.px(24),
                                                fmt::format("all {}", count_text(cin)))};
  buttons.front().explanation = fmt::format("Shows all {} terms (E)", count_text(cin));
  align_right(buttons, panel_.right() - frame.px(8), frame.px(4));
  return buttons;
}

void PositionPanel::input(Frame& frame) {
  press_all(frame, head_buttons(frame));
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (!frame.has_outputs() || frame.display().curtain || !ImGui::IsWindowHovered() || !terms_area_.contains(mouse))
    return;
  const Sum shown = sum(frame);
  const auto at =
      static_cast<std::size_t>(std::max(0.0F, (mouse.x - terms_area_.x) / step_of(terms_area_, shown.terms.size())));
  if (at >= shown.terms.size()) return frame.explain(explain_total(frame.document(), shown), terms_area_);
  const SumTerm term = shown.terms[at];
  if (term.map) frame.hover().map = term.map;
  frame.explain([term](const Frame& drawn) { return explain(drawn, term); }, terms_area_);
}

// All of it, with nothing left out.
std::string PositionPanel::explain_total(const Document& document, const Sum& sum) {
  return fmt::format("{} at row {}, column {}: Σ w·x + b = {}{}\nThe sum of {} and the bias",
                     output_name(document.weights(), sum.output), sum.position.y, sum.position.x,
                     signed_text(sum.total), activated_text(document.parameters().activation, sum.value),
                     counted(document.network.cin(), "product"));
}

void PositionPanel::draw(const Frame& frame) {
  const Document& document = frame.document();
  const Sum shown = sum(frame);
  draw_head(frame, shown);
  if (!frame.display().curtain && panel_.contains(ImGui::GetIO().MousePos))
    frame.explain_drawn(panel_, explain_total(document, shown));
  draw_buttons(frame, head_buttons(frame));
  frame.mark("probe", panel_);
  if (frame.display().curtain) {
    draw_curtain(frame, area_);
    return;
  }
  if (is_small(document)) {
    ImFont* font = frame.fonts().body;
    const std::string result = number_text(shown.total) + activated_text(document.parameters().activation, shown.value);
    draw_text(frame, font, frame.theme().text, area_.min(),
              sum_text(shown.terms, result, [&](std::string_view text) { return text_width(font, text) <= area_.w; }));
  }
  draw_terms(frame, shown);
}

// Which position, and what comes out there. The result stays whole however narrow the panel is.
void PositionPanel::draw_head(const Frame& frame, const Sum& sum) const {
  const Document& document = frame.document();
  const std::vector<Button> buttons = head_buttons(frame);
  const float reserved = buttons.empty() ? 0.0F : panel_.right() - buttons.front().area.x;
  const bool is_partial = frame.added() < document.network.cin();
  const std::string name = output_name(document.weights(), sum.output) + (is_partial ? " so far" : "");
  const std::string place = fmt::format("Row {}, column {}", sum.position.y, sum.position.x);
  const std::string short_place = fmt::format("Row {}, col. {}", sum.position.y, sum.position.x);
  const Rgb colour = frame.output_colour(sum.output);
  // Beside the sum written out, its total stands in the head only for the last row.
  if (frame.display().curtain || (is_small(document) && !is_spoken(frame))) {
    draw_panel(frame, panel_, place + ": " + name, colour, "", reserved);
    return;
  }
  const std::string total = signed_text(sum.total);
  const std::string activated = activated_text(document.parameters().activation, sum.value);
  const std::string full = fmt::format("Σ w·x + b = {}{}", total, activated);
  const std::string brief = fmt::format("Σ + b = {}{}", total, activated);
  const std::array<std::pair<std::string, std::string>, 6> heads = {
      {{place + ": " + name, full},
       {place + ": " + name, brief},
       {short_place + ": " + name, brief},
       {name, brief},
       {name, activated.empty() ? "y = " + total : "→ " + number_text(sum.value)},
       {name, activated.empty() ? total : number_text(sum.value)}}};
  const auto fitting = std::ranges::find_if(heads, [&](const auto& head) {
    const float width = text_width(frame.fonts().strong, head.first) + text_width(frame.fonts().spoken, head.second);
    return width + 3.0F * frame.padding() + reserved <= panel_.w;
  });
  const auto& [heading, caption] = fitting != heads.end() ? *fitting : heads.back();
  draw_panel(frame, panel_, heading, colour, "", reserved);
  const Fonts& fonts = frame.fonts();
  const float x = panel_.x + 2.0F * frame.padding() + text_width(fonts.strong, heading);
  draw_text(frame, fonts.spoken, frame.theme().text,
            {x, panel_.y + std::max(frame.px(3), frame.px(7) + baseline_drop(fonts.strong, fonts.spoken))}, caption);
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
  float x = area.x;
  for (const SumTerm& term : sum.terms) {
    const ImU32 colour =
        term.value == 0.0 ? im(frame.theme().muted) : frame.sign_colour(static_cast<float>(term.value));
    draw_bar(frame, scale, x, width, running, running + term.value, colour);
    running += term.value;
    x += step;
  }
  draw_labels(frame, sum.terms, {area.x + width / 2.0F, label_y}, step);
  if (has_word_) draw_text(frame, font, frame.theme().muted, {area_.x, label_y}, kOfLabels);
  const bool has_class = output_class(frame.document().weights(), sum.output).has_value();
  draw_bar(frame, scale, x, std::floor(step), 0.0, total,
           im(has_class ? frame.output_colour(sum.output) : frame.theme().handle));
  const float total_w = text_width(font, signed_text(total));
  draw_text(frame, font, frame.theme().text, {std::min(x + (step - total_w) / 2.0F, area.right() - total_w), label_y},
            signed_text(total));
}

}  // namespace pw
