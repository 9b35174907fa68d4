#include "compute/cost/slide_tokens.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

#include "compute/core/letters.h"

namespace pw {
namespace {

constexpr int kMostSlideDigits = 18;  // that 63 bits hold in any case

bool is_slide_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_slide_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string lower_case_word(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = lower_letter(c);
  return lower;
}

struct SlideGlyph {
  std::string_view text;
  std::optional<SlideSign> sign;  // absent: white space
};

// Longer ones before those they begin with.
constexpr std::array<SlideGlyph, 19> kSlideGlyphs = {{
    {"->", SlideSign::kArrow}, {"=>", SlideSign::kArrow}, {"→", SlideSign::kArrow},  {"⇒", SlideSign::kArrow},
    {"×", SlideSign::kTimes},  {"*", SlideSign::kTimes},  {",", SlideSign::kComma},  {";", SlideSign::kComma},
    {":", SlideSign::kColon},  {"=", SlideSign::kEquals}, {"≈", SlideSign::kEquals}, {"~", SlideSign::kEquals},
    {" ", std::nullopt},       {"\t", std::nullopt},      {"\n", std::nullopt},      {"\r", std::nullopt},
    {"\u00A0", std::nullopt},  {"\u2009", std::nullopt},  {"\u202F", std::nullopt},
}};

constexpr std::array<std::string_view, 10> kSlideFillers = {"same", "conv",    "convolution",     "map", "maps",
                                                            "max",  "filters", "multiplications", "mac", "macs"};

class SlideReader {
 public:
  SlideReader(std::string_view text, bool has_thousands) : text_(text), has_thousands_(has_thousands) {}

  std::vector<SlideToken> read() {
    while (at_ < text_.size()) {
      if (is_slide_digit(text_[at_])) {
        add_number();
      } else if (is_slide_letter(text_[at_])) {
        add_word();
      } else {
        add_glyph();
      }
    }
    tokens_.push_back({SlideSign::kEnd, text_.substr(text_.size()), 0.0, 0.0, std::nullopt});
    return std::move(tokens_);
  }

 private:
  void add(SlideSign sign, std::size_t begin) {
    if (sign == SlideSign::kEquals) has_thousands_ = true;
    if (sign == SlideSign::kComma && !tokens_.empty() && tokens_.back().sign == SlideSign::kComma) return;
    tokens_.push_back({sign, text_.substr(begin, at_ - begin), 0.0, 0.0, std::nullopt});
  }

  void add_glyph() {
    const std::size_t begin = at_;
    const auto* glyph = std::ranges::find_if(
        kSlideGlyphs, [&](const SlideGlyph& candidate) { return text_.substr(at_).starts_with(candidate.text); });
    if (glyph != kSlideGlyphs.end()) {
      at_ += glyph->text.size();
      if (glyph->sign) add(*glyph->sign, begin);
      return;
    }
    // A whole character of UTF-8.
    do ++at_;
    while (at_ < text_.size() && (static_cast<unsigned char>(text_[at_]) & 0xC0U) == 0x80U);
    add(SlideSign::kWord, begin);
  }

  std::string_view letters() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_slide_letter(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  void add_word() {
    const std::size_t begin = at_;
    const std::string word = lower_case_word(letters());
    if (std::ranges::find(kSlideFillers, word) != kSlideFillers.end()) return;
    add(word == "x" ? SlideSign::kTimes : SlideSign::kWord, begin);
  }

  // Digits go on behind a comma with exactly three digits after it.
  bool is_thousands_comma(std::size_t first) const {
    if (!has_thousands_ || text_[at_] != ',' || at_ == first || at_ - first > 3 + 4 * 5) return false;
    std::size_t digits = 0;
    while (at_ + 1 + digits < text_.size() && is_slide_digit(text_[at_ + 1 + digits])) ++digits;
    const std::size_t since_comma = text_.substr(first, at_ - first).rfind(',');
    const std::size_t group = since_comma == std::string_view::npos ? at_ - first : at_ - first - since_comma - 1;
    return digits == 3 && group <= 3;
  }

  std::string digits_of_number(int& decimals) {
    const std::size_t first = at_;
    std::string digits;
    for (bool has_point = false; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (is_slide_digit(c)) {
        digits += c;
        if (has_point) ++decimals;
      } else if (c == '.' && !has_point && at_ + 1 < text_.size() && is_slide_digit(text_[at_ + 1])) {
        has_point = true;
      } else if (has_point || !is_thousands_comma(first)) {
        break;
      }
    }
    return digits;
  }

  // The power of ten of a K, M, G or T behind it, which is then read.
  int read_unit() {
    const std::size_t end = at_;
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    if (text_.substr(at_).starts_with("\u00A0")) at_ += std::string_view("\u00A0").size();
    const std::string word = lower_case_word(letters());
    for (const auto& [unit, power] : {std::pair{"k", 3}, {"m", 6}, {"g", 9}, {"t", 12}}) {
      if (word == unit) return power;
    }
    at_ = end;
    return 0;
  }

  void add_number() {
    const std::size_t begin = at_;
    int decimals = 0;
    const std::string digits = digits_of_number(decimals);
    const int power = read_unit() - decimals;
    add(SlideSign::kNumber, begin);
    SlideToken& token = tokens_.back();
    token.step = std::pow(10.0, power);
    std::from_chars(digits.data(), digits.data() + digits.size(), token.value);
    token.value = power < 0 ? token.value / std::pow(10.0, -power) : token.value * token.step;
    const std::size_t significant = digits.size() - std::min(digits.find_first_not_of('0'), digits.size());
    if (power < 0 || significant + static_cast<std::size_t>(power) > kMostSlideDigits) return;
    std::int64_t whole = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), whole);
    for (int i = 0; i < power; ++i) whole *= 10;
    token.whole = whole;
  }

  std::string_view text_;
  bool has_thousands_;
  std::size_t at_ = 0;
  std::vector<SlideToken> tokens_;
};

}  // namespace

std::vector<SlideToken> slide_tokens(std::string_view text, bool has_thousands) {
  return SlideReader(text, has_thousands).read();
}

}  // namespace pw
