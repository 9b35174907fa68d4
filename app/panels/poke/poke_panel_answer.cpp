// What *Change one value* says below its buttons.
#include <algorithm>

#include "app/panels/poke/poke_panel.h"
#include "app/panels/poke/poke_text.h"
#include "app/panels/poke/written_change.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points.
constexpr float kAboveChange = 8.0F, kBesideChange = 40.0F;  // of what is written out

// The first that has room; words that are cut would say something else. Returns the area.
Rect draw_whole_paragraph(const Frame& frame, Rect area, ImFont* font, Rgb colour,
                          const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    const std::string lines = wrapped(font, text, area.w);
    const float step = font->FontSize + frame.px(2);
    const float count = line_count(lines);
    if (count * step > area.h + frame.px(2)) continue;
    const float height = draw_paragraph(frame, font, colour, area.min(), area.w, text);
    return {area.x, area.y, std::min(area.w, text_width(font, text)), height};
  }
  return {area.x, area.y, 0.0F, 0.0F};
}

}  // namespace

// Who answers and why, and by how much where that has room.
void PokePanel::draw_answer(const Frame& frame) const {
  ImFont* font = frame.fonts().small;
  if (text_.h < font->FontSize) return;
  const float headline =
      draw_text(frame, font, frame.theme().text, text_.min(), first_that_fits(font, text_.w, answer_headlines(frame)));
  if (frame.display().curtain) return;
  const float y = text_.y + font->FontSize + frame.px(4);
  const Rect reason = draw_whole_paragraph(frame, {text_.x, y, text_.w, text_.bottom() - y}, font, frame.theme().muted,
                                           answer_reasons(frame));
  const WrittenChange change(frame);
  const float below = reason.bottom() + frame.px(kAboveChange);
  if (change.draw(frame, {text_.x, below, text_.w, text_.bottom() - below})) return;
  const float x = text_.x + std::max(headline, reason.w) + frame.px(kBesideChange);
  change.draw(frame, {x, text_.y, text_.right() - x, text_.h});
}

}  // namespace pw
