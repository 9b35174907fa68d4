#include "app/panels/reconstruct/remaining_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/geometry/pair_grid.h"
#include "app/panels/outputs/output_lines.h"
#include "app/panels/reconstruct/map_picture.h"
#include "app/presentation/number_text.h"
#include "app/widgets/pictures/legend.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::int64_t kMostColumns = 8;
constexpr float kWidePanel = 2.0F;           // width : height; above it there is room beside what is chosen
constexpr float kLeastOutputColumn = 48.0F;  // points wide
constexpr float kLeastPicture = 24.0F;       // points wide
constexpr float kOutputGap = 8.0F;           // points, between the pictures
// Points wide and high; below them the marker would cover what it marks.
constexpr float kMarkedWidth = 100.0F, kMarkedHeight = 34.0F;
// Of the largest size: so much smaller may the pictures be for fewer rows, which leave more to what is below them.
constexpr float kNearlyAsLarge = 0.7F;
constexpr float kComfortableShare = 0.9F;  // of a cell, for its number
constexpr float kWidestCell = 1.5F;        // of a table, in heights

std::string name_of_output(const Frame& frame, std::int64_t output) {
  switch (frame.selection().decode.from) {
    case DecodeFrom::kWeights:
      return output_name(frame.document().weights(), output);
    case DecodeFrom::kLearnedAndPca:
      return output == 0 ? std::string("learned") : fmt::format("component {}", output);
    case DecodeFrom::kPca:
      break;
  }
  return fmt::format("component {}", output + 1);
}

std::string explain_output_of(const Frame& frame, std::int64_t output) {
  switch (frame.selection().decode.from) {
    case DecodeFrom::kWeights:
      return fmt::format("{}: an output of this W before the activation. Muted maps count as 0",
                         name_of_output(frame, output));
    case DecodeFrom::kLearnedAndPca:
      if (output == 0)
        return "The direction that W has learned: the difference of its first two rows, which decides between the two "
               "classes";
      break;
    case DecodeFrom::kPca:
      break;
  }
  return fmt::format(
      "{}: a principal component of the standardised maps, a direction in which they vary most. It is a 1×1, too: one "
      "weight for each map",
      name_of_output(frame, output));
}

std::string output_ends_text(const OutputRange& range) {
  return fmt::format("{} … {}", number_text(range.min), number_text(range.max));
}

// Of tables each output has its numbers or its lines; of other maps all have lines or none, as in Explore.
float lines_of_output(const Frame& frame, const Tensor& outputs, std::int64_t output, Rect picture) {
  const Shape& shape = outputs.shape();
  return is_read_as_numbers(shape) ? sign_lines(frame.fonts(), picture, shape.w, shape.h, outputs.plane(0, output))
                                   : output_lines(frame.fonts(), picture, outputs, 0);
}

}  // namespace

// Two side by side, with a sign and two digits in each cell, whichever they are.
float RemainingPanel::width_for_numbers(const Frame& frame) {
  const Shape& shape = frame.document().shape();
  if (!is_read_as_numbers(shape)) return 0.0F;
  float widest = 0.0F;
  for (const char digit : std::string("0123456789"))
    widest = std::max(widest, text_width(frame.fonts().small, fmt::format("−{0}.{0}", digit)));
  const float cell = std::ceil(widest / kComfortableShare);
  const auto side_by_side = static_cast<float>(std::min<std::int64_t>(decoded_outputs(frame), 2));
  // A panel's edges are whole pixels.
  return side_by_side * static_cast<float>(shape.w) * cell + (side_by_side - 1.0F) * frame.px(kOutputGap) +
         2.0F * frame.padding() + 2.0F;
}

void RemainingPanel::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  const Rect area = panel_area(frame, panel);
  is_wide_ = area.w > kWidePanel * area.h;
  const float half = std::floor((area.w - frame.px(32)) / 2.0F);
  const float blind = BlindPart::height(frame, {is_wide_ ? half : area.w, area.h}, is_wide_);
  const float controls = DecodeControls::height(frame), gap = frame.px(10), rule = frame.px(6);
  const float below = is_wide_ ? std::max(blind, controls) : controls + rule + blind;
  const float pictures = lay_out_outputs({area.x, area.y, area.w, std::max(1.0F, area.h - below - gap)}, frame);
  const float y = std::floor(pictures + gap);
  if (is_wide_) {
    controls_.lay_out({area.x, y, half, controls}, frame);
    blind_.lay_out({area.right() - half, y - BlindPart::above(frame), half, area.bottom() - y}, frame);
  } else {
    controls_.lay_out({area.x, y, area.w, controls}, frame);
    blind_.lay_out({area.x, y + controls + rule, area.w, area.bottom() - y - controls - rule}, frame);
  }
}

// In as few columns as all outputs need; if there is no room for all, the first. Returns where they end.
float RemainingPanel::lay_out_outputs(Rect area, const Frame& frame) {
  const Shape& shape = frame.document().shape();
  const std::int64_t all = decoded_outputs(frame);
  const float label = std::floor(frame.fonts().small->FontSize + frame.px(3)), gap = frame.px(kOutputGap);
  const auto w = static_cast<float>(shape.w), h = static_cast<float>(shape.h);
  std::int64_t columns = 1, rows = 1;
  float scale = 0.0F, largest = 0.0F;
  for (std::int64_t c = 1; c <= std::min(all, kMostColumns); ++c) {
    std::int64_t r = (all + c - 1) / c;
    const float wide = (area.w - gap * static_cast<float>(c - 1)) / static_cast<float>(c) / w;
    if (c > 1 && wide * w < frame.px(kLeastOutputColumn)) break;
    const auto high = [&](std::int64_t down) { return ((area.h + gap) / static_cast<float>(down) - label - gap) / h; };
    while (r > 1 && high(r) * w < frame.px(kLeastPicture)) --r;
    const float fits = std::max(0.01F, std::min(wide, high(r)));
    const std::int64_t shown = std::min(all, c * r), before = std::min(all, columns * rows);
    const float least = r < rows ? kNearlyAsLarge * largest : scale;
    if (scale > 0.0F && (shown < before || (shown == before && fits <= least))) continue;
    largest = shown == before ? std::max(largest, fits) : fits;
    columns = c;
    rows = r;
    scale = fits;
  }
  scale = whole_cells(scale);
  const float step_x = (area.w + gap) / static_cast<float>(columns), step_y = label + h * scale + gap;
  // A table is as wide as its numbers like it.
  const float wide = std::clamp(std::floor((step_x - gap) / w), scale, kWidestCell * scale);
  const float cell_w = is_read_as_numbers(shape) ? wide : scale;
  slots_.clear();
  for (std::int64_t i = 0; i < std::min(all, columns * rows); ++i) {
    const float x = std::floor(area.x + static_cast<float>(i % columns) * step_x);
    const float y = std::floor(area.y + static_cast<float>(i / columns) * step_y);
    const Rect picture = whole_size({x, y + label, w * cell_w, h * scale});
    slots_.push_back({i, {x, y, step_x - gap, picture.bottom() - y}, picture});
  }
  return slots_.empty() ? area.y : slots_.back().picture.bottom();
}

// From the longest to the shortest.
std::vector<std::string> RemainingPanel::captions(const Frame& frame, const DecodedStack& stack) const {
  const std::int64_t all = decoded_outputs(frame);
  const auto shown = static_cast<std::int64_t>(slots_.size());
  if (shown < all) return {fmt::format("{} of {} outputs shown", shown, all)};
  const std::string count = counted(all, "number");
  const DecodedMaps* decoded = stack.shown();
  if (all != 2 || decoded == nullptr || !decoded->layer->correlation || !stack.is_current()) return {count};
  const double r = *decoded->layer->correlation;
  const char* words = std::fabs(r) > 0.95 ? ": nearly one" : "";
  const std::string number = fmt::format("{}{:.3f}", r < 0.0 ? "−" : "", std::fabs(r));
  return {fmt::format("{}, correlation {}{}", count, number, words), "correlation of both " + number,
          "correlation " + number, count};
}

// The line at zero is named here where it has no room beside the name of its output.
std::string RemainingPanel::caption(const Frame& frame, const DecodedStack& stack, bool names_line) const {
  std::vector<std::string> forms = captions(frame, stack);
  if (names_line) {
    for (std::string& form : forms) form += fmt::format(" · {}", kZeroLine);
    forms.push_back(kZeroLine);
  }
  const float left = panel_.w - 3.0F * frame.padding() - text_width(frame.fonts().strong, "y: all that is left");
  const std::string fitting = first_that_fits(frame.fonts().small, left, forms);
  return fitting.empty() ? forms.back() : fitting;
}

void RemainingPanel::input(Frame& frame) {
  for (const Slot& slot : slots_) {
    const ItemState item = point_on_picture(frame, {"output", slot.output}, slot.picture);
    const bool is_of_w = frame.selection().decode.from == DecodeFrom::kWeights;
    if (item.active && is_of_w) frame.select_output(slot.output);
    if (!item.hovered) continue;
    if (is_of_w) frame.hover().output = slot.output;
    frame.explain([output = slot.output](const Frame& shown) {
      return output < decoded_outputs(shown) ? explain_output_of(shown, output) : std::string();
    });
  }
  controls_.input(frame);
  blind_.input(frame);
}

void RemainingPanel::draw(const Frame& frame, const DecodedStack& stack) const {
  const bool names_line = stack.shown() != nullptr && has_unnamed_line(frame, *stack.shown());
  draw_panel(frame, panel_, "y: all that is left", frame.theme().text, caption(frame, stack, names_line), 0.0F,
             "The outputs: at each position these numbers are all that the decoder sees. A correlation near ±1 says "
             "that two outputs carry nearly the same");
  const NumbersBeside beside = numbers(frame, stack.shown());
  for (const Slot& slot : slots_) draw_output(frame, stack, slot, {&beside, !names_line});
  controls_.draw(frame);
  const Rect& blind = blind_.area();
  if (!is_wide_)
    frame.draw_list()->AddRectFilled({blind.x, blind.y}, {blind.right(), blind.y + 1.0F}, im(frame.theme().border));
  blind_.draw(frame, stack);
}

// Where all outputs have room for theirs.
bool RemainingPanel::has_ends(const Frame& frame, const DecodedMaps& decoded) const {
  ImFont* small = frame.fonts().small;
  return std::ranges::all_of(slots_, [&](const Slot& slot) {
    if (slot.output >= decoded.layer->layer.cout) return true;
    const std::string ends = output_ends_text(decoded.layer->ranges[static_cast<std::size_t>(slot.output)]);
    const float name_w = text_width(small, name_of_output(frame, slot.output));
    return name_w + text_width(small, ends) + frame.px(8) <= slot.picture.w;
  });
}

std::string RemainingPanel::ends_text(const Frame& frame, const DecodedMaps& decoded, const Slot& slot,
                                      bool has_line) const {
  ImFont* small = frame.fonts().small;
  const float room = slot.picture.w - text_width(small, name_of_output(frame, slot.output)) - frame.px(8);
  const std::string ends = output_ends_text(decoded.layer->ranges[static_cast<std::size_t>(slot.output)]);
  std::vector<std::string> forms;
  if (has_ends(frame, decoded)) forms = ends_and_zero_line(ends, has_line);
  if (has_line) forms.push_back(kZeroLine);
  return first_that_fits(small, room, forms);
}

bool RemainingPanel::has_unnamed_line(const Frame& frame, const DecodedMaps& decoded) const {
  return std::ranges::any_of(slots_, [&](const Slot& slot) {
    if (slot.output >= decoded.layer->layer.cout) return false;
    const float lines = lines_of_output(frame, decoded.layer->outputs, slot.output, slot.picture);
    return shows_lines(slot.picture, frame.document().shape(), lines) &&
           !ends_text(frame, decoded, slot, true).starts_with(kZeroLine);
  });
}

NumbersBeside RemainingPanel::numbers(const Frame& frame, const DecodedMaps* decoded) const {
  std::vector<std::span<const float>> planes;
  for (const Slot& slot : slots_) {
    if (decoded != nullptr && slot.output < decoded->layer->layer.cout)
      planes.push_back(decoded->layer->outputs.plane(0, slot.output));
  }
  const ImVec2 size = slots_.empty() ? ImVec2{} : ImVec2{slots_.front().picture.w, slots_.front().picture.h};
  return {frame, planes, size};
}

void RemainingPanel::draw_output(const Frame& frame, const DecodedStack& stack, const Slot& slot,
                                 const OutputLook& look) const {
  const DecodedMaps* decoded = stack.shown();
  ImFont* small = frame.fonts().small;
  const bool is_of_w = frame.selection().decode.from == DecodeFrom::kWeights;
  const Rgb colour = is_of_w ? frame.output_colour(slot.output) : frame.theme().text;
  const std::string name = name_of_output(frame, slot.output);
  const std::string shown =
      first_that_fits(small, slot.area.w, {name, is_of_w ? name : fmt::format("{}", slot.output + 1)});
  draw_text_within(frame, small, colour, slot.area.min(), slot.area.w, shown.empty() ? name : shown);
  const bool has_it = decoded != nullptr && slot.output < decoded->layer->layer.cout;
  if (!has_it) {
    frame.draw_list()->AddRectFilled(slot.picture.min(), slot.picture.max(), im(frame.theme().track));
    return;
  }
  const OutputRange& range = decoded->layer->ranges[static_cast<std::size_t>(slot.output)];
  const std::span<const float> plane = decoded->layer->outputs.plane(0, slot.output);
  const float lines = lines_of_output(frame, decoded->layer->outputs, slot.output, slot.picture);
  const bool names_line = look.names_line && shows_lines(slot.picture, frame.document().shape(), lines);
  draw_text_right(frame, small, frame.theme().muted, {slot.picture.right(), slot.area.y},
                  ends_text(frame, *decoded, slot, names_line));
  draw_plane(frame, {"decode.output", slot.output}, {frame.document().input, stack.version(), slot.output}, plane,
             slot.picture, *frame.theme().diverging, signed_range(range), {lines, look.numbers});
  if (slot.picture.w >= frame.px(kMarkedWidth) && slot.picture.h >= frame.px(kMarkedHeight))
    draw_markers(frame, slot.picture);
  draw_axis_brackets(frame, slot.picture);
}

}  // namespace pw
