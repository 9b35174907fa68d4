#include "app/panels/cost/next_layer/slide_section.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/cost/count_text.h"
#include "app/cost/ratio_text.h"
#include "app/frame/spoken_look.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kFieldHeight = 28.0F, kThroughWidth = 56.0F;
constexpr std::string_view kSlideTitle = "Check a slide", kShortSlideTitle = "Slide";

// What is said of a slide, from left to right.
struct SlideLine {
  std::string name, count, more;
};

std::string claim_text(const SlideAnswer& answer) {
  const Slide& slide = answer.slide;
  if (!answer.agrees) return "Type “= 120 M” after it to check a printed total.";
  if (*answer.agrees) return fmt::format("“{}” agrees to rounding.", slide.claimed_text);
  const double counted = answer.direct.macs.size(), claimed = slide.claimed.value_or(0.0);
  return fmt::format("“{}” is {:.1f} % too {}: counted are {}.", slide.claimed_text,
                     100.0 * std::fabs(claimed / counted - 1.0), claimed > counted ? "much" : "little",
                     count_text(answer.direct.macs));
}

std::vector<SlideLine> slide_lines(const SlideAnswer& answer, std::int64_t through) {
  const std::string parameters = count_text(answer.direct.parameters) + " parameters";
  std::vector<SlideLine> lines = {
      {answer.slide.module ? "module" : "direct", count_text(answer.direct.macs), parameters}};
  if (!answer.through) return lines;
  const std::string gain = answer.gain >= 1.0 ? ratio_text(answer.gain) + " fewer" : ratio_text(answer.gain);
  lines.push_back({"through " + count_text(through), count_text(answer.through->macs),
                   fmt::format("{}, gains below F′ = {}", gain,
                               count_text(static_cast<std::int64_t>(std::ceil(answer.break_even))))});
  return lines;
}

ImFont* slide_font(const Frame& frame) {
  return is_spoken(frame) ? frame.fonts().body : frame.fonts().small;
}

}  // namespace

void type_slide(Frame& frame, std::optional<ImVec2> near) {
  const auto set = [](Frame& now, std::string_view text) {
    return parse_slide(text).map([&](const Slide&) {
      CostSettings settings = now.cost().settings();
      settings.next.slide = text;
      now.cost().change(settings);
    });
  };
  frame.requests().edit = TypedValue{"H×W×F → k×k, M", frame.cost().settings().next.slide, set, near, {}};
}

void type_slide_through(Frame& frame, std::optional<ImVec2> near) {
  const auto set = [](Frame& now, std::string_view text) {
    return parse_whole_number(text, 1, kMostCounted).map([&](std::int64_t value) {
      CostSettings settings = now.cost().settings();
      settings.next.slide_through = value;
      now.cost().change(settings);
    });
  };
  const std::string now = fmt::format("{}", frame.cost().settings().next.slide_through);
  frame.requests().edit = TypedValue{"through so many maps", now, set, near, {}};
}

float SlideSection::height(const Frame& frame) {
  return frame.px(kFieldHeight + 10.0F) + 3.0F * (slide_font(frame)->FontSize + frame.px(5));
}

void SlideSection::lay_out(Rect area, const Frame& frame) {
  area_ = area;
  const Fonts& fonts = frame.fonts();
  const float h = std::max(frame.px(kFieldHeight), fonts.body->FontSize + frame.px(6)), gap = frame.px(8);
  const float through = text_width(fonts.body, "through");
  const float small = std::max(frame.px(kThroughWidth), text_width(fonts.body, "1,024") + frame.px(14));
  // "28×28×192 → 5×5, 32" first, then words.
  const float wanted = text_width(fonts.body, frame.cost().settings().next.slide) + frame.px(16);
  float maps = text_width(fonts.body, "maps") + gap, left = area.x;
  const auto fits = [&](std::string_view title) {
    title_ = title;
    left = area.x + text_width(fonts.strong, title) + gap;
    return area.right() - maps - small - through - 2.0F * gap - left >= wanted;
  };
  has_words_ = fits(kSlideTitle) || fits(kShortSlideTitle);
  const float words = has_words_ ? through + gap : 0.0F;
  if (!has_words_) maps = 0.0F;
  through_ = {std::floor(area.right() - maps - small), area.y, small, h};
  field_ = {std::floor(left), area.y, std::max(1.0F, through_.x - words - gap - left), h};
}

void SlideSection::input(Frame& frame) {
  if (area_.h <= 0.0F) return;
  const ItemState field = frame.add_item("cost.slide", field_);
  if (field.clicked) type_slide(frame, ImVec2{field_.x, field_.bottom()});
  if (field.hovered)
    frame.explain(fmt::format(
        "{}\nClick to type or paste: H×W×F → k×k, M, with = 120 M after it to check a total; or a module, H×W×F: 1×1, "
        "r → 3×3 maps, r → 5×5 maps, pool maps.",
        frame.cost().settings().next.slide));
  const ItemState through = frame.add_item("cost.slide_through", through_);
  if (through.clicked) type_slide_through(frame, ImVec2{through_.x, through_.bottom()});
  if (through.hovered)
    frame.explain(fmt::format("A 1×1 to {} maps first. Click to type it.",
                              count_text(frame.cost().settings().next.slide_through)));
}

void SlideSection::draw_field(const Frame& frame, const WidgetKey& key, Rect field, std::string_view text) const {
  const Theme& theme = frame.theme();
  frame.draw_list()->AddRectFilled(field.min(), field.max(), im(theme.control), frame.px(5));
  frame.draw_list()->AddRect(field.min(), field.max(), im(frame.item(key).hovered ? theme.text : theme.control_edge),
                             frame.px(5));
  const bool is_wide = text_width(frame.fonts().body, text) <= field.w - frame.px(14);
  ImFont* font = is_wide ? frame.fonts().body : frame.fonts().small;
  draw_text_within(frame, font, theme.text,
                   {field.x + frame.px(7), std::floor(field.centre().y - font->FontSize / 2.0F)},
                   field.w - frame.px(14), text);
}

void SlideSection::draw(const Frame& frame) const {
  if (area_.h <= 0.0F) return;
  const NextLayerChoice& choice = frame.cost().settings().next;
  const Theme& theme = frame.theme();
  const Fonts& fonts = frame.fonts();
  const float text_y = std::floor(field_.centre().y - fonts.body->FontSize / 2.0F);
  draw_text(frame, fonts.strong, theme.text, {area_.x, text_y}, title_);
  draw_field(frame, "cost.slide", field_, choice.slide);
  if (has_words_) draw_text(frame, fonts.body, theme.text, {field_.right() + frame.px(8), text_y}, "through");
  draw_field(frame, "cost.slide_through", through_, count_text(choice.slide_through));
  if (has_words_) draw_text(frame, fonts.body, theme.text, {through_.right() + frame.px(8), text_y}, "maps");

  const Expected<SlideAnswer> answer = check_slide(choice.slide, choice.slide_through);
  if (!answer) {
    draw_paragraph(frame, slide_font(frame), theme.text, {area_.x, field_.bottom() + frame.px(8)}, area_.w,
                   answer.error().message());
    return;
  }
  draw_answer(frame, *answer, choice.slide_through);
}

void SlideSection::draw_answer(const Frame& frame, const SlideAnswer& answer, std::int64_t through) const {
  const Theme& theme = frame.theme();
  ImFont* font = slide_font(frame);
  float y = field_.bottom() + frame.px(8);
  const float counts = area_.x + text_width(font, "through 1,024") + frame.px(14);
  const std::vector<SlideLine> lines = slide_lines(answer, through);
  ImFont* strong = is_spoken(frame) ? frame.fonts().strong : frame.fonts().body;
  const auto room_of_unit = [&](const SlideLine& line) {
    return area_.right() - text_width(font, line.more) - counts - text_width(strong, line.count) - frame.px(18);
  };
  // One name for the unit of both.
  float room = area_.w;
  for (const SlideLine& line : lines) room = std::min(room, room_of_unit(line));
  const std::string unit = first_that_fits(font, room, {"multiply–adds", kShortMacs});
  for (const SlideLine& line : lines) {
    draw_text(frame, font, theme.muted, {area_.x, y}, line.name);
    const float width = draw_text(frame, strong, theme.text, {counts, y + baseline_drop(font, strong)}, line.count);
    const float left = counts + width + frame.px(8);
    draw_text(frame, font, theme.muted, {left, y}, unit);
    draw_text_right(frame, font, theme.text, {area_.right(), y},
                    first_that_fits(font, area_.right() - left, {line.more}));
    frame.explain_drawn({area_.x, y, area_.w, font->FontSize},
                        fmt::format("{}: {} multiply–adds; {}", line.name, line.count, line.more));
    y += font->FontSize + frame.px(5);
  }
  const std::string claim = claim_text(answer);
  std::vector<std::string> texts = {claim, "“= 120 M” checks a printed total."};
  if (unit == kShortMacs) texts = {"MAC: multiply–adds. " + claim, "MAC: multiply–adds"};
  const Rgb colour = answer.agrees ? theme.text : theme.muted;
  if (answer.agrees)
    draw_text_within(frame, font, colour, {area_.x, y}, area_.w, claim);
  else
    draw_text(frame, font, colour, {area_.x, y}, first_that_fits(font, area_.w, texts));
  frame.explain_drawn({area_.x, y, area_.w, font->FontSize}, claim);
}

}  // namespace pw
