#include "app/legibility/text_checks.h"

#include <fmt/format.h>

#include <algorithm>

namespace pw {
namespace {

// Fonts have whole pixels.
constexpr float kRounding = 0.5F;

bool is_blank(const WrittenText& text) {
  return text.text.find_first_not_of(" \n") == std::string::npos;
}

std::string quoted_line(const WrittenText& text) {
  std::string line = text.text;
  std::ranges::replace(line, '\n', ' ');
  return fmt::format("\"{}\"", line.substr(line.find_first_not_of(' ')));
}

void add_once(std::vector<std::string>& lines, std::string line) {
  if (std::ranges::find(lines, line) == lines.end()) lines.push_back(std::move(line));
}

// The lines of a font are apart by more than its letters are high.
Rect inked(const WrittenText& text) {
  const float air = 0.18F * text.size;
  return {text.area.x, text.area.y + air, text.area.w, text.area.h - 2.0F * air};
}

bool overlap(const WrittenText& a, const WrittenText& b) {
  const Rect p = inked(a), q = inked(b);
  const float across = std::min(p.right(), q.right()) - std::max(p.x, q.x);
  const float down = std::min(p.bottom(), q.bottom()) - std::max(p.y, q.y);
  return across > 1.0F && down > 1.0F;
}

bool leaves_window(const WrittenText& text, float width, float height) {
  const Rect ink = inked(text);
  return ink.x < -1.0F || ink.y < -1.0F || ink.right() > width + 1.0F || ink.bottom() > height + 1.0F;
}

// A figure before the dots: how many of its digits are missing cannot be seen.
bool cuts_figure(const WrittenText& text) {
  constexpr std::string_view kDots = "…";
  const std::size_t end = text.text.rfind(kDots);
  return end != std::string::npos && end + kDots.size() == text.text.size() &&
         text.text.find_first_of("0123456789") < end;
}

}  // namespace

std::vector<std::string> too_small_texts(const std::vector<WrittenText>& texts, float window_height) {
  std::vector<std::string> small;
  for (const WrittenText& text : texts) {
    const float wanted = text.is_spoken ? kSpokenLines : kOtherLines;
    if (is_blank(text) || text.size + kRounding >= wanted * window_height / 1080.0F) continue;
    add_once(small, fmt::format("{:.0f} of 1,080 lines wanted, {:.1f}: {}", wanted, text.size * 1080.0F / window_height,
                                quoted_line(text)));
  }
  return small;
}

std::vector<std::string> too_small_marks(const std::vector<DrawnMark>& marks, float window_height) {
  std::vector<std::string> small;
  for (const DrawnMark& mark : marks) {
    const float side = std::min(mark.area.w, mark.area.h);
    if (side + kRounding >= kMarkLines * window_height / 1080.0F) continue;
    add_once(small, fmt::format("{:.0f} of 1,080 lines wanted, {:.1f}: {} (mark)", kMarkLines,
                                side * 1080.0F / window_height, mark.name));
  }
  return small;
}

std::vector<std::string> misplaced_texts(const std::vector<WrittenText>& texts, float window_width,
                                         float window_height) {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (is_blank(texts[i])) continue;
    if (leaves_window(texts[i], window_width, window_height))
      add_once(found, fmt::format("{} leaves the window", quoted_line(texts[i])));
    if (!texts[i].has_all_glyphs)
      add_once(found, fmt::format("{} has a character that its font lacks", quoted_line(texts[i])));
    if (cuts_figure(texts[i])) add_once(found, fmt::format("{} is cut after a figure", quoted_line(texts[i])));
    for (std::size_t j = i + 1; j < texts.size(); ++j) {
      if (!is_blank(texts[j]) && overlap(texts[i], texts[j]))
        add_once(found, fmt::format("{} overlaps {}", quoted_line(texts[i]), quoted_line(texts[j])));
    }
  }
  return found;
}

}  // namespace pw
