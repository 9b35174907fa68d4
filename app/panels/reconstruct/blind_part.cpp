#include "app/panels/reconstruct/blind_part.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/frame/spoken_look.h"
#include "app/geometry/layout.h"
#include "app/geometry/pair_grid.h"
#include "app/panels/reconstruct/map_picture.h"
#include "app/presentation/number_text.h"
#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points.
constexpr float kLeastPictures = 20.0F, kMostReserved = 60.0F, kMostNarrow = 110.0F, kMostBeside = 44.0F;
constexpr float kLeastBlindPicture = 12.0F;
constexpr float kReservedShare = 0.08F, kNarrowShare = 0.14F;  // of the panel's height
constexpr float kBlindArrow = 12.0F, kBlindRowGap = 6.0F;
constexpr float kWordLines = 2.0F;
constexpr const char* kBlindWords = "A random step at right angles to the rows of W: x changes, y stays";
constexpr const char* kBriefBlindWords = "A step at right angles to W’s rows: x changes, y stays";
constexpr const char *kOtherMap = "another map", *kSameOutput = "the same";

float blind_name_height(const Frame& frame) {
  return frame.fonts().small->FontSize + frame.px(3);
}

// Of the buttons and of so many lines of words.
float without_pictures(const Frame& frame, float lines) {
  return BlindPart::above(frame) + frame.px(24 + 6 + 8) + lines * (frame.fonts().small->FontSize + frame.px(2));
}

// Before the change: in one line if there is a way.
std::string blind_words(const Frame& frame, float width) {
  const std::string line = first_that_fits(frame.fonts().small, width, {kBlindWords, kBriefBlindWords});
  return line.empty() ? kBlindWords : line;
}

// Of the words before the change, which are the longest below pictures.
float lines_of_words(const Frame& frame, float width) {
  const std::string lines = wrapped(frame.fonts().small, blind_words(frame, width), width);
  return std::min(kWordLines, line_count(lines));
}

std::string blind_map_name(const Frame& frame) {
  return map_name(*frame.document().input, frame.selection().map);
}

std::int64_t blind_output(const Frame& frame) {
  return std::min(frame.selection().output, frame.document().network.cout() - 1);
}

// Of the names where they stand beside the pictures.
float blind_names_width(const Frame& frame, float most) {
  float widest = 0.0F;
  for (const std::string& text :
       {blind_map_name(frame), output_name(frame.document().weights(), blind_output(frame)), std::string(kOtherMap)})
    widest = std::max(widest, text_width(frame.fonts().small, text));
  return std::floor(std::min(widest + frame.px(8), most));
}

// A small copy of a table has none: among so few positions they would look like frames around some of them.
float small_lines(const Frame& frame, std::span<const float> values, Rect picture) {
  constexpr std::int64_t kFew = 64;
  const Shape& shape = frame.document().shape();
  return shape.pixels() <= kFew ? -1.0F : sign_lines(frame.fonts(), picture, shape.w, shape.h, values);
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

float BlindPart::height(const Frame& frame, ImVec2 room, bool is_beside) {
  // To the last row y comes first, unless this stands beside what is chosen; so it does everywhere where its pictures
  // are wide, which stand below each other.
  const Shape& shape = frame.document().shape();
  const bool is_narrow = static_cast<float>(shape.w) <= kWidePicture * static_cast<float>(shape.h);
  const float spoken = is_beside ? kMostBeside : kLeastPictures;
  const float most = is_spoken(frame) ? spoken : is_narrow ? kMostNarrow : kMostReserved;
  const float share = is_narrow ? kNarrowShare : kReservedShare;
  return without_pictures(frame, lines_of_words(frame, room.x)) + blind_name_height(frame) +
         std::clamp(share * room.y, frame.px(kLeastPictures), frame.px(most));
}

// All four pictures in a row, or those of x above those of y, with their names above or beside them: as makes them
// largest.
void BlindPart::lay_out(Rect area, const Frame& frame) {
  area_ = area;
  const Shape& shape = frame.document().shape();
  const float arrow = frame.px(kBlindArrow), name = blind_name_height(frame), between = frame.px(kBlindRowGap);
  const float high = std::max(1.0F, area.h - without_pictures(frame, lines_of_words(frame, area.w)));
  const float names = blind_names_width(frame, area.w * 0.4F);
  const std::pair<Names, ImVec2> rooms[] = {
      {Names::kAboveAll, {(area.w - 2.0F * arrow - frame.px(20)) / 4.0F, high - name}},
      {Names::kAboveEach, {(area.w - arrow) / 2.0F, (high - 2.0F * name - between) / 2.0F}},
      {Names::kBeside, {(area.w - names - arrow) / 2.0F, (high - between) / 2.0F}}};
  const auto w = static_cast<float>(shape.w), h = static_cast<float>(shape.h);
  float scale = 0.0F;
  names_ = Names::kAboveAll;
  for (const auto& [place, room] : rooms) {
    const float fits = whole_cells(std::max(0.0F, std::min(room.x / w, room.y / h)));
    if (fits <= scale) continue;
    scale = fits;
    names_ = place;
  }
  picture_w_ = std::max(1.0F, std::floor(w * scale));
  picture_h_ = std::max(1.0F, std::floor(h * scale));
  const float x = names_ == Names::kBeside ? area.x + names : area.x;
  const float y = area.y + above(frame) + frame.px(24 + 6) + (names_ == Names::kBeside ? 0.0F : name);
  const float step = picture_h_ + between + (names_ == Names::kAboveEach ? name : 0.0F);
  const ImVec2 second =
      names_ == Names::kAboveAll ? ImVec2{area.x + (area.w + frame.px(20)) / 2.0F, y} : ImVec2{x, y + step};
  pictures_[0] = {std::floor(x), std::floor(y), picture_w_, picture_h_};
  pictures_[1] = {std::floor(second.x), std::floor(second.y), picture_w_, picture_h_};
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
  if (!frame.selection().decode.is_blind) return blind_words(frame, area_.w);
  if (change == nullptr) return "computing…";
  if (!change->x) return fmt::format("W sees every direction of {}: there is none to change x in", counted(cin, "map"));
  const std::string moved = fmt::format("{} of {} moved", count_text(change->moved), counted(cin, "map"));
  const std::string most = number_text(change->largest_change);
  const std::string words = fmt::format("{}; largest change of y {}", moved, most);
  const std::string line =
      first_that_fits(frame.fonts().small, area_.w, {words, fmt::format("{}; y by at most {}", moved, most)});
  return line.empty() ? words : line;
}

void BlindPart::draw(const Frame& frame, const DecodedStack& stack) const {
  const Theme& theme = frame.theme();
  frame.explain_drawn(area_,
                      "W keeps only as many directions of x as it has independent rows. In all others x can change and "
                      "y stays, up to rounding: measured on this stack");
  draw_buttons(frame, buttons(frame));
  const bool is_blind = frame.selection().decode.is_blind;
  const BlindChange* change = is_blind ? stack.blind() : nullptr;
  // Before it is pressed: what there is to change.
  const bool has_pictures = picture_h_ >= frame.px(kLeastBlindPicture) && (change == nullptr || change->x);
  if (has_pictures) draw_before_and_after(frame, stack, change);
  const float y = has_pictures ? pictures_[1].bottom() + frame.px(6) : area_.y + above(frame) + frame.px(24 + 6);
  ImFont* small = frame.fonts().small;
  const bool is_measured = change != nullptr && change->x && stack.blind_is_current();
  draw_paragraph(frame, small, is_measured ? theme.text : theme.muted, {area_.x, y}, area_.w, words(frame, stack));
}

// The picture before the change and the place of the one after it, with their names.
void BlindPart::draw_part(const Frame& frame, Rect before, const std::string& name, const char* result,
                          bool is_changed) const {
  const Theme& theme = frame.theme();
  ImFont* small = frame.fonts().small;
  const Rect after = after_of(frame, before);
  const float middle = std::floor(before.centre().y - small->FontSize / 2.0F);
  draw_text_centred(frame, small, theme.muted, {(before.right() + after.x) / 2.0F, middle}, "›");
  if (names_ == Names::kBeside) {
    const float room = before.x - area_.x - frame.px(6);
    const bool has_two = is_changed && before.h >= 2.0F * small->FontSize;
    const float y = has_two ? middle - small->FontSize / 2.0F : middle;
    draw_text_within(frame, small, theme.text, {area_.x, y}, room, name);
    if (has_two) draw_text_within(frame, small, theme.muted, {area_.x, y + small->FontSize}, room, result);
  } else {
    const std::string whole = name + ": " + result;
    const float half = names_ == Names::kAboveAll ? (area_.w - frame.px(20)) / 2.0F : area_.w;
    draw_text(frame, small, theme.text, {before.x, before.y - blind_name_height(frame)},
              first_that_fits(small, half,
                              is_changed ? std::vector<std::string>{whole, result} : std::vector<std::string>{name}));
  }
  if (is_changed) return;
  frame.draw_list()->AddRect(after.min(), after.max(), im(theme.muted));
  draw_text_centred(frame, small, theme.muted, {after.centre().x, middle}, "?");
}

Rect BlindPart::after_of(const Frame& frame, Rect before) const {
  return {std::floor(before.right() + frame.px(kBlindArrow)), before.y, before.w, before.h};
}

// `change`: null before there is one.
void BlindPart::draw_before_and_after(const Frame& frame, const DecodedStack& stack, const BlindChange* change) const {
  const std::int64_t map = frame.selection().map, n = frame.selection().n, output = blind_output(frame);
  const auto& input = frame.document().input;
  const Rect &x = pictures_[0], &y = pictures_[1];
  draw_part(frame, x, blind_map_name(frame), kOtherMap, change != nullptr);
  draw_part(frame, y, output_name(frame.document().weights(), output), kSameOutput, change != nullptr);
  const std::span<const float> x_before = input->features.maps.plane(n, map);
  draw_as_input(frame, {"poke.map", 0}, {input, n, map}, x_before, x, map, {small_lines(frame, x_before, x)});
  const auto y_before =
      frame.has_outputs() ? frame.session().outputs().sums().plane(n, output) : std::span<const float>();
  const Range colours =
      signed_range(change != nullptr ? change->ranges[static_cast<std::size_t>(output)] : finite_range(y_before));
  const std::int64_t cout = frame.document().network.cout();
  if (frame.has_outputs())
    draw_plane(frame, {"poke.output", 0}, {nullptr, frame.session().outputs_version(), n * cout + output}, y_before, y,
               *frame.theme().diverging, colours, {small_lines(frame, y_before, y)});
  frame.mark("poke.pictures", {x.x, x.y, after_of(frame, y).right() - x.x, y.bottom() - x.y});
  if (change == nullptr) return;
  const std::span<const float> x_after = change->x->plane(0, map), y_after = change->y.plane(0, output);
  draw_as_input(frame, {"poke.map", 1}, {input, stack.blind_version(), map}, x_after, after_of(frame, x), map,
                {small_lines(frame, x_after, x)});
  draw_plane(frame, {"poke.output", 1}, {input, stack.blind_version(), output}, y_after, after_of(frame, y),
             *frame.theme().diverging, colours, {small_lines(frame, y_after, y)});
}

}  // namespace pw
