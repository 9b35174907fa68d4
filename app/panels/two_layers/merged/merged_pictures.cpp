#include "app/panels/two_layers/merged/merged_pictures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "app/panels/two_layers/pair_pictures.h"
#include "app/panels/two_layers/pair_texts.h"
#include "app/presentation/number_text.h"
#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/pictures/legend.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::size_t kPictures = 4;
constexpr std::array<const char*, kPictures> kLetters = {"A", "B", "C", "C − B"};
constexpr std::array<const char*, kPictures> kWhat = {"two layers without ReLU", "the merged layer",
                                                      "two layers with ReLU", "what the ReLU adds"};
constexpr std::array<const char*, kPictures> kBriefly = {"without ReLU", "merged", "with ReLU", "added"};
// Points.
constexpr float kBetweenMerged = 16.0F, kLeastBeside = 104.0F, kLeastMergedPicture = 12.0F;

float line_of_text(const Frame& frame) {
  return std::floor(frame.fonts().small->FontSize) + frame.px(4);
}

// A difference has a sign, so it is never in the colours of outputs that have none: it then has its own range.
OutputColours colours_of_added(const Frame& frame, const PairView& view, std::int64_t output) {
  if (view.looks.outputs.range.lo < 0.0F) return view.looks.outputs;
  const OutputRange& range = view.shown.maps()->added.ranges[static_cast<std::size_t>(output)];
  const float largest = std::max(std::fabs(range.min), std::fabs(range.max));
  return {frame.theme().diverging, symmetric_range(std::max(largest, 1e-6F))};
}

// Outputs with a sign have one scale, which is wider than the ends of most: C − B refers to what A says of it.
std::string scale_of_outputs(const PairView& view) {
  const Range& range = view.looks.outputs.range;
  return range.lo < 0.0F ? fmt::format("colours to ±{}", number_text(range.hi)) : "";
}

std::string joined(const std::string& a, const std::string& b) {
  return b.empty() ? a : a + " · " + b;
}

// Which of several outputs, its ends, its colours, and its line between the signs.
std::vector<std::string> captions_of_linear(const Frame& frame, const PairView& view, std::size_t output, Rect place) {
  const PairMaps& maps = *view.shown.maps();
  const std::string name =
      view.shown.second().cout > 1 ? pair_output_name(view.shown, static_cast<std::int64_t>(output)) + ", " : "";
  const std::string ends = ends_text(maps.linear.ranges[output]), scaled = joined(ends, scale_of_outputs(view));
  const Shape& shape = maps.linear.maps.shape();
  const bool has_line = has_zero_line(frame.fonts(), place, shape.w, shape.h,
                                      maps.linear.maps.plane(0, static_cast<std::int64_t>(output)));
  std::vector<std::string> captions = {name + scaled, name + ends, scaled, ends};
  if (has_line) captions.insert(captions.begin(), joined(name + scaled, kZeroLine));
  return captions;
}

// What is written about a picture besides its name, from the longest to the shortest. `has_scale`: A says its own.
std::vector<std::string> captions_of(const Frame& frame, const PairView& view, std::size_t picture, Rect place,
                                     bool has_scale) {
  const PairMaps& maps = *view.shown.maps();
  const auto o = static_cast<std::size_t>(selected_pair_output(frame, view.shown));
  const std::string iou_b = iou_text(maps.iou_together), iou_c = iou_text(maps.iou_activated);
  switch (picture) {
    case 0:
      return captions_of_linear(frame, view, o, place);
    case 1: {
      const std::string rounding = "largest A − B: " + short_number_text(maps.merged_difference);
      return {joined(rounding, iou_b), rounding, short_number_text(maps.merged_difference)};
    }
    case 2:
      return {joined(ends_text(maps.activated.ranges[o]), iou_c), ends_text(maps.activated.ranges[o])};
    default:
      break;
  }
  const OutputColours colours = colours_of_added(frame, view, static_cast<std::int64_t>(o));
  const bool is_shared = view.looks.outputs.range.lo < 0.0F;
  const std::string full = number_text(colours.range.hi);
  return added_texts(maps, o,
                     has_scale   ? "colours as in A"
                     : is_shared ? fmt::format("colours to ±{} in all", full)
                                 : fmt::format("colours to ±{}", full));
}

Rgb caption_colour(const Frame& frame, std::size_t picture) {
  return picture == 3 ? frame.theme().text : frame.theme().muted;
}

// The first that has at most so many lines of this width; empty if none has.
std::string first_of_lines(const ImFont* font, float width, float most, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    const std::string lines = wrapped(font, text, width);
    if (line_count(lines) <= most && text_width(font, lines) <= width) return text;
  }
  return "";
}

}  // namespace

float MergedPictures::most_height(const Frame& frame, const ShownPair& shown, float width, int rows) {
  const float columns = static_cast<float>(kPictures) / static_cast<float>(rows);
  const float picture = (width - frame.px(kBetweenMerged) * (columns - 1.0F)) / columns;
  const float height = pair_picture({0.0F, 0.0F, picture, picture}, shown).h + 2.0F * line_of_text(frame);
  return static_cast<float>(rows) * height + static_cast<float>(rows - 1) * frame.px(kBetweenMerged) / 2.0F;
}

MergedPictures::Fit MergedPictures::fit(Rect area, int columns, Texts texts, const Frame& frame,
                                        const ShownPair& shown) const {
  const auto across = static_cast<float>(columns), rows = static_cast<float>(kPictures) / across;
  const float gap = frame.px(kBetweenMerged), line = line_of_text(frame);
  Fit made{columns, texts, (area.w - gap * (across - 1.0F)) / across, (area.h - gap / 2.0F * (rows - 1.0F)) / rows, {}};
  const float above = texts == Texts::kBeside ? 0.0F : line, below = texts == Texts::kAround ? line : 0.0F;
  const float height = made.height - above - below;
  const float width = made.width - (texts == Texts::kBeside ? frame.px(kLeastBeside) : 0.0F);
  if (height >= frame.px(kLeastMergedPicture) && width >= frame.px(kLeastMergedPicture))
    made.picture = pair_picture({0.0F, above, width, height}, shown);
  return made;
}

MergedPictures::Fit MergedPictures::best_fit(Rect area, const Frame& frame, const ShownPair& shown) const {
  constexpr float kLargerBeside = 1.2F, kLargerInRows = 1.4F, kLow = 0.7F;  // areas; of the width
  const auto larger = [](const Fit& other, float times, const Fit& best) {
    return other.picture.w * other.picture.h > times * best.picture.w * best.picture.h ? other : best;
  };
  Fit best = fit(area, 4, Texts::kAround, frame, shown);
  if (has_strips(shown) && best.picture.w < kLow * best.width) best = fit(area, 4, Texts::kAbove, frame, shown);
  best = larger(fit(area, 4, Texts::kBeside, frame, shown), kLargerBeside, best);
  const Fit rows =
      larger(fit(area, 2, Texts::kBeside, frame, shown), kLargerBeside, fit(area, 2, Texts::kAround, frame, shown));
  return larger(rows, kLargerInRows, best);
}

void MergedPictures::lay_out(Rect area, const Frame& frame, const ShownPair& shown) {
  slots_.clear();
  const Fit best = best_fit(area, frame, shown);
  texts_ = best.texts;
  bottom_ = area.y;
  if (best.picture.h <= 0.0F) return;
  const float gap = frame.px(kBetweenMerged);
  for (int k = 0; k < static_cast<int>(kPictures); ++k) {
    const float x = std::floor(area.x + static_cast<float>(k % best.columns) * (best.width + gap));
    const float y = std::floor(area.y + static_cast<float>(k / best.columns) * (best.height + gap / 2.0F));
    const Rect& picture = best.picture;
    slots_.push_back({{x, y, best.width, best.height}, {x, std::floor(y + picture.y), picture.w, picture.h}});
  }
  bottom_ = slots_.back().picture.bottom() + (texts_ == Texts::kAround ? line_of_text(frame) : 0.0F);
}

void MergedPictures::input(Frame& frame, const ShownPair& shown) const {
  for (std::size_t k = 0; k < slots_.size(); ++k) {
    const ItemState item =
        point_on_pair(frame, shown, {"merged.picture", static_cast<std::int64_t>(k)}, slots_[k].picture);
    if (!item.hovered) continue;
    constexpr std::array<const char*, kPictures> kTexts = {
        "A: both layers without the ReLU: W2(W1 x + b1) + b2",
        "B: the merged layer: (W2 W1) x + (W2 b1 + b2). A − B is rounding alone",
        "C: both layers with the ReLU between them", "C − B: what the ReLU adds. Where it is 0, one layer would do"};
    frame.explain(
        std::string(kTexts[k]) +
        ". All have the same colours; where none of A, B and C is below 0, C − B has a sign’s, up to its largest");
  }
}

void MergedPictures::draw(const Frame& frame, const PairView& view) const {
  const PairMaps* maps = view.shown.maps();
  const std::int64_t output = selected_pair_output(frame, view.shown);
  const bool says_scale = has_scale(frame, view);
  for (std::size_t k = 0; k < slots_.size(); ++k) {
    draw_texts(frame, view, k, says_scale);
    const Rect& at = slots_[k].picture;
    if (maps == nullptr) {
      draw_no_pair_picture(frame, view.shown, at);
      continue;
    }
    const std::array<const RangedMaps*, kPictures> made = {&maps->linear, &maps->together, &maps->activated,
                                                           &maps->added};
    const OutputColours colours = k == 3 ? colours_of_added(frame, view, output) : view.looks.outputs;
    draw_pair_picture(frame, view.shown,
                      {{"two.merged.picture", static_cast<std::int64_t>(k)}, at, &made[k]->maps, output, colours});
  }
}

MergedPictures::Words MergedPictures::words_of(const Frame& frame, std::size_t k) const {
  return texts_ == Texts::kBeside ? words_beside(frame, k) : words_in_lines(frame, k);
}

// Above the picture, and above or below it.
MergedPictures::Words MergedPictures::words_in_lines(const Frame& frame, std::size_t k) const {
  ImFont *strong = frame.fonts().strong, *small = frame.fonts().small;
  const Rect& at = slots_[k].picture;
  const bool is_above = texts_ == Texts::kAbove;
  const bool is_end = k + 1 == slots_.size() || slots_[k + 1].area.x <= slots_[k].area.x;
  const float y = at.y - small->FontSize - frame.px(4), end = slots_[k].area.right() + (is_end ? 0.0F : frame.px(6));
  Words words;
  words.letter = {at.x, y - frame.px(1)};
  const float left = at.x + text_width(strong, kLetters[k]) + frame.px(8);
  words.name = {left, y, end - left, small->FontSize};
  words.text = first_that_fits(small, words.name.w, {is_above ? kBriefly[k] : kWhat[k], kBriefly[k]});
  const float caption = is_above ? left + text_width(small, words.text) + frame.px(12) : at.x;
  words.caption = {caption, is_above ? y : at.bottom() + frame.px(2), end - caption, small->FontSize};
  return words;
}

// As many lines as the picture is high.
MergedPictures::Words MergedPictures::words_beside(const Frame& frame, std::size_t k) const {
  ImFont *strong = frame.fonts().strong, *small = frame.fonts().small;
  const auto& [area, at] = slots_[k];
  const float x = at.right() + frame.px(8), room = area.right() - x;
  const float y = at.y - frame.px(1) + strong->FontSize;
  Words words;
  words.letter = {x, at.y - frame.px(2)};
  const float most = std::max(1.0F, std::floor((at.bottom() - y) / small->FontSize));
  words.text = first_of_lines(small, room, std::max(1.0F, most - 1.0F), {kWhat[k], kBriefly[k]});
  const float lines = wrapped_line_count(small, words.text, room);
  words.name = {x, y, room, lines * small->FontSize};
  words.caption = {x, words.name.bottom(), room, at.bottom() - words.name.bottom()};
  words.lines = most - lines;
  return words;
}

std::string MergedPictures::caption(const Frame& frame, const PairView& view, std::size_t k, bool has_scale) const {
  const Words words = words_of(frame, k);
  const std::vector<std::string> texts = captions_of(frame, view, k, slots_[k].picture, has_scale);
  ImFont* small = frame.fonts().small;
  return texts_ == Texts::kBeside ? first_of_lines(small, words.caption.w, words.lines, texts)
                                  : first_that_fits(small, words.caption.w, texts);
}

// Whether A says how far the colours reach.
bool MergedPictures::has_scale(const Frame& frame, const PairView& view) const {
  const std::string scale = view.shown.maps() != nullptr ? scale_of_outputs(view) : "";
  return !scale.empty() && caption(frame, view, 0, false).find(scale) != std::string::npos;
}

void MergedPictures::draw_texts(const Frame& frame, const PairView& view, std::size_t k, bool has_scale) const {
  ImFont* small = frame.fonts().small;
  const Words words = words_of(frame, k);
  draw_text(frame, frame.fonts().strong, frame.theme().text, words.letter, kLetters[k]);
  draw_paragraph(frame, small, frame.theme().muted, words.name.min(), words.name.w, words.text);
  if (view.shown.maps() == nullptr) return;
  draw_paragraph(frame, small, caption_colour(frame, k), words.caption.min(), words.caption.w,
                 caption(frame, view, k, has_scale));
}

}  // namespace pw
