#include "app/panels/learn/gradient_sentences.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/pairs/pair_cases.h"
#include "app/training/trained_network.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// What the row at this place will show, from the longest to the shortest.
std::vector<std::string> what_comes(const Frame& frame, std::size_t row) {
  if (row == 0)
    return {"Each map then has a bar here: how much the loss would change if it grew", "Each map then has a bar here"};
  if (row > 1) return {};
  if (frame.document().training.target == NetworkId::kPair)
    return {"Each weight of W₁ then has a bar, by hidden map: how much the loss would change if it grew",
            "Each weight of W₁ then has a bar"};
  return {"If W keeps only two maps, all others get exactly 0: what makes them cannot improve",
          "If W keeps only two maps, all others get exactly 0"};
}

float height_of(const Frame& frame, ImFont* font, const std::string& text, float width) {
  if (text.empty()) return 0.0F;
  const auto lines = static_cast<float>(1 + std::ranges::count(wrapped(font, text, width), '\n'));
  return lines * (font->FontSize + frame.px(2));
}

// The longest that is so low, else none.
std::string highest_that_fits(const Frame& frame, const std::vector<std::string>& forms, float width, float height) {
  for (const std::string& form : forms) {
    if (height_of(frame, frame.fonts().small, form, width) <= height) return form;
  }
  return "";
}

}  // namespace

std::string why_no_gradients(const Frame& frame) {
  if (frame.gradients().shown() != nullptr) return "";
  if (trained_network(frame.document()) == nullptr) return no_pair_yet(frame.document());
  return frame.training().current().problem();
}

float draw_sentences(const Frame& frame, Rect panel, Rect area, float above, std::size_t row) {
  const Fonts& fonts = frame.fonts();
  const std::string why = row == 0 ? why_no_gradients(frame) : "";
  const float top = std::max(area.y, above), bottom = std::min(area.bottom() + frame.px(6), panel.bottom());
  const bool is_low = height_of(frame, fonts.body, why, area.w) > area.h;
  ImFont* font = is_low ? fonts.small : fonts.body;
  const float reason = height_of(frame, font, why, area.w);
  const std::string comes =
      highest_that_fits(frame, what_comes(frame, row), area.w, (why.empty() ? bottom : area.bottom()) - top - reason);
  const float height = reason + height_of(frame, fonts.small, comes, area.w);
  float y = std::floor(std::max(top, area.centre().y - height / 2.0F));
  const auto write = [&](ImFont* in, Rgb colour, const std::string& text) {
    if (!text.empty()) y += draw_paragraph(frame, in, colour, {area.x, y}, area.w, text) + frame.px(2);
  };
  write(font, frame.theme().text, why);
  write(fonts.small, frame.theme().muted, comes);
  return height > 0.0F ? y : above;
}

}  // namespace pw
