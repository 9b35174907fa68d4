#include "app/panels/two_layers/pair_outputs_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/pairs/pair_cases.h"
#include "app/panels/two_layers/pair_pictures.h"
#include "app/panels/two_layers/pair_texts.h"
#include "app/presentation/number_text.h"
#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/pictures/legend.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr Rgb kNoPictureOfPair{70, 76, 86};

}  // namespace

bool predicts_road(const Frame& frame, const ShownPair& shown) {
  const Weights& output = shown.pair().network.layer(1);
  return shown.pair().input == PairInput::kStack && frame.document().picture != nullptr && road_output(output) &&
         output.parameters.cout >= 2;
}

void draw_road(const Frame& frame, const ShownPair& shown, const WidgetKey& key, const Tensor& maps, Rect picture) {
  Overlay overlay;
  overlay.mode = OverlayMode::kArgmax;
  overlay.chosen = static_cast<int>(*road_output(shown.pair().network.layer(1)));
  overlay.tint = frame.theme().road;
  overlay.plain = kNoPictureOfPair;
  const int w = std::max(1, static_cast<int>(picture.w)), h = std::max(1, static_cast<int>(picture.h));
  const GLuint texture = frame.pictures().overlay_of(key, {shown.stack(), shown.version(), 0}, w, h, overlay,
                                                     [&](TextureArray& array) { array.upload(maps.view(), 0); });
  draw_canvas(frame, texture, picture);
  draw_position_marker(frame, picture, shown.shape().w, shown.shape().h, pair_position(frame, shown), true);
}

void PairOutputsPanel::input(Frame& frame, const PairView& view) const {
  for (const Slot& slot : slots_) {
    const WidgetKey key = slot.kind == Kind::kOutput       ? WidgetKey{"output", slot.output}
                          : slot.kind == Kind::kPrediction ? WidgetKey{"overlay_picture"}
                                                           : WidgetKey{"merged.output"};
    const ItemState item = point_on_pair(frame, view.shown, key, slot.picture);
    if (item.pressed && slot.kind == Kind::kOutput) select_pair_output(frame, view.shown, slot.output);
    if (!item.hovered) continue;
    if (slot.kind == Kind::kOutput)
      frame.explain(fmt::format("{}: row {} of W2 times the hidden maps, plus its bias. Press: mark a position",
                                pair_output_name(view.shown, std::min(slot.output, view.shown.second().cout - 1)),
                                slot.output));
    else if (slot.kind == Kind::kPrediction)
      frame.explain("Where road is the largest output. The outputs are upsampled bilinearly to the picture");
    else
      frame.explain("W = W2·W1 and b = W2·b1 + b2: what both layers would be without the ReLU, as one 1×1");
  }
}

void PairOutputsPanel::draw(const Frame& frame, const PairView& view) const {
  if (panel_.w <= 0.0F) return;
  const ShownPair& shown = view.shown;
  const std::int64_t output = selected_pair_output(frame, shown);
  std::string caption = has_strips(shown) ? "y = W₂h + b₂" : sum_formula(shown, output);
  const bool has_relu = shown.first().activation == Activation::kRelu;
  const std::string meaning = has_relu && !example_meaning(shown).empty() ? "y = " + example_meaning(shown) : "";
  if (!meaning.empty()) caption = caption.empty() ? meaning : caption + " = " + example_meaning(shown);
  const std::string heading = fmt::format("y: {}", counted(shown.second().cout, "output"));
  std::vector<std::string> captions = {caption, meaning, ""};
  if (const auto outputs = std::ranges::count(slots_, Kind::kOutput, &Slot::kind); outputs < shown.second().cout)
    captions = {fmt::format("{} shown", outputs) + (caption.empty() ? "" : " · " + caption),
                fmt::format("{} shown", outputs)};
  draw_panel(frame, panel_, heading, frame.theme().text, pair_caption(frame, panel_, heading, 0.0F, captions), 0.0F,
             "What both layers give, one after the other");
  for (const Slot& slot : slots_) draw_slot(frame, view, slot);
  draw_sentence(frame, view);
}

std::string PairOutputsPanel::sentence(const PairView& view) const {
  const ShownPair& shown = view.shown;
  const PairMaps& maps = *shown.maps();
  const char* same = "Without a ReLU both layers are one 1×1: the pictures are the same.";
  if (has_strips(shown)) {
    if (!maps.has_activation()) return "Without a ReLU both layers are one 1×1.";
    if (shown.hidden() > 1 && maps.zero_in_all >= 0.005) return zero_in_all_text(maps) + ": there y is the bias alone.";
    return predicts_road_ ? "Road is predicted where its output is the largest." : "";
  }
  if (!maps.has_activation()) return same;
  const double size = std::max(1e-30, static_cast<double>(std::max(std::fabs(view.looks.outputs.range.lo),
                                                                   std::fabs(view.looks.outputs.range.hi))));
  if (maps.added_difference <= 1e-3 * size) return "Here the ReLU changes nothing: one 1×1 does the same.";
  // That no other 1×1 comes near is known of these alone.
  return example_meaning(shown).empty() ? "With the ReLU, the merged layer gives another picture."
                                        : "With the ReLU, this picture is out of reach of any single 1×1.";
}

void PairOutputsPanel::draw_sentence(const Frame& frame, const PairView& view) const {
  if (sentence_.h <= 0.0F || view.shown.maps() == nullptr) return;
  const std::string text = sentence(view);
  const auto height = [&](ImFont* font) { return wrapped_line_count(font, text, sentence_.w) * font->FontSize; };
  ImFont* font = height(frame.fonts().body) <= sentence_.h ? frame.fonts().body : frame.fonts().small;
  if (height(font) > sentence_.h) return;
  float y = sentence_.y;
  if (!text.empty())
    y += draw_paragraph(frame, font, frame.theme().text, {sentence_.x, y}, sentence_.w, text) + frame.px(10);
  if (has_strips(view.shown)) draw_sums(frame, view.shown, y);
}

// Where the sentence leaves room, the outputs with all weights: what a 0 leaves out is seen there.
void PairOutputsPanel::draw_sums(const Frame& frame, const ShownPair& shown, float y) const {
  constexpr std::int64_t kMostTerms = 4;
  if (shown.hidden() > kMostTerms) return;
  std::vector<std::string> sums;
  for (const Slot& slot : slots_) {
    if (slot.kind != Kind::kOutput) continue;
    sums.push_back(sum_with_all_weights(shown, slot.output));
    if (slot.beside.w <= 0.0F) sums.push_back("here " + sum_here(frame, shown, *shown.maps(), slot.output));
  }
  const auto has_room = [&](ImFont* font) {
    return y + static_cast<float>(sums.size()) * (font->FontSize + frame.px(3)) <= sentence_.bottom() &&
           std::ranges::all_of(sums, [&](const std::string& sum) { return text_width(font, sum) <= sentence_.w; });
  };
  ImFont* font = has_room(frame.fonts().body) ? frame.fonts().body : frame.fonts().small;
  if (sums.empty() || !has_room(font)) return;
  frame.explain_drawn(
      {sentence_.x, y, sentence_.w, sentence_.bottom() - y},
      "Each output with its row of W2, and its sum at the marked position: a hidden map whose weight is 0 "
      "does not count");
  for (const std::string& sum : sums) {
    draw_text(frame, font, frame.theme().muted, {sentence_.x, std::floor(y)}, sum);
    y += font->FontSize + frame.px(3);
  }
}

void PairOutputsPanel::draw_prediction(const Frame& frame, const ShownPair& shown, const Slot& slot) const {
  const PairMaps* maps = shown.maps();
  ImFont *strong = frame.fonts().strong, *small = frame.fonts().small;
  const std::string iou = maps->has_activation() ? iou_text(maps->iou_activated) : iou_text(maps->iou_together);
  const auto fits = [&](const char* name, float width) {
    return text_width(strong, name) + frame.px(8) + text_width(small, iou) <= width;
  };
  // What it is comes before how good it is. The panel can be wider than its picture.
  const bool is_wide = fits("Predicted road", slot.picture.w) || slot.title.w < slot.picture.w;
  const float room = is_wide ? slot.picture.w : slot.title.w;
  const char* name = fits("Predicted road", room) ? "Predicted road" : "Predicted";
  const std::string score = first_that_fits(small, room - text_width(strong, name) - frame.px(8),
                                            {iou, iou.empty() ? "" : "IoU " + iou.substr(iou.size() - 4)});
  draw_text_within(frame, strong, frame.theme().road, slot.title.min(), room, name);
  draw_text_right(frame, small, frame.theme().text,
                  {slot.picture.x + room, slot.title.y + baseline_drop(strong, small)}, score);
  draw_road(frame, shown, "two.road", maps->y().maps, slot.picture);
}

bool PairOutputsPanel::has_zero_line(const Frame& frame, const PairMaps& maps, const Slot& slot) {
  const Shape& shape = maps.y().maps.shape();
  return pw::has_zero_line(frame.fonts(), slot.picture, shape.w, shape.h, maps.y().maps.plane(0, slot.output));
}

void PairOutputsPanel::draw_line(const Frame& frame, const PairView& view, const Slot& slot) const {
  const PairMaps* maps = view.shown.maps();
  ImFont* small = frame.fonts().small;
  const float y = slot.picture.bottom() + frame.px(2), width = slot.title.w;
  const auto o = static_cast<std::size_t>(slot.output);
  if (slot.kind == Kind::kMerged) {
    const OutputRange& range = maps->together.ranges[o];
    draw_text(frame, small, frame.theme().muted, {slot.picture.x, y},
              first_that_fits(small, width, {ends_text(range) + ", the same colours as y", ends_text(range)}));
    return;
  }
  const std::string ends = ends_text(maps->y().ranges[o]);
  const std::string here = "here " + sum_here(frame, view.shown, *maps, slot.output);
  std::vector<std::string> forms = ends_and_zero_line(ends, has_zero_line(frame, *maps, slot));
  if (text_width(small, forms.front() + here) + frame.px(12) > width) forms = {ends};
  const float used =
      draw_text(frame, small, frame.theme().muted, {slot.picture.x, y}, first_that_fits(small, width, forms));
  const float left = width - used - frame.px(12);
  const std::string number = "here " + number_text(value_here(frame, view.shown, maps->y().maps.view(), slot.output));
  draw_text(frame, small, frame.theme().text, {slot.picture.x + used + frame.px(12), y},
            first_that_fits(small, left, {here, number}));
}

void PairOutputsPanel::draw_slot(const Frame& frame, const PairView& view, const Slot& slot) const {
  const ShownPair& shown = view.shown;
  const PairMaps* maps = shown.maps();
  if (maps == nullptr) return draw_no_pair_picture(frame, shown, slot.picture);
  if (slot.kind == Kind::kPrediction) return draw_prediction(frame, shown, slot);
  ImFont *strong = frame.fonts().strong, *small = frame.fonts().small;
  const auto o = static_cast<std::size_t>(slot.output);
  const bool is_merged = slot.kind == Kind::kMerged;
  const RangedMaps& made = is_merged ? maps->together : maps->y();
  std::string title = is_merged ? "Merged into one layer" : pair_output_name(shown, slot.output);
  if (is_merged && shown.second().cout > 1) title += ": " + pair_output_name(shown, slot.output);
  const std::string weights = is_merged ? merged_text(maps->merged, slot.output) : "";
  if (!weights.empty() && text_width(strong, title + ": " + weights) <= slot.title.w) title += ": " + weights;
  const Rgb colour = is_merged ? frame.theme().text : pair_output_colour(frame, shown, slot.output);
  const float used = draw_text_within(frame, strong, colour, slot.title.min(), slot.title.w, title);
  const bool has_ends = slot.has_line || slot.beside.w > 0.0F;
  const std::string right = is_merged  ? (is_flat(made.ranges[o]) ? "flat" : "")
                            : has_ends ? ""
                                       : ends_text(made.ranges[o]);
  draw_text_right(
      frame, small, frame.theme().muted, {slot.picture.right(), slot.title.y + baseline_drop(strong, small)},
      first_that_fits(small, slot.picture.w - used - frame.px(8),
                      right.empty() || is_merged ? std::vector{right}
                                                 : ends_and_zero_line(right, has_zero_line(frame, *maps, slot))));
  draw_pair_picture(frame, shown,
                    {{is_merged ? "two.merged" : "two.output", slot.output},
                     slot.picture,
                     &made.maps,
                     slot.output,
                     view.looks.outputs});
  if (slot.has_line) draw_line(frame, view, slot);
  if (slot.beside.w > 0.0F) draw_beside(frame, view, slot);
}

// The range of the colours, and how the marked position's value comes about.
void PairOutputsPanel::draw_beside(const Frame& frame, const PairView& view, const Slot& slot) const {
  const PairMaps& maps = *view.shown.maps();
  ImFont* small = frame.fonts().small;
  const Rect& area = slot.beside;
  const std::string ends = ends_text(maps.y().ranges[static_cast<std::size_t>(slot.output)]);
  float y = area.y + draw_paragraph(frame, small, frame.theme().muted, area.min(), area.w, ends);
  if (has_zero_line(frame, maps, slot))
    y += draw_paragraph(frame, small, frame.theme().muted, {area.x, y}, area.w, kZeroLine);
  const std::string value = number_text(value_here(frame, view.shown, maps.y().maps.view(), slot.output));
  for (const std::string& here : {"here " + sum_here(frame, view.shown, maps, slot.output), "here " + value}) {
    const std::string lines = wrapped(small, here, area.w);
    const float height = line_count(lines) * small->FontSize;
    if (y + height > area.bottom() || text_width(small, lines) > area.w) continue;
    draw_paragraph(frame, small, frame.theme().text, {area.x, y}, area.w, here);
    return;
  }
}

}  // namespace pw
