#include "app/panels/learn/label_looks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/training/trained_network.h"

namespace pw {
namespace {

Rgb colour_of(const Frame& frame, std::int64_t kind) {
  const Weights& outputs = trained_outputs(frame.document());
  const bool is_alone = outputs.parameters.cout == 1;
  const auto meaning = is_alone && kind != 1 ? std::nullopt : output_class(outputs, is_alone ? 0 : kind);
  return meaning ? class_colour(frame.theme(), *meaning) : unnamed_class_colour(kind);
}

// As the shader marks a class on the picture.
Rgb mark_colour(const LabelLook& look) {
  if (look.pattern == LabelPattern::kDiagonals) return look.colour;
  constexpr double kBright = 0.7 * 255.0;
  const Rgb& of = look.colour;
  const bool is_bright = 0.299 * of.r + 0.587 * of.g + 0.114 * of.b > kBright;
  return is_bright ? Rgb{0, 0, 0} : Rgb{255, 255, 255};
}

void draw_pattern_lines(const Frame& frame, Rect area, LabelPattern pattern, ImU32 colour, float step) {
  ImDrawList* draw = frame.draw_list();
  const float thick = std::max(1.0F, frame.px(1.25F));
  const bool is_cross = pattern == LabelPattern::kCross;
  // Lines that cross need more room between them.
  const float apart = is_cross ? 1.5F * step : step;
  if (is_cross || pattern == LabelPattern::kDiagonals) {
    for (float x = area.x - area.h; x < area.right(); x += apart)
      draw->AddLine({x, area.bottom()}, {x + area.h, area.y}, colour, thick);
  }
  if (is_cross || pattern == LabelPattern::kBackDiagonals) {
    for (float x = area.x - area.h; x < area.right(); x += apart)
      draw->AddLine({x, area.y}, {x + area.h, area.bottom()}, colour, thick);
  }
  if (pattern == LabelPattern::kRows) {
    for (float y = area.y + step - 1.0F; y < area.bottom(); y += step)
      draw->AddRectFilled({area.x, y}, {area.right(), y + std::floor(thick)}, colour);
  }
  if (pattern == LabelPattern::kColumns) {
    for (float x = area.x + step - 1.0F; x < area.right(); x += step)
      draw->AddRectFilled({x, area.y}, {x + std::floor(thick), area.bottom()}, colour);
  }
}

// Dots in every cell of a grid, or every other cell whole.
void draw_pattern_squares(const Frame& frame, Rect area, bool are_dots, ImU32 colour, float step) {
  const float side = are_dots ? std::max(1.0F, std::floor(frame.px(1))) : step;
  const float first = are_dots ? std::floor(step / 2.0F) : 0.0F;
  int row = 0;
  for (float y = area.y + first; y < area.bottom(); y += step, ++row) {
    int column = 0;
    for (float x = area.x + first; x < area.right(); x += step, ++column) {
      if (are_dots || (row + column) % 2 == 0) frame.draw_list()->AddRectFilled({x, y}, {x + side, y + side}, colour);
    }
  }
}

void draw_label_pattern(const Frame& frame, Rect area, const LabelLook& look) {
  const ImU32 colour = im(mark_colour(look));
  const float step = std::max(3.0F, std::floor(area.w / 4.0F));
  if (look.pattern == LabelPattern::kDots || look.pattern == LabelPattern::kChecks)
    draw_pattern_squares(frame, area, look.pattern == LabelPattern::kDots, colour, step);
  else if (look.pattern == LabelPattern::kRings)
    frame.draw_list()->AddCircle(area.centre(), 0.3F * area.w, colour, 0, std::max(1.0F, frame.px(1.5F)));
  else
    draw_pattern_lines(frame, area, look.pattern, colour, step);
}

LabelPattern pattern_of(std::int64_t kind) {
  constexpr LabelPattern kPatterns[] = {LabelPattern::kDiagonals, LabelPattern::kDots,          LabelPattern::kRows,
                                        LabelPattern::kChecks,    LabelPattern::kBackDiagonals, LabelPattern::kColumns,
                                        LabelPattern::kCross,     LabelPattern::kRings,         LabelPattern::kSolid};
  return kPatterns[static_cast<std::size_t>(kind) % std::size(kPatterns)];
}

}  // namespace

std::int64_t class_count(const Document& document) {
  return std::clamp<std::int64_t>(trained_outputs(document).parameters.cout, 2, LabelTexture::kClasses);
}

std::int64_t brush_class(const Frame& frame) {
  return std::min(frame.selection().brush.kind, class_count(frame.document()) - 1);
}

LabelLook label_look(const Frame& frame, std::int64_t kind) {
  return {colour_of(frame, kind), pattern_of(kind)};
}

LabelPainting label_painting(const Frame& frame) {
  LabelPainting painting;
  for (std::int64_t kind = 0; kind < class_count(frame.document()); ++kind)
    painting.classes.push_back(label_look(frame, kind));
  painting.plain = {70, 76, 86};
  painting.unit = frame.px(1);
  return painting;
}

void draw_label_swatch(const Frame& frame, Rect area, std::int64_t kind) {
  frame.texts().add_mark("class " + class_name(trained_outputs(frame.document()), kind), area);
  const LabelLook look = label_look(frame, kind);
  ImDrawList* draw = frame.draw_list();
  const Rgb dark{24, 28, 34};
  const bool is_hatched = look.pattern == LabelPattern::kDiagonals;
  draw->AddRectFilled(area.min(), area.max(), im(is_hatched ? dark : look.colour));
  draw->PushClipRect(area.min(), area.max(), true);
  draw_label_pattern(frame, area, look);
  draw->PopClipRect();
  draw->AddRect(area.min(), area.max(), im(is_hatched ? look.colour : dark, 0.8F));
}

}  // namespace pw
