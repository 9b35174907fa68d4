#include "app/panels/outputs/class_legend.h"

#include <algorithm>
#include <cmath>

#include "app/widgets/text.h"

namespace pw {
namespace {

float legend_line_height(const Frame& frame) {
  return std::ceil(frame.fonts().small->FontSize * 1.25F);
}

float swatch(const Frame& frame) {
  return std::floor(frame.fonts().small->FontSize * 0.8F);
}

float column_width(const Frame& frame) {
  float widest = 0.0F;
  for (std::int64_t o = 0; o < frame.document().network.cout(); ++o)
    widest = std::max(widest, text_width(frame.fonts().small, output_name(frame.document().weights(), o)));
  return swatch(frame) + widest + frame.px(18);
}

std::int64_t lines_of(const Frame& frame, float height) {
  return std::max<std::int64_t>(1, static_cast<std::int64_t>(height / legend_line_height(frame)));
}

Rect entry(const Frame& frame, Rect area, std::int64_t output) {
  const std::int64_t lines = lines_of(frame, area.h);
  const float width = column_width(frame);
  return {area.x + static_cast<float>(output / lines) * width,
          area.y + static_cast<float>(output % lines) * legend_line_height(frame), width - frame.px(8),
          legend_line_height(frame)};
}

}  // namespace

float class_legend_width(const Frame& frame, float height) {
  const std::int64_t lines = lines_of(frame, height);
  return static_cast<float>((frame.document().network.cout() + lines - 1) / lines) * column_width(frame);
}

void input_class_legend(Frame& frame, Rect area) {
  for (std::int64_t o = 0; o < frame.document().network.cout(); ++o) {
    const Rect place = entry(frame, area, o);
    if (place.right() > area.right() + 1.0F) return;
    const ItemState item = frame.add_item({"class", o}, place);
    if (item.clicked) frame.select_output(o);
    if (!item.hovered) continue;
    frame.hover().output = o;
    frame.explain([o](const Frame& shown) {
      return output_name(shown.document().weights(), o) +
             ": its colour is where its output is the largest of all. Click to select this output";
    });
  }
}

void draw_class_legend(const Frame& frame, Rect area) {
  ImFont* font = frame.fonts().small;
  const float side = swatch(frame);
  for (std::int64_t o = 0; o < frame.document().network.cout(); ++o) {
    const Rect place = entry(frame, area, o);
    if (place.right() > area.right() + 1.0F) return;
    const float y = place.centre().y;
    const Rect square{place.x, std::floor(y - side / 2.0F), side, side};
    frame.draw_list()->AddRectFilled(square.min(), square.max(), im(frame.output_colour(o)));
    const bool is_selected = o == frame.selection().output || o == frame.hover().output;
    draw_text(frame, font, is_selected ? frame.theme().text : frame.theme().muted,
              {square.right() + frame.px(6), y - font->FontSize / 2.0F}, output_name(frame.document().weights(), o));
  }
}

}  // namespace pw
