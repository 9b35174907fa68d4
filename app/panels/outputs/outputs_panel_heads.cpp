// What stands above the pictures of y: a heading, its range, buttons, and the end of the line from W.
#include <fmt/format.h>

#include <algorithm>

#include "app/panels/outputs/output_text.h"
#include "app/panels/outputs/outputs_panel.h"
#include "app/panels/outputs/poked_marks.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// In the mode 3D lines lead to the marked position, else to the picture.
std::optional<float> wanted_link(const Frame& frame, const Rect& picture) {
  if (shown_mode(frame.selection()) != MapsMode::kStack3d) return std::nullopt;
  const float columns = static_cast<float>(frame.document().shape().w);
  return picture.x + (static_cast<float>(frame.selection().position.x) + 0.5F) / columns * picture.w;
}

}  // namespace

std::vector<Button> OutputsPanel::page_buttons(const Frame& frame) const {
  const Rect& slot = outputs_.back().panel;
  return pager_.buttons(frame, slot.right() - frame.padding(), slot.y + frame.px(5), frame.px(22));
}

// The pager beside the last output; where maps are muted and hardly any colour is left, what fits the colours again.
std::vector<Button> OutputsPanel::head_buttons(const Frame& frame, const Slot& slot) const {
  std::vector<Button> buttons;
  if (slot.output == outputs_.back().output) buttons = page_buttons(frame);
  if (!buttons.empty() || frame.document().mask.empty() || frame.display().curtain || frame.display().shows_change)
    return buttons;
  const auto& range = frame.shown_outputs().of(frame.selection().n, slot.output);
  if (!is_hardly_used(shown_colours(frame, slot.output), range)) return buttons;
  const bool is_short = slot.panel.w < frame.px(330);
  buttons.push_back(command_button(frame, {"fit_range", slot.output}, "fit_range", {0.0F, slot.panel.y + frame.px(5)},
                                   frame.px(22), is_short ? std::optional<std::string>("fit") : std::nullopt));
  buttons.back().is_on = true;
  align_right(buttons, slot.panel.right() - frame.px(8), frame.px(4));
  return buttons;
}

// With shorter headings where else the buttons would leave no room for the range of one of them.
std::vector<OutputsPanel::Head> OutputsPanel::heads_of(const Frame& frame) {
  const auto all = [&](bool is_short) {
    std::vector<Head> heads;
    for (const Slot& slot : outputs_) heads.push_back(head_of(frame, slot, is_short));
    give_captions(frame, heads);
    return heads;
  };
  const auto lacks_caption = [](const Head& head) {
    return head.caption.empty() && !head.captions.empty() && !head.buttons.empty();
  };
  std::vector<Head> heads = all(false);
  if (std::ranges::none_of(heads, lacks_caption)) return heads;
  std::vector<Head> shorter = all(true);
  return std::ranges::none_of(shorter, lacks_caption) ? shorter : heads;
}

OutputsPanel::Head OutputsPanel::head_of(const Frame& frame, const Slot& slot, bool is_short) {
  Head head{head_buttons(frame, slot),
            0.0F,
            "",
            output_captions(frame, slot.output, change_of_output(frame, slot.output)),
            0.0F,
            0.0F,
            "",
            false};
  head.reserved = head.buttons.empty() ? 0.0F : slot.panel.right() - head.buttons.front().area.x;
  const std::string name = output_name(frame.document().weights(), slot.output);
  head.heading = is_short ? name : "y: " + name;
  // "y: outp…" would be all of them.
  const float room = slot.panel.w - head.reserved - 2.0F * frame.padding();
  if (!has_output_name(frame.document().weights(), slot.output) &&
      text_width(frame.fonts().strong, head.heading) > room)
    head.heading = fmt::format("y[{}]", slot.output);
  const float heading_end = slot.panel.x + text_width(frame.fonts().strong, head.heading) + 2.0F * frame.padding();
  head.left = head.above = slot.panel.right() - heading_end - head.reserved - frame.padding();
  if (!has_lines_) return head;
  // Beside the caption a line to the picture needs room.
  const float mark = frame.px(kLinkMark);
  head.left = head.above = head.left + frame.padding() - 2.0F * kBesideLinkMark * mark;
  if (const float above = room_above_picture(slot.picture, heading_end, mark); above >= 0.0F)
    head.above = std::min(head.left, above);
  return head;
}

// The first that fits; where one output has room for none, none of the others says more than it must, so that all can
// be compared. A button that fits the colours again is reason enough to say less beside it, the pager is not.
void OutputsPanel::give_captions(const Frame& frame, std::vector<Head>& heads) {
  ImFont* font = frame.fonts().small;
  bool all_fit = true;
  for (Head& head : heads) {
    head.caption = first_that_fits(font, head.above, head.captions);
    head.is_behind = head.caption.empty() && head.left > head.above;
    // Not at the panel's very edge.
    if (head.is_behind) head.caption = first_that_fits(font, head.left - frame.padding(), head.captions);
    const bool has_fit_button = !head.buttons.empty() && head.buttons.front().command == "fit_range";
    all_fit = all_fit && (head.captions.empty() || !head.caption.empty() || has_fit_button);
  }
  if (all_fit) return;
  for (Head& head : heads) {
    head.is_behind = false;
    if (!head.captions.empty()) head.caption = first_that_fits(font, head.above, {head.captions.back()});
  }
}

// The heading with its caption, and between both or after them the end of the line from W.
void OutputsPanel::draw_head(const Frame& frame, Slot& slot, const Head& head) {
  const Fonts& fonts = frame.fonts();
  const float heading_w = text_width(fonts.strong, head.heading), caption_w = text_width(fonts.small, head.caption);
  const float begin = slot.panel.x + 2.0F * frame.padding() + heading_w;
  LinkEndRequest request{slot.picture, begin + caption_w, slot.panel.right() - head.reserved, frame.px(kLinkMark),
                         wanted_link(frame, slot.picture)};
  draw_panel(frame, slot.panel, head.heading, frame.output_colour(slot.output), head.is_behind ? "" : head.caption,
             head.reserved);
  if (head.is_behind) {
    const float x = begin + 2.0F * kBesideLinkMark * request.radius;
    request.text_end = begin;
    request.buttons = x + 1.0F;  // rounding leaves it room
    const float y = slot.panel.y + frame.px(7) + baseline_drop(fonts.strong, fonts.small);
    draw_text(frame, fonts.small, frame.theme().muted, {x, y}, head.caption);
  }
  slot.link_end = pw::link_end(request);
}

}  // namespace pw
