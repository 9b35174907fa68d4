#include "app/widgets/pictures/cell_numbers.h"

#include <algorithm>
#include <cmath>

#include "app/presentation/number_text.h"
#include "app/widgets/text.h"
#include "renderer/colors/contrast.h"
#include "renderer/painters/uniforms.h"

namespace pw {
namespace {

constexpr float kClearOfFrames = 0.45F;  // of the small type's size, on both sides together

constexpr float kLeastCell = 8.0F;  // pixels

using NumberText = std::string (*)(double);

// Empty if one of them does not fit.
std::vector<std::string> fitting_texts(const ImFont* font, NumberText text_of, std::span<const float> values,
                                       float width) {
  std::vector<std::string> texts;
  for (const float value : values) {
    texts.push_back(text_of(value));
    if (text_width(font, texts.back()) > width) return {};
  }
  return texts;
}

// Whether the border between the signs is longer than that of a few simple shapes as large as the rarer sign: k squares
// have a border of 4√k sides of one square of their area. So ragged a line hides what it parts.
bool is_ragged(std::span<const float> values, std::int64_t w, std::int64_t h, float rarer) {
  constexpr float kMostSides = 10.0F;
  const auto differ = [&](std::int64_t a, std::int64_t b) {
    const float first = values[static_cast<std::size_t>(a)], second = values[static_cast<std::size_t>(b)];
    return !std::isnan(first) && !std::isnan(second) && (first < 0.0F) != (second < 0.0F);
  };
  std::int64_t sides = 0;
  for (std::int64_t y = 0; y < h; ++y) {
    for (std::int64_t x = 0; x < w; ++x) {
      const std::int64_t at = y * w + x;
      sides += x + 1 < w && differ(at, at + 1) ? 1 : 0;
      sides += y + 1 < h && differ(at, at + w) ? 1 : 0;
    }
  }
  return static_cast<float>(sides) > kMostSides * std::sqrt(rarer);
}

// Those whose centre is in `clip`; none if the cells are too small for any number.
std::vector<Position> visible_positions(Rect picture, std::int64_t w, std::int64_t h, Rect clip) {
  const float cw = picture.w / static_cast<float>(w), ch = picture.h / static_cast<float>(h);
  if (cw < kLeastCell || ch < kLeastCell) return {};
  const auto first = [](float from, float step) {
    return std::max<std::int64_t>(0, static_cast<std::int64_t>(std::ceil(from / step - 0.5F)));
  };
  const auto end = [](float to, float step, std::int64_t count) {
    return std::clamp<std::int64_t>(static_cast<std::int64_t>(std::ceil(to / step - 0.5F)), 0, count);
  };
  std::vector<Position> positions;
  for (std::int64_t y = first(clip.y - picture.y, ch); y < end(clip.bottom() - picture.y, ch, h); ++y) {
    for (std::int64_t x = first(clip.x - picture.x, cw); x < end(clip.right() - picture.x, cw, w); ++x)
      positions.push_back({x, y});
  }
  return positions;
}

}  // namespace

Rect position_rect(Rect picture, std::int64_t w, std::int64_t h, Position position) {
  const float cw = picture.w / static_cast<float>(w), ch = picture.h / static_cast<float>(h);
  return {picture.x + static_cast<float>(position.x) * cw, picture.y + static_cast<float>(position.y) * ch, cw, ch};
}

float sign_lines(const Fonts& fonts, Rect picture, std::int64_t w, std::int64_t h, std::span<const float> values) {
  constexpr float kLeastShare = 0.05F;  // of the rarer sign
  const ImVec2 cell{picture.w / static_cast<float>(w), picture.h / static_cast<float>(h)};
  if (cell.x < kLeastSideForSignLines || cell.y < kLeastSideForSignLines) return 0.0F;
  const auto negative = std::ranges::count_if(values, [](float value) { return value < 0.0F; });
  const auto positive = std::ranges::count_if(values, [](float value) { return value > 0.0F; });
  const auto rarer = static_cast<float>(std::min(negative, positive));
  const bool are_specks = rarer < kLeastShare * static_cast<float>(values.size());
  const bool are_clear = !are_specks && !is_ragged(values, w, h, rarer);
  return are_clear && CellNumbers(fonts, values, cell).texts.empty() ? 0.0F : -1.0F;
}

bool have_room_for_lines(Rect picture, std::int64_t w, std::int64_t h) {
  return picture.w >= kLeastSideForSignLines * static_cast<float>(w) &&
         picture.h >= kLeastSideForSignLines * static_cast<float>(h);
}

bool has_zero_line(const Fonts& fonts, Rect picture, std::int64_t w, std::int64_t h, std::span<const float> values) {
  return have_room_for_lines(picture, w, h) && sign_lines(fonts, picture, w, h, values) >= 0.0F;
}

Rgb text_colour_on(Rgb cell) {
  // Of black and white, one has 4.5 : 1 on every colour.
  constexpr Rgb kDark{0, 0, 0}, kLight{255, 255, 255};
  return contrast(kDark, cell) > contrast(kLight, cell) ? kDark : kLight;
}

void draw_in_cells(const Frame& frame, const CellNumbers& numbers, std::size_t first, Rect picture, std::int64_t w,
                   std::int64_t h, const std::function<Rgb(std::size_t cell)>& ground_of) {
  const ImVec2 size{picture.w / static_cast<float>(w), picture.h / static_cast<float>(h)};
  const auto count = static_cast<std::size_t>(w * h);
  for (std::size_t i = 0; i < count && first + i < numbers.texts.size(); ++i) {
    const auto at = static_cast<std::int64_t>(i);
    const float x = picture.x + (static_cast<float>(at % w) + 0.5F) * size.x;
    const float y = picture.y + (static_cast<float>(at / w) + 0.5F) * size.y;
    draw_text_centred(frame, numbers.font, text_colour_on(ground_of(i)), {x, y - numbers.font->FontSize / 2.0F},
                      numbers.texts[first + i]);
  }
}

void draw_cell_values(const Frame& frame, Rect picture, std::int64_t w, std::int64_t h, std::span<const float> values,
                      const std::function<Rgb(float)>& colour_of_value, Rect clip,
                      const std::function<bool(Position)>& is_covered) {
  const ImVec2 cell{picture.w / static_cast<float>(w), picture.h / static_cast<float>(h)};
  const std::vector<Position> positions = visible_positions(picture, w, h, clip);
  std::vector<float> shown;
  for (const Position& at : positions) shown.push_back(values[static_cast<std::size_t>(at.y * w + at.x)]);
  const CellNumbers numbers(frame.fonts(), shown, cell);
  for (std::size_t i = 0; i < numbers.texts.size(); ++i) {
    if (is_covered && is_covered(positions[i])) continue;
    const ImVec2 centre = position_rect(picture, w, h, positions[i]).centre();
    draw_text_centred(frame, numbers.font, text_colour_on(colour_of_value(shown[i])),
                      {centre.x, centre.y - numbers.font->FontSize / 2.0F}, numbers.texts[i]);
  }
}

CellNumbers::CellNumbers(const Fonts& fonts, std::span<const float> values, ImVec2 cell, bool may_shorten) {
  // Large digits are readable from the last row of a class, if the cells leave some air; they have no ∞.
  const bool has_infinity = std::ranges::any_of(values, [](float value) { return std::isinf(value); });
  const bool has_room = cell.y > 1.5F * fonts.large->FontSize && !has_infinity;
  struct Way {
    ImFont* font;
    NumberText text_of;
    bool is_possible;
    float width;
  };
  const auto fits = [&](const ImFont* of) { return cell.y >= of->FontSize + 2.0F; };
  // Clear of a frame around a neighbour, in smaller type rather than not; only the least room is taken whole.
  const float clear = cell.x - kClearOfFrames * fonts.small->FontSize, whole = cell.x * kShareOfCell;
  const Way ways[] = {{fonts.large, number_text, has_room, clear},
                      {fonts.body, number_text, fits(fonts.body), clear},
                      {fonts.small, number_text, fits(fonts.small), clear},
                      {fonts.small, number_text, fits(fonts.small), whole},
                      {fonts.small, short_number_text, may_shorten && fits(fonts.small), whole}};
  for (const Way& way : ways) {
    if (!way.is_possible) continue;
    font = way.font;
    texts = fitting_texts(font, way.text_of, values, way.width);
    if (!texts.empty()) return;
  }
}

}  // namespace pw
