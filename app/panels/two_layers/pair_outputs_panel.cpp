#include "app/panels/two_layers/pair_outputs_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/geometry/two_layers_layout.h"
#include "app/pairs/pair_cases.h"
#include "app/panels/two_layers/pair_pictures.h"
#include "app/panels/two_layers/pair_texts.h"
#include "app/presentation/number_text.h"
#include "app/widgets/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr Rgb kNoPictureOfPair{70, 76, 86};
constexpr float kBetweenFlat = 12.0F;  // points: pictures side by side

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

// In the rows of the hidden maps.
void PairOutputsPanel::lay_out_beside(Rect area, const Frame& frame, const ShownPair& shown,
                                      const ProductRows* of_hidden) {
  const ProductRows rows = of_hidden != nullptr ? *of_hidden : product_rows(frame, shown, area);
  const auto slot = [&](Kind kind, std::int64_t output, float top, float picture) {
    Slot made{kind, output, {area.x, top, area.w, rows.line}, {}, false};
    made.picture = pair_picture({area.x, picture, area.w, rows.height}, shown);
    slots_.push_back(made);
  };
  if (predicts_road(frame, shown))
    slot(Kind::kPrediction, *road_output(shown.pair().network.layer(1)), area.y, rows.picture);
  for (std::size_t o = 0; o < rows.cells.size(); ++o) {
    slot(Kind::kOutput, rows.first + static_cast<std::int64_t>(o), rows.cells[o] + frame.px(2), rows.lower[o]);
  }
}

namespace {

struct FlatSlots {
  bool has_road = false;
  std::int64_t outputs = 0, count = 0;
  float width = 0.0F;
};

FlatSlots flat_slots(const Frame& frame, const ShownPair& shown, float width) {
  FlatSlots slots{predicts_road(frame, shown)};
  slots.outputs = std::min<std::int64_t>(shown.second().cout, slots.has_road ? 2 : 3);
  slots.count = slots.outputs + (slots.has_road ? 1 : 0);
  slots.width =
      (width - frame.px(kBetweenFlat) * static_cast<float>(slots.count - 1)) / static_cast<float>(slots.count);
  return slots;
}

float flat_title(const Frame& frame) {
  return std::floor(frame.fonts().small->FontSize + frame.px(4));
}

}  // namespace

float PairOutputsPanel::flat_height(const Frame& frame, const ShownPair& shown, float width) {
  if (!shown.has_input()) return 0.0F;
  const float ratio = static_cast<float>(shown.shape().w) / static_cast<float>(shown.shape().h);
  const float picture = flat_slots(frame, shown, width - 2.0F * frame.padding()).width / ratio;
  return panel_area(frame, {}).y + picture + 2.0F * flat_title(frame) + frame.padding();
}

// Side by side in a wide panel.
void PairOutputsPanel::lay_out_flat(Rect area, const Frame& frame, const ShownPair& shown) {
  const float title = flat_title(frame);
  const auto [has_road, outputs, count, width] = flat_slots(frame, shown, area.w);
  const std::int64_t cout = shown.second().cout;
  const std::int64_t first =
      std::clamp<std::int64_t>(selected_pair_output(frame, shown) - outputs + 1, 0, cout - outputs);
  for (std::int64_t k = 0; k < count; ++k) {
    const bool is_road = has_road && k == 0;
    const float x = std::floor(area.x + static_cast<float>(k) * (width + frame.px(kBetweenFlat)));
    const std::int64_t output = is_road ? *road_output(shown.pair().network.layer(1)) : first + k - (has_road ? 1 : 0);
    Slot slot{is_road ? Kind::kPrediction : Kind::kOutput, output, {x, area.y, width, title}, {}, !is_road};
    slot.picture = pair_picture({x, area.y + title, width, std::max(1.0F, area.h - 2.0F * title)}, shown);
    slots_.push_back(slot);
  }
}

void PairOutputsPanel::lay_out_below(Rect area, const Frame& frame, const ShownPair& shown) {
  const float title = std::floor(frame.fonts().small->FontSize + frame.px(4)), gap = frame.px(8);
  const std::int64_t cout = shown.second().cout;
  const float line = title, least = title + line + frame.px(26);
  const float text = std::floor(2.0F * frame.fonts().small->FontSize + frame.px(12));
  const auto fit = static_cast<std::int64_t>((area.h - text + gap) / (least + gap));
  const bool has_merged = fit >= 2;
  const std::int64_t outputs = std::clamp<std::int64_t>(has_merged ? fit - 1 : fit, 1, std::min<std::int64_t>(cout, 3));
  const std::int64_t count = outputs + (has_merged ? 1 : 0);
  const float all = area.h - (fit > 2 || outputs + 1 < fit ? text : 0.0F);
  const float height = (all + gap) / static_cast<float>(count) - gap;
  const std::int64_t first =
      std::clamp<std::int64_t>(selected_pair_output(frame, shown) - outputs + 1, 0, cout - outputs);
  // Where the pictures are lower than their share, they stand over all of the panel, as the hidden maps beside them do.
  const float step = (area.h + frame.px(12)) / static_cast<float>(count);
  const float picture = pair_picture({area.x, area.y, area.w, std::max(1.0F, height - title - line)}, shown).h;
  const bool is_spread = title + picture + line + gap + text <= step - frame.px(12);
  float y = area.y;
  for (std::int64_t k = 0; k < count; ++k) {
    Slot slot{k < outputs ? Kind::kOutput : Kind::kMerged,
              first + std::min(k, outputs - 1),
              {area.x, y, area.w, title},
              {},
              true};
    slot.picture = pair_picture({area.x, y + title, area.w, std::max(1.0F, height - title - line)}, shown);
    const bool is_last = k + 1 == count;
    y = std::floor(is_spread && !is_last ? area.y + static_cast<float>(k + 1) * step
                                         : slot.picture.bottom() + line + gap);
    slots_.push_back(slot);
  }
  if (area.bottom() - y >= frame.fonts().small->FontSize) sentence_ = {area.x, y, area.w, area.bottom() - y};
}

void PairOutputsPanel::lay_out(Rect panel, const Frame& frame, const ShownPair& shown, const ProductRows* rows) {
  panel_ = panel;
  slots_.clear();
  sentence_ = {};
  if (panel.w <= 0.0F || !shown.has_input()) return;
  const Rect area = panel_area(frame, panel);
  if (has_strips(shown) && panel.w < 1.5F * panel.h)
    lay_out_beside(area, frame, shown, rows);
  else if (has_strips(shown))
    lay_out_flat(area, frame, shown);
  else
    lay_out_below(area, frame, shown);
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
  if (const std::string meaning = example_meaning(shown); !meaning.empty() && has_relu)
    caption = caption.empty() ? "y = " + meaning : caption + " = " + meaning;
  draw_panel(frame, panel_, fmt::format("y: {}", counted(shown.second().cout, "output")), frame.theme().text, caption,
             0.0F, "What both layers give, one after the other");
  for (const Slot& slot : slots_) draw_slot(frame, view, slot);
  const PairMaps* maps = shown.maps();
  if (sentence_.h <= 0.0F || maps == nullptr) return;
  const double size = std::max(1e-30, static_cast<double>(std::max(std::fabs(view.looks.outputs.range.lo),
                                                                   std::fabs(view.looks.outputs.range.hi))));
  const bool is_other = maps->added_difference > 1e-3 * size;
  const char* text = !maps->has_activation() ? "Without a ReLU both layers are one 1×1: the pictures are the same."
                     : is_other              ? "With the ReLU, this picture is out of reach of any single 1×1."
                                             : "Here the ReLU changes nothing: one 1×1 does the same.";
  // That no other 1×1 comes near is known of these alone.
  const bool is_known = example_meaning(shown).size() > 0;
  if (maps->has_activation() && is_other && !is_known) text = "With the ReLU, the merged layer gives another picture.";
  const std::string broken = wrapped(frame.fonts().body, text, sentence_.w);
  const auto lines = static_cast<float>(std::ranges::count(broken, '\n') + 1);
  ImFont* font = lines * frame.fonts().body->FontSize <= sentence_.h ? frame.fonts().body : frame.fonts().small;
  const std::string small = wrapped(font, text, sentence_.w);
  if (static_cast<float>(std::ranges::count(small, '\n') + 1) * font->FontSize > sentence_.h) return;
  draw_paragraph(frame, font, frame.theme().text, sentence_.min(), sentence_.w, text);
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

void PairOutputsPanel::draw_line(const Frame& frame, const PairView& view, const Slot& slot) const {
  const PairMaps* maps = view.shown.maps();
  ImFont* small = frame.fonts().small;
  const float y = slot.picture.bottom() + frame.px(2), width = slot.title.w;
  const auto o = static_cast<std::size_t>(slot.output);
  if (slot.kind == Kind::kMerged) {
    const OutputRange& range = maps->together.ranges[o];
    draw_text(frame, small, frame.theme().muted, {slot.picture.x, y},
              first_that_fits(small, width, {ends_text(range) + ", the same colours as above", ends_text(range)}));
    return;
  }
  const std::string ends = ends_text(maps->y().ranges[o]);
  const std::string here = "here " + sum_here(frame, view.shown, *maps, slot.output);
  const float used =
      draw_text(frame, small, frame.theme().muted, {slot.picture.x, y}, first_that_fits(small, width, {ends}));
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
  const std::string right = is_merged       ? (is_flat(made.ranges[o]) ? "flat" : "")
                            : slot.has_line ? ""
                                            : ends_text(made.ranges[o]);
  draw_text_right(frame, small, frame.theme().muted,
                  {slot.picture.right(), slot.title.y + baseline_drop(strong, small)},
                  first_that_fits(small, slot.picture.w - used - frame.px(8), {right}));
  draw_pair_picture(frame, shown,
                    {{is_merged ? "two.merged" : "two.output", slot.output},
                     slot.picture,
                     &made.maps,
                     slot.output,
                     view.looks.outputs});
  if (slot.has_line) draw_line(frame, view, slot);
}

}  // namespace pw
