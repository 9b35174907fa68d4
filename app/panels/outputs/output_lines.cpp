#include "app/panels/outputs/output_lines.h"

#include <algorithm>
#include "app/widgets/pictures/cell_numbers.h"

namespace pw {

float output_lines(const Fonts& fonts, Rect picture, const Tensor& values, std::int64_t n) {
  constexpr float kNoLines = -1.0F;
  constexpr std::int64_t kMostOutputs = 2;
  const Shape& shape = values.shape();
  if (shape.c > kMostOutputs) return kNoLines;
  for (std::int64_t output = 0; output < shape.c; ++output) {
    const float lines = sign_lines(fonts, picture, shape.w, shape.h, values.plane(n, output));
    if (lines < 0.0F) return lines;
  }
  return 0.0F;
}

bool shows_lines(Rect picture, const Shape& shape, float lines) {
  return lines >= 0.0F && have_room_for_lines(picture, shape.w, shape.h);
}

bool have_both_signs(std::span<const float> values) {
  return std::ranges::any_of(values, [](float value) { return value < 0.0F; }) &&
         std::ranges::any_of(values, [](float value) { return value > 0.0F; });
}

}  // namespace pw
