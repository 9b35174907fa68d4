// The type of the written sum.
#include "app/panels/sum/sum_arithmetic.h"
#include "app/widgets/text.h"

namespace pw {

bool SumArithmetic::has_few_terms(const Frame& frame) {
  constexpr std::int64_t kFewTerms = 4;
  return frame.document().network.cin() <= kFewTerms;
}

float SumArithmetic::height(const Frame& frame, ArithmeticSize size, float width) {
  const Fonts& fonts = frame.fonts();
  const ImFont* labels = size == ArithmeticSize::kRoomy ? fonts.body : fonts.small;
  return labels->FontSize + result_font(frame, size, width)->FontSize + frame.px(2);
}

ImFont* SumArithmetic::result_font(const Frame& frame, ArithmeticSize size, float width) {
  const Fonts& fonts = frame.fonts();
  return size == ArithmeticSize::kLarge   ? large_font(frame, width)
         : size == ArithmeticSize::kRoomy ? fonts.large
                                          : fonts.strong;
}

// In a narrow panel no larger than it must be for the last row.
ImFont* SumArithmetic::large_font(const Frame& frame, float width) {
  constexpr float kNarrow = 900.0F;  // points
  return width < frame.px(kNarrow) ? frame.fonts().spoken : frame.fonts().large;
}

bool SumArithmetic::has_short_labels(const Frame& frame) const {
  constexpr float kShort = 800.0F;  // points
  return size_ == ArithmeticSize::kLarge && area_.w < frame.px(kShort);
}

// Results stand out; a few terms have room to be as large.
ImFont* SumArithmetic::number_font(const Frame& frame, Part part) const {
  constexpr float kEach = 90.0F;  // points
  const Fonts& fonts = frame.fonts();
  const bool is_result = part == Part::kSum || part == Part::kValue;
  if (size_ != ArithmeticSize::kSmall || is_result) return result_font(frame, size_, area_.w);
  const auto parts = static_cast<float>(frame.document().network.cin() + 2);
  return has_few_terms(frame) && area_.w >= parts * frame.px(kEach) ? fonts.body : fonts.small;
}

ImFont* SumArithmetic::label_font(const Frame& frame) const {
  return size_ == ArithmeticSize::kRoomy ? frame.fonts().body : frame.fonts().small;
}

// On the line of the result.
float SumArithmetic::number_top(const Frame& frame, const ImFont* font) const {
  if (size_ == ArithmeticSize::kLarge) return area_.y;
  const ImFont* result = result_font(frame, size_, area_.w);
  return area_.bottom() - result->FontSize + baseline_drop(result, font);
}

}  // namespace pw
