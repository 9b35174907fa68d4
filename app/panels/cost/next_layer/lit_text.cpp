#include "app/panels/cost/next_layer/lit_text.h"

#include <cmath>

#include "app/cost/count_text.h"
#include "app/widgets/text.h"

namespace pw {

void draw_lit_frame(const Frame& frame, Rect around) {
  frame.keep_clear(around);
  frame.draw_list()->AddRect(around.min(), around.max(), im(frame.theme().text), frame.px(3), 0, frame.px(2));
}

void draw_reduced_box(const Frame& frame, Rect around) {
  frame.draw_list()->AddRect(around.min(), around.max(), im(frame.theme().muted), frame.px(2));
}

float lit_text_width(const ImFont* font, const std::vector<LitPart>& parts) {
  float width = 0.0F;
  for (const LitPart& part : parts) width += text_width(font, part.text);
  return width;
}

float draw_lit_text(const Frame& frame, ImFont* font, ImVec2 at, float most, const std::vector<LitPart>& parts,
                    std::optional<CostSymbol> lit) {
  if (lit_text_width(font, parts) > most) {
    std::string text;
    for (const LitPart& part : parts) text += part.text;
    return draw_text_within(frame, font, frame.theme().text, at, most, text);
  }
  float x = at.x;
  for (const LitPart& part : parts) {
    const float width =
        draw_text(frame, font, part.is_muted ? frame.theme().muted : frame.theme().text, {x, at.y}, part.text);
    const float side = frame.px(3), above = frame.px(1);
    const Rect around{std::floor(x - side), std::floor(at.y - above), std::ceil(width + 2.0F * side),
                      font->FontSize + 2.0F * above};
    if (part.is_boxed) draw_reduced_box(frame, around);
    if (part.symbol && part.symbol == lit) draw_lit_frame(frame, around);
    x += width;
  }
  return x - at.x;
}

std::vector<LitPart> size_parts(const char* name, const MapSize& size, CostSymbol maps) {
  std::vector<LitPart> parts = {{std::string(name) + "  ", std::nullopt, true}};
  if (size.images > 1) {
    parts.push_back({short_count_text(size.images), CostSymbol::kImages});
    parts.push_back({" × "});
  }
  parts.push_back({short_count_text(size.rows), CostSymbol::kRows});
  parts.push_back({" × "});
  parts.push_back({short_count_text(size.columns), CostSymbol::kColumns});
  // The box of F′ needs some room.
  const bool is_boxed = maps == CostSymbol::kReduced;
  parts.push_back({is_boxed ? " ×  " : " × "});
  parts.push_back({short_count_text(size.maps), maps, false, is_boxed});
  return parts;
}

}  // namespace pw
