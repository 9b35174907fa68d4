#include "app/panels/dialogs/small_window.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/widgets/text.h"

namespace pw {

bool is_too_small(ImVec2 size, float scale) {
  return size.x < std::floor(kLeastWindowWidth * scale) || size.y < std::floor(kLeastWindowHeight * scale);
}

std::string too_small_text(float scale) {
  return fmt::format("This window is too small: make it at least {:.0f}×{:.0f} pixels",
                     std::floor(kLeastWindowWidth * scale), std::floor(kLeastWindowHeight * scale));
}

// In the largest type: that of panels has shrunk with the window.
void draw_too_small(const Frame& frame, float scale) {
  ImFont* font = frame.fonts().large;
  const std::string text = wrapped(font, too_small_text(scale), std::max(1.0F, frame.size().x - 2.0F * frame.px(16)));
  const float lines = line_count(text);
  const float line_h = std::ceil(font->FontSize * 1.2F);
  float y = (frame.size().y - lines * line_h) / 2.0F;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    draw_text_centred(frame, font, frame.theme().text, {frame.size().x / 2.0F, y},
                      std::string_view(text).substr(begin, end - begin));
    y += line_h;
    begin = end + 1;
  }
}

}  // namespace pw
