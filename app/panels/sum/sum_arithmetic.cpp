#include "app/panels/sum/sum_arithmetic.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/sum/sum_captions.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::size_t kMostTerms = 7;
constexpr std::size_t kMostLargeTerms = 3;
// So few maps are all written out.
constexpr std::int64_t kFewMaps = 12;

}  // namespace

void SumArithmetic::lay_out(Rect area, ArithmeticSize size) {
  area_ = area;
  size_ = size;
}

// From the numbers of the terms to between them; only the first keeps its minus.
void SumArithmetic::move_signs(std::vector<Token>& tokens, std::string_view equals) {
  constexpr std::string_view kMinus = "−";
  for (Token& token : tokens) {
    const bool is_first = &token == &tokens.front();
    if (token.part == Part::kSum || token.part == Part::kValue) {
      token.sign = token.part == Part::kSum ? equals : "→";
    } else if (token.number.starts_with("+")) {
      token.sign = "+";
      token.number.erase(0, 1);
    } else if (token.number.starts_with(kMinus) && !is_first) {
      token.sign = kMinus;
      token.number.erase(0, kMinus.size());
    } else {
      token.sign = "+";
    }
  }
}

SumArithmetic::Token SumArithmetic::term(const Frame& frame, const ShownSum& shown, std::int64_t map) const {
  const auto at = static_cast<std::size_t>(map);
  const float x = shown.terms.x[at];
  const Document& document = frame.document();
  const bool few = document.network.cin() <= kFewMaps;
  return {Part::kTerm, fmt::format("{}·{}", signed_text(shown.terms.weights[at]), factor_text(x)),
          few ? map_name(*document.input, map) : fmt::format("map {}", map), map};
}

void SumArithmetic::add_result(const Frame& frame, const ShownSum& shown, std::vector<Token>& tokens) const {
  tokens.push_back({Part::kSum, signed_text(shown.sum), sum_label(frame, shown), std::nullopt});
  if (shown.value) {
    tokens.push_back({Part::kValue, number_text(*shown.value),
                      activation_word(frame.document().parameters().activation), std::nullopt});
  } else if (shown.probability) {
    tokens.push_back({Part::kValue, probability_text(*shown.probability),
                      has_short_labels(frame) ? "softmax" : "softmax of the two scores", std::nullopt});
  }
}

std::vector<SumArithmetic::Token> SumArithmetic::tokens_with(const Frame& frame, const ShownSum& shown,
                                                             const std::vector<std::int64_t>& maps) const {
  std::vector<Token> tokens;
  tokens.reserve(maps.size() + 3);
  for (const std::int64_t map : maps) tokens.push_back(term(frame, shown, map));
  const std::int64_t others = frame.document().network.cin() - static_cast<std::int64_t>(maps.size());
  const float bias = shown.terms.run.bias;
  const double combined = sum_of_others(shown, maps);
  // Large numbers have no room for the bias alone.
  const bool is_joined = others > 0 && size_ == ArithmeticSize::kLarge;
  double printed = is_joined ? as_printed(combined + static_cast<double>(bias))
                             : (others > 0 ? as_printed(combined) : 0.0) + as_printed(bias);
  for (const std::int64_t map : maps) printed += printed_product(shown, map);
  if (is_joined) {
    tokens.push_back({Part::kOthers, signed_text(combined + static_cast<double>(bias)),
                      counted(others, "other") + ", and b", std::nullopt});
  } else {
    if (others > 0) tokens.push_back({Part::kOthers, signed_text(combined), counted(others, "other"), std::nullopt});
    tokens.push_back({Part::kBias, signed_text(bias), "bias b", std::nullopt});
  }
  add_result(frame, shown, tokens);
  move_signs(tokens, equals_sign(printed, shown.sum));
  return tokens;
}

float SumArithmetic::width_of(const Frame& frame, const Token& token) const {
  return std::max(text_width(label_font(frame), token.label), text_width(number_font(frame, token.part), token.number));
}

// False if they do not fit beside one another. The result ends at the right.
bool SumArithmetic::place(const Frame& frame, std::vector<Token>& tokens, const std::vector<Token>& beside) const {
  float width = 0.0F;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    tokens[i].w = std::max(width_of(frame, tokens[i]), i < beside.size() ? width_of(frame, beside[i]) : 0.0F);
    width += tokens[i].w;
  }
  const float gaps = static_cast<float>(tokens.size() - 1);
  const float gap = (area_.w - width) / gaps;
  if (gap < frame.px(size_ == ArithmeticSize::kLarge ? 36 : 20)) return false;
  float x = area_.x;
  const float each = std::min(gap, frame.px(size_ == ArithmeticSize::kLarge ? 56 : 48));
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    tokens[i].area = {x, area_.y, tokens[i].w, area_.h};
    x += tokens[i].w + each;
  }
  // What is left over stands before the result; that of a few terms follows them.
  if (frame.document().network.cin() <= kFewMaps) return true;
  const float left_over = std::max(0.0F, area_.right() - (x - each));
  for (Token& token : tokens) {
    if (token.part == Part::kSum || token.part == Part::kValue) token.area.x += left_over;
  }
  return true;
}

// As many terms as fit.
std::vector<SumArithmetic::Token> SumArithmetic::tokens(const Frame& frame, const ShownSum& shown,
                                                        const ShownSum* other) const {
  const bool few = frame.document().network.cin() <= kFewMaps;
  const std::size_t most = size_ == ArithmeticSize::kLarge ? kMostLargeTerms
                           : few                           ? static_cast<std::size_t>(kFewMaps)
                                                           : kMostTerms;
  std::vector<std::int64_t> all = shown.terms.largest;
  // A few are shown whole, zeros too.
  for (const std::int64_t map : shown.terms.order) {
    if (few && shown.terms.product(map) == 0.0F) all.push_back(map);
  }
  // Of large numbers, a product comes before the probability, which follows from the scores.
  const bool has_probability = shown.probability && !shown.value;
  const bool can_drop = has_probability && size_ == ArithmeticSize::kLarge && !all.empty();
  for (const bool drops : {false, true}) {
    if (drops && !can_drop) break;
    for (std::size_t terms = std::min(most, all.size()) + 1; terms-- > (can_drop && !drops ? 1U : 0U);) {
      std::vector<std::int64_t> maps(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(terms));
      if (!shown.is_sorted()) std::ranges::sort(maps);
      std::vector<Token> fitting = tokens_with(frame, shown, maps);
      if (drops) fitting.pop_back();
      if (place(frame, fitting, other != nullptr ? tokens_with(frame, *other, maps) : std::vector<Token>{}))
        return fitting;
    }
  }
  return result_only(frame, shown);
}

std::vector<SumArithmetic::Token> SumArithmetic::result_only(const Frame& frame, const ShownSum& shown) const {
  std::vector<Token> result;
  add_result(frame, shown, result);
  move_signs(result, "=");
  if (result.size() > 1 && !place(frame, result)) result.pop_back();
  if (result.size() == 1) result.front().area = area_;
  return result;
}

std::vector<std::int64_t> SumArithmetic::listed(const Frame& frame, const ShownSum& shown,
                                                const ShownSum* other) const {
  std::vector<std::int64_t> maps;
  for (const Token& token : tokens(frame, shown, other)) {
    if (token.map) maps.push_back(*token.map);
  }
  return maps;
}

std::string SumArithmetic::explain(const Frame& frame, const ShownSum& shown, const Token& token) {
  switch (token.part) {
    case Part::kTerm:
      return explain_product(frame, shown, *token.map);
    case Part::kOthers:
      return fmt::format("The products of the {}: {} together", token.label, token.number);
    case Part::kBias:
      return fmt::format("The bias of {}: the same at every position",
                         output_name(frame.document().weights(), shown.request.output));
    case Part::kSum:
      return explain_sum(frame, shown);
    case Part::kValue:
      return explain_value(frame, shown);
  }
  return "";
}

void SumArithmetic::input(Frame& frame, const ShownSum& shown, const ShownSum* other) const {
  for (const Token& token : tokens(frame, shown, other)) {
    bool is_hovered = ImGui::IsWindowHovered() && token.area.contains(ImGui::GetIO().MousePos);
    if (token.map) {
      const ItemState item = frame.add_item({"probe.term", *token.map}, token.area);
      is_hovered = item.hovered;
      if (item.clicked) frame.select_map(*token.map);
      if (item.hovered) frame.hover().map = token.map;
    }
    if (is_hovered) frame.explain(explain(frame, shown, token), token.area);
  }
}

void SumArithmetic::draw_token(const Frame& frame, const ShownSum& shown, const Token& token) const {
  const Theme& theme = frame.theme();
  if (token.map && (token.map == frame.selection().map || token.map == frame.hover().map)) {
    const float around = frame.px(4);
    const Rgb face = token.map == frame.selection().map ? theme.control_active : theme.control_hovered;
    frame.draw_list()->AddRectFilled({token.area.x - around, token.area.y - frame.px(2)},
                                     {token.area.right() + around, token.area.bottom() + frame.px(2)}, im(face),
                                     frame.px(3));
  }
  const bool is_result = token.part == Part::kSum || token.part == Part::kValue;
  const Rgb colour = token.part == Part::kValue ? frame.output_colour(shown.request.output) : theme.text;
  ImFont* font = number_font(frame, token.part);
  const bool large = size_ == ArithmeticSize::kLarge;
  // The label above the number, but large numbers stand above their labels.
  const float label_y = large ? area_.bottom() - label_font(frame)->FontSize : area_.y;
  const float number_y = number_top(frame, font);
  const Rgb label_colour = token.map == frame.selection().map ? theme.text : theme.muted;
  const auto draw_one = [&](ImFont* of, Rgb in, float y, const std::string& text) {
    if (is_result) {
      draw_text_right(frame, of, in, {token.area.right(), y}, text);
    } else {
      draw_text(frame, of, in, {token.area.x, y}, text);
    }
  };
  draw_one(label_font(frame), label_colour, label_y, token.label);
  draw_one(font, colour, number_y, token.number);
}

void SumArithmetic::draw(const Frame& frame, const ShownSum& shown, const ShownSum* other) const {
  draw_tokens(frame, shown, tokens(frame, shown, other));
}

void SumArithmetic::draw_below(const Frame& frame, const ShownSum& shown, const ShownSum& above,
                               const std::vector<std::int64_t>& maps) const {
  std::vector<Token> same = tokens_with(frame, shown, maps);
  const bool has_room = place(frame, same, tokens_with(frame, above, maps));
  draw_tokens(frame, shown, has_room ? same : tokens(frame, shown, nullptr));
}

void SumArithmetic::draw_tokens(const Frame& frame, const ShownSum& shown, const std::vector<Token>& all) const {
  const bool large = size_ != ArithmeticSize::kSmall;
  ImFont* font = number_font(frame, Part::kTerm);
  const float y = number_top(frame, font);
  for (std::size_t i = 0; i < all.size(); ++i) {
    draw_token(frame, shown, all[i]);
    if (i == 0) continue;
    float middle = (all[i - 1].area.right() + all[i].area.x) / 2.0F;
    // Beside the result, however far the terms are.
    if (all[i].part == Part::kSum) {
      const float number = all[i].area.right() - text_width(number_font(frame, Part::kSum), all[i].number);
      middle = std::max((all[i - 1].area.right() + number) / 2.0F, number - frame.px(large ? 28 : 16));
    }
    draw_text_centred(frame, font, frame.theme().muted, {middle, y}, all[i].sign);
  }
}

}  // namespace pw
