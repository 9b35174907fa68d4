#include "app/panels/outputs/poked_marks.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "app/widgets/pictures/marks.h"

namespace pw {
namespace {

constexpr float kLeastHatched = 10.0F;  // points

// Of another kernel than the 1×1; absent where what there is now has its own.
std::optional<OutputColours> colours_before(const Frame& frame, std::int64_t output) {
  const OutputColours& fitted = frame.scales().outputs[static_cast<std::size_t>(output)];
  const OutputMaps* before = frame.poked().before();
  const bool is_other = frame.poked().is_active() && before != nullptr && !frame.display().pinned &&
                        geometry_of(frame.selection().poke).size > 1 && output < before->sums().shape().c;
  if (!is_other) return std::nullopt;
  const std::int64_t n = frame.selection().n;
  const OutputColours own =
      output_colours(before->activation(), before->of(n, output), holds_pixels(frame.document()), frame.theme());
  // What goes beyond has the scale that covers it, as soon as no gesture holds that.
  const OutputRange& now = frame.poked().outputs()->of(n, output);
  const bool is_beyond = now.min < own.range.lo || now.max > own.range.hi;
  const bool is_covered = fitted.range.lo <= own.range.lo && fitted.range.hi >= own.range.hi;
  return is_beyond && is_covered ? std::nullopt : std::optional(own);
}

}  // namespace

bool has_wider_range_of_before(const Frame& frame, std::int64_t output) {
  const auto colours = colours_before(frame, output);
  if (!colours) return false;
  const OutputRange& now = frame.poked().outputs()->of(frame.selection().n, output);
  const auto size = [](float lo, float hi) { return std::max(std::fabs(lo), std::fabs(hi)); };
  constexpr float kAsPrinted = 0.995F;
  return size(now.min, now.max) < kAsPrinted * size(colours->range.lo, colours->range.hi);
}

OutputColours shown_colours(const Frame& frame, std::int64_t output) {
  return colours_before(frame, output).value_or(frame.scales().outputs[static_cast<std::size_t>(output)]);
}

void draw_skipped_positions(const Frame& frame, Rect picture) {
  const KernelGeometry geometry = geometry_of(frame.selection().poke);
  if (!frame.poked().is_active() || geometry.stride == 1) return;
  const Shape& shape = frame.document().shape();
  ImDrawList* draw = frame.draw_list();
  const ImU32 cover = im(frame.theme().panel), line = im(frame.theme().muted, 0.45F);
  const float w = picture.w / static_cast<float>(shape.w), h = picture.h / static_cast<float>(shape.h);
  for (std::int64_t y = 0; y < shape.h; ++y) {
    for (std::int64_t x = 0; x < shape.w; ++x) {
      if (geometry.computes(x, y)) continue;
      const ImVec2 low{std::floor(picture.x + static_cast<float>(x) * w),
                       std::floor(picture.y + static_cast<float>(y) * h)};
      const ImVec2 high{std::floor(picture.x + static_cast<float>(x + 1) * w),
                        std::floor(picture.y + static_cast<float>(y + 1) * h)};
      draw->AddRectFilled(low, high, cover);
      // In small positions lines would be taken for values.
      if (high.x - low.x >= frame.px(kLeastHatched)) draw->AddLine({low.x, high.y}, {high.x, low.y}, line);
    }
  }
}

void draw_answer(const Frame& frame, Rect picture) {
  const std::vector<Position>& positions = frame.poked().answer().positions;
  const Selection& selection = frame.selection();
  const bool has_answer =
      frame.poked().is_active() && !positions.empty() && geometry_of(selection.poke) != KernelGeometry{};
  const bool is_marked = std::ranges::find(positions, selection.position) != positions.end();
  // A single position is marked anyway.
  if (!frame.poked().is_active() || !frame.poked().is_current() ||
      (!has_answer && positions.size() <= 1 && (is_marked || positions.empty())))
    return draw_markers(frame, picture);
  const Shape& shape = frame.document().shape();
  draw_outline(frame, picture, shape.w, shape.h, positions);
  if (!is_marked) return draw_markers(frame, picture);
  if (frame.hover().position) draw_position_marker(frame, picture, shape.w, shape.h, *frame.hover().position, false);
}

}  // namespace pw
