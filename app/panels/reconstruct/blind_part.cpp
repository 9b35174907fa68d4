#include "app/panels/reconstruct/blind_part.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/reconstruct/map_picture.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kLeastPictureHeight = 20.0F;  // points
constexpr float kWordLines = 2.0F;

float picture_width(const Frame& frame, float area_w) {
  return std::floor((area_w - frame.px(44)) / 4.0F);
}

float without_pictures(const Frame& frame) {
  return BlindPart::above(frame) + frame.px(24 + 6 + 3 + 8) +
         (1.0F + kWordLines) * (frame.fonts().small->FontSize + frame.px(2));
}

OutputRange finite_range(std::span<const float> values) {
  OutputRange range;
  for (const float value : values) {
    if (!std::isfinite(value)) continue;
    range.min = std::min(range.min, value);
    range.max = std::max(range.max, value);
  }
  return range;
}

}  // namespace

float BlindPart::height(const Frame& frame) {
  return without_pictures(frame) + frame.px(kLeastPictureHeight);
}

void BlindPart::lay_out(Rect area, const Frame& frame) {
  area_ = area;
  const Shape& shape = frame.document().shape();
  const float most_w = picture_width(frame, area.w), most_h = std::max(1.0F, area.h - without_pictures(frame));
  const auto w = static_cast<float>(shape.w), h = static_cast<float>(shape.h);
  const float scale = std::min(most_w / w, most_h / h);
  picture_w_ = std::max(1.0F, std::floor(w * scale));
  picture_h_ = std::max(1.0F, std::floor(h * scale));
}

std::vector<Button> BlindPart::buttons(const Frame& frame) const {
  const float y = area_.y + above(frame);
  Button change = command_button(frame, "poke.blind", "poke.blind", {area_.x, y}, frame.px(24));
  Button back = command_button(frame, "poke.back", "poke.back", {area_.x, y}, frame.px(24));
  back.area.x = std::floor(area_.right() - back.area.w);
  for (const char* shorter : {"Change x blindly", "Change x"}) {
    if (change.area.right() + frame.px(4) <= back.area.x) break;
    change = command_button(frame, "poke.blind", "poke.blind", {area_.x, y}, frame.px(24), shorter);
  }
  return {change, back};
}

void BlindPart::input(Frame& frame) const {
  press_all(frame, buttons(frame));
}

std::string BlindPart::words(const Frame& frame, const DecodedStack& stack) const {
  const BlindChange* change = stack.blind();
  const std::int64_t cin = frame.document().network.cin();
  if (!frame.selection().decode.is_blind)
    return "A random step at every position, orthogonal to the rows of W: x changes, y stays";
  if (change == nullptr) return "computing…";
  if (!change->x) return fmt::format("W sees every direction of {}: there is none to change x in", counted(cin, "map"));
  return fmt::format("{} of {} moved; largest change of y {}", count_text(change->moved), counted(cin, "map"),
                     number_text(change->largest_change));
}

void BlindPart::draw(const Frame& frame, const DecodedStack& stack) const {
  const Theme& theme = frame.theme();
  frame.explain_drawn(area_,
                      "W keeps only as many directions of x as it has independent rows. In all others x can change and "
                      "y stays, up to rounding: measured on this stack");
  draw_buttons(frame, buttons(frame));
  float y = area_.y + above(frame) + frame.px(24 + 6);
  const BlindChange* change = stack.blind();
  const bool has_pictures = frame.selection().decode.is_blind && change != nullptr && change->x;
  // Before it is pressed: what there is to change.
  if (has_pictures || (!frame.selection().decode.is_blind && has_room_for_pictures(frame))) {
    draw_before_and_after(frame, stack, has_pictures ? change : nullptr);
    y += frame.fonts().small->FontSize + picture_h_ + frame.px(8);
  }
  ImFont* small = frame.fonts().small;
  const Rgb colour = has_pictures && stack.blind_is_current() ? theme.text : theme.muted;
  draw_paragraph(frame, small, colour, {area_.x, y}, area_.w, words(frame, stack));
}

// The pictures higher than a line, and the words below them.
bool BlindPart::has_room_for_pictures(const Frame& frame) const {
  return picture_h_ >= 1.5F * frame.fonts().small->FontSize &&
         without_pictures(frame) + picture_h_ <= area_.h + frame.px(1);
}

// `change`: null before there is one.
void BlindPart::draw_before_and_after(const Frame& frame, const DecodedStack& stack, const BlindChange* change) const {
  const std::int64_t map = frame.selection().map, n = frame.selection().n;
  const std::int64_t output = std::min(frame.selection().output, frame.document().network.cout() - 1);
  const auto& input = frame.document().input;
  ImFont* small = frame.fonts().small;
  const float label_y = area_.y + above(frame) + frame.px(24 + 6), y = label_y + small->FontSize + frame.px(3);
  const float arrow = frame.px(12), half = area_.x + (area_.w + frame.px(20)) / 2.0F;
  const float label_w = half - area_.x - frame.px(10);
  const auto place = [&](float x, int i) {
    return Rect{std::floor(x) + static_cast<float>(i) * (picture_w_ + arrow), std::floor(y), picture_w_, picture_h_};
  };
  const auto part = [&](float x, const std::string& name, const std::string& words) {
    draw_text(frame, small, frame.theme().text, {x, label_y},
              change == nullptr ? first_that_fits(small, label_w, {name})
                                : first_that_fits(small, label_w, {name + ": " + words, words}));
    draw_text_centred(frame, small, frame.theme().muted,
                      {place(x, 0).right() + arrow / 2.0F, place(x, 0).centre().y - small->FontSize / 2.0F}, "›");
    if (change != nullptr) return;
    const Rect empty = place(x, 1);
    frame.draw_list()->AddRect(empty.min(), empty.max(), im(frame.theme().muted));
    draw_text_centred(frame, small, frame.theme().muted, {empty.centre().x, empty.centre().y - small->FontSize / 2.0F},
                      "?");
  };
  part(area_.x, map_name(*input, map), "another map");
  draw_as_input(frame, {"poke.map", 0}, {input, n, map}, input->features.maps.plane(n, map), place(area_.x, 0), map);
  part(half, output_name(frame.document().weights(), output), "the same");
  const auto y_before =
      frame.has_outputs() ? frame.session().outputs().sums().plane(n, output) : std::span<const float>();
  const Range colours =
      signed_range(change != nullptr ? change->ranges[static_cast<std::size_t>(output)] : finite_range(y_before));
  const std::int64_t cout = frame.document().network.cout();
  if (frame.has_outputs())
    draw_plane(frame, {"poke.output", 0}, {nullptr, frame.session().outputs_version(), n * cout + output}, y_before,
               place(half, 0), *frame.theme().diverging, colours);
  if (change == nullptr) return;
  draw_as_input(frame, {"poke.map", 1}, {input, stack.blind_version(), map}, change->x->plane(0, map),
                place(area_.x, 1), map);
  draw_plane(frame, {"poke.output", 1}, {input, stack.blind_version(), output}, change->y.plane(0, output),
             place(half, 1), *frame.theme().diverging, colours);
}

}  // namespace pw
