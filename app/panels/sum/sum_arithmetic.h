#pragma once
// The sum written out: its largest terms, the others together, the bias, and what comes out.
#include <string>
#include <vector>

#include "app/panels/sum/shown_sum.h"

namespace pw {

enum class ArithmeticSize { kSmall, kLarge };

class SumArithmetic {
 public:
  // Two lines, from `area`'s top.
  void lay_out(Rect area, ArithmeticSize size);
  static float height(const Frame& frame, ArithmeticSize size);

  void input(Frame& frame, const ShownSum& shown) const;
  void draw(const Frame& frame, const ShownSum& shown) const;
  // Another output's sum, with the terms of the same maps as this one's.
  void draw(const Frame& frame, const ShownSum& shown, const std::vector<std::int64_t>& maps) const;
  // The maps whose terms are written out.
  std::vector<std::int64_t> listed(const Frame& frame, const ShownSum& shown) const;

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
  std::vector<Token> tokens(const Frame& frame, const ShownSum& shown) const;
  std::vector<Token> tokens_with(const Frame& frame, const ShownSum& shown,
                                 const std::vector<std::int64_t>& maps) const;
  Token term(const Frame& frame, const ShownSum& shown, std::int64_t map) const;
  std::vector<Token> result_only(const Frame& frame, const ShownSum& shown) const;
  void add_result(const Frame& frame, const ShownSum& shown, std::vector<Token>& tokens) const;
  bool place(const Frame& frame, std::vector<Token>& tokens) const;
  bool has_short_labels(const Frame& frame) const;
  ImFont* large_font(const Frame& frame) const;
  ImFont* number_font(const Frame& frame, Part part) const;
  void draw_tokens(const Frame& frame, const ShownSum& shown, const std::vector<Token>& all) const;
  void draw_token(const Frame& frame, const ShownSum& shown, const Token& token) const;
  // `equals`: before the sum.
  static void move_signs(std::vector<Token>& tokens, std::string_view equals);
  static std::string explain(const Frame& frame, const ShownSum& shown, const Token& token);

  Rect area_;
  ArithmeticSize size_ = ArithmeticSize::kSmall;
};

}  // namespace pw
