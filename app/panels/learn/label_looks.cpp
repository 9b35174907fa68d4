#include "app/panels/learn/label_looks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

// On any picture, in every look.
constexpr Rgb kNoHue{255, 255, 255};
// Classes without a hue, from the second on.
constexpr Rgb kNeutrals[] = {{225, 230, 120}, {140, 220, 190}, {205, 175, 255}, {255, 190, 200}};

bool has_hue(const Frame& frame, std::int64_t kind) {
  const Document& document = frame.document();
  if (document.network.cout() == 1) return kind == 1 && output_class(document.weights(), 0);
  return output_class(document.weights(), kind).has_value();
}

Rgb colour_of(const Frame& frame, std::int64_t kind) {
  if (has_hue(frame, kind)) return frame.output_colour(frame.document().network.cout() == 1 ? 0 : kind);
  if (kind == 0) return kNoHue;
  return kNeutrals[static_cast<std::size_t>(kind - 1) % std::size(kNeutrals)];
}

LabelPattern pattern_of(std::int64_t kind) {
  constexpr LabelPattern kPatterns[] = {LabelPattern::kDiagonals, LabelPattern::kDots,          LabelPattern::kRows,
                                        LabelPattern::kChecks,    LabelPattern::kBackDiagonals, LabelPattern::kColumns,
                                        LabelPattern::kCross,     LabelPattern::kRings,         LabelPattern::kSolid};
  return kPatterns[static_cast<std::size_t>(kind) % std::size(kPatterns)];
}

}  // namespace

std::int64_t class_count(const Document& document) {
  return std::clamp<std::int64_t>(document.network.cout(), 2, LabelTexture::kClasses);
}

std::string class_name(const Document& document, std::int64_t kind) {
  if (document.network.cout() > 1) return output_name(document.weights(), kind);
  const std::string name = output_name(document.weights(), 0);
  return kind == 1 ? name : "not " + name;
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
  frame.texts().add_mark("class " + class_name(frame.document(), kind), area);
  const LabelLook look = label_look(frame, kind);
  ImDrawList* draw = frame.draw_list();
  const Rgb dark{24, 28, 34};
  const bool is_hatched = look.pattern == LabelPattern::kDiagonals;
  draw->AddRectFilled(area.min(), area.max(), im(is_hatched ? dark : look.colour));
  const Rgb mark = is_hatched ? look.colour : Rgb{255, 255, 255};
  draw->PushClipRect(area.min(), area.max(), true);
  const float step = std::max(3.0F, std::floor(area.w / 4.0F));
  if (is_hatched) {
    for (float x = area.x - area.h; x < area.right(); x += step)
      draw->AddLine({x, area.bottom()}, {x + area.h, area.y}, im(mark), std::max(1.0F, frame.px(1.25F)));
  } else if (look.pattern == LabelPattern::kDots) {
    for (float y = area.y + step / 2.0F; y < area.bottom(); y += step) {
      for (float x = area.x + step / 2.0F; x < area.right(); x += step)
        draw->AddRectFilled({x, y}, {x + frame.px(1), y + frame.px(1)}, im(mark));
    }
  }
  draw->PopClipRect();
  draw->AddRect(area.min(), area.max(), im(is_hatched ? look.colour : dark, 0.8F));
}

}  // namespace pw
