#pragma once
// The sum written out: its largest terms, the others together, the bias, and what comes out.
#include <string>
#include <vector>

#include "app/panels/sum/shown_sum.h"

namespace pw {

// Roomy: the small one, with its numbers as large as they get.
enum class ArithmeticSize { kSmall, kRoomy, kLarge };

class SumArithmetic {
 public:
  // Two lines, from `area`'s top.
  void lay_out(Rect area, ArithmeticSize size);
  // Two such sums have room beside each other.
  static bool has_few_terms(const Frame& frame);
  static float height(const Frame& frame, ArithmeticSize size, float width);
  // Of what comes out, on whose line the terms stand.
  static ImFont* result_font(const Frame& frame, ArithmeticSize size, float width);

  // `other`: the sum that stands below this one, term below term; null if none does.
  void input(Frame& frame, const ShownSum& shown, const ShownSum* other) const;
  void draw(const Frame& frame, const ShownSum& shown, const ShownSum* other) const;
  // As the other of two sums, with the terms of these maps, each below that of `above`.
  void draw_below(const Frame& frame, const ShownSum& shown, const ShownSum& above,
                  const std::vector<std::int64_t>& maps) const;
  // The maps whose terms are written out.
  std::vector<std::int64_t> listed(const Frame& frame, const ShownSum& shown, const ShownSum* other) const;

 private:
  enum class Part { kTerm, kOthers, kBias, kSum, kValue };
  struct Token {
    Part part;
    std::string number, label;
    std::optional<std::int64_t> map;
    float w = 0.0F;
    Rect area = {};
    // Between it and the one before: the sign of a term, "=" of the sum, "→" of what follows from it.
    std::string sign = {};
  };
  std::vector<Token> tokens(const Frame& frame, const ShownSum& shown, const ShownSum* other) const;
  std::vector<Token> tokens_with(const Frame& frame, const ShownSum& shown,
                                 const std::vector<std::int64_t>& maps) const;
  Token term(const Frame& frame, const ShownSum& shown, std::int64_t map) const;
  std::vector<Token> result_only(const Frame& frame, const ShownSum& shown) const;
  void add_result(const Frame& frame, const ShownSum& shown, std::vector<Token>& tokens) const;
  float width_of(const Frame& frame, const Token& token) const;
  // `beside`: those of another sum, which have the same places.
  bool place(const Frame& frame, std::vector<Token>& tokens, const std::vector<Token>& beside = {}) const;
  bool has_short_labels(const Frame& frame) const;
  static ImFont* large_font(const Frame& frame, float width);
  ImFont* number_font(const Frame& frame, Part part) const;
  ImFont* label_font(const Frame& frame) const;
  void draw_tokens(const Frame& frame, const ShownSum& shown, const std::vector<Token>& all) const;
  float number_top(const Frame& frame, const ImFont* font) const;
  void draw_token(const Frame& frame, const ShownSum& shown, const Token& token) const;
  // `equals`: before the sum.
  static void move_signs(std::vector<Token>& tokens, std::string_view equals);
  static std::string explain(const Frame& frame, const ShownSum& shown, const Token& token);

  Rect area_;
  ArithmeticSize size_ = ArithmeticSize::kSmall;
};

}  // namespace pw
