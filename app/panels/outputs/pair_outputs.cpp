#include "app/panels/outputs/pair_outputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/pairs/pair_cases.h"
#include "app/panels/outputs/output_lines.h"
#include "app/presentation/map_colours.h"
#include "app/presentation/number_text.h"
#include "app/presentation/outputs/prediction.h"
#include "app/training/trained_network.h"
#include "app/widgets/curtain.h"
#include "app/widgets/pictures/legend.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::int64_t kMostPairOutputs = 3;  // at a time
constexpr Rgb kNoPairPicture{70, 76, 86};

// Null where the document has no pair on its stack.
const Network* pair_on_stack(const Frame& frame) {
  const auto& pair = frame.document().pair;
  return pair && pair->input == PairInput::kStack ? &pair->network : nullptr;
}

// Null also before they have been computed.
const OutputMaps* outputs_of_pair(const Frame& frame) {
  const Network* network = pair_on_stack(frame);
  const NetworkOutputs* outputs = frame.session().pair_outputs();
  if (network == nullptr || outputs == nullptr || !outputs->fits(frame.document().shape(), *network)) return nullptr;
  return &outputs->last();
}

// In the place of what is not there.
std::string why_no_outputs(const Frame& frame) {
  if (pair_on_stack(frame) != nullptr) return "computing…";
  return frame.document().pair ? "The pair reads other maps than these" : no_pair_yet(frame.document());
}

// What they mean, also before there is a pair.
const Weights& last_of_pair(const Frame& frame) {
  return trained_outputs(frame.document());
}

std::int64_t shown_pair_outputs(const Frame& frame) {
  return std::min(last_of_pair(frame).parameters.cout, kMostPairOutputs);
}

std::string pair_output_name(const Frame& frame, std::int64_t output) {
  return output_name(last_of_pair(frame), output);
}

Rgb pair_output_colour(const Frame& frame, std::int64_t output) {
  const auto kind = output_class(last_of_pair(frame), output);
  return kind ? class_colour(frame.theme(), *kind) : frame.theme().text;
}

// The output that the prediction is about: the road's, or the last.
std::int64_t predicted_of_pair(const Weights& last) {
  return road_output(last).value_or(last.parameters.cout - 1);
}

Overlay overlay_of_pair(const Frame& frame, const Network& network) {
  Overlay overlay;
  const bool has_classes = network.cout() > 2 && network.cout() <= static_cast<std::int64_t>(kMostClasses);
  overlay.mode = has_classes ? OverlayMode::kClasses : OverlayMode::kArgmax;
  overlay.chosen = static_cast<int>(predicted_of_pair(last_of_pair(frame)));
  overlay.independent = answers_alone(network.layers.back()->parameters);
  const bool has_class = output_class(*network.layers.back(), overlay.chosen).has_value();
  overlay.tint = has_class ? pair_output_colour(frame, overlay.chosen)
                           : unnamed_class_colour(network.cout() == 1 ? 1 : overlay.chosen);
  for (std::int64_t o = 0; has_classes && o < network.cout(); ++o)
    overlay.classes.push_back(pair_output_colour(frame, o));
  overlay.plain = kNoPairPicture;
  overlay.outline = frame.display().shows_truth;
  return overlay;
}

DataVersion pair_output_version(const Frame& frame, std::int64_t part) {
  return {nullptr, frame.session().outputs_version(), frame.selection().n * kMostPairOutputs * 2 + part};
}

std::string explain_pair_output(const Frame& frame, std::int64_t output) {
  const OutputMaps* outputs = outputs_of_pair(frame);
  if (outputs == nullptr || output >= outputs->values().shape().c) return "";
  const Position at = frame.hover().position.value_or(frame.selection().position);
  const Shape& shape = frame.document().shape();
  const auto values = outputs->values().plane(frame.selection().n, output);
  return fmt::format("y of the pair, {}: W₂ · a(W₁x + b₁) + b₂\nrow {}, column {}: {}", pair_output_name(frame, output),
                     at.y, at.x, number_text(values[static_cast<std::size_t>(at.y * shape.w + at.x)]));
}

std::string explain_prediction(const Frame& frame) {
  const Network* network = pair_on_stack(frame);
  if (network == nullptr) return why_no_outputs(frame);
  return fmt::format("Tinted where the pair's {} is the largest of its outputs.",
                     pair_output_name(frame, predicted_of_pair(last_of_pair(frame))));
}

}  // namespace

int PairOutputs::slots(const Frame& frame) {
  return static_cast<int>(shown_pair_outputs(frame)) + 1;
}

void PairOutputs::lay_out(const std::vector<Rect>& slots, const Frame& frame) {
  const auto& image = frame.document().picture;
  panels_ = slots;
  outputs_.clear();
  const Weights& last = last_of_pair(frame);
  const auto count = static_cast<std::int64_t>(slots.size()) - 1, all = last.parameters.cout;
  // Where not all have room, the one that the prediction is about is among them.
  const std::int64_t predicted = predicted_of_pair(last);
  const std::int64_t first = std::max<std::int64_t>(0, std::min(predicted, all - 1) - count + 1);
  for (std::size_t i = 0; i + 1 < slots.size(); ++i) {
    const PictureWithLine placed = place_map_with_scale(frame, panel_area(frame, slots[i]));
    outputs_.push_back({first + static_cast<std::int64_t>(i), slots[i], placed.picture, placed.line});
  }
  const PictureWithLine placed = place_with_line(frame, panel_area(frame, slots.back()), [&](Rect room) {
    return image ? whole_size(fit(room, static_cast<float>(image->width) / static_cast<float>(image->height)))
                 : fit_map(room, frame.document().shape());
  });
  prediction_ = {0, slots.back(), placed.picture, placed.line};
}

void PairOutputs::input(Frame& frame) const {
  if (frame.display().curtain || outputs_of_pair(frame) == nullptr) return;
  for (const Slot& slot : outputs_) {
    const ItemState item = point_on_picture(frame, {"output", slot.output}, slot.picture);
    if (!item.hovered) continue;
    frame.explain([output = slot.output](const Frame& shown) { return explain_pair_output(shown, output); });
  }
  if (point_on_picture(frame, "overlay_picture", prediction_.picture).hovered) frame.explain(explain_prediction);
}

void PairOutputs::draw(const Frame& frame) {
  for (const Slot& slot : outputs_) draw_output(frame, slot);
  draw_prediction(frame);
}

void PairOutputs::draw_output(const Frame& frame, const Slot& slot) const {
  const OutputMaps* outputs = outputs_of_pair(frame);
  const std::string heading = "y of the pair: " + pair_output_name(frame, slot.output);
  const float room = slot.panel.w - 3.0F * frame.padding();
  const std::string title =
      first_that_fits(frame.fonts().strong, room, {heading, "y: " + pair_output_name(frame, slot.output), "y"});
  if (outputs == nullptr) {
    draw_panel(frame, slot.panel, title, pair_output_colour(frame, slot.output), "");
    return draw_no_picture(frame, slot.picture, why_no_outputs(frame));
  }
  const std::int64_t n = frame.selection().n;
  const OutputRange& range = outputs->of(n, slot.output);
  const std::string caption = fmt::format("{} … {}", number_text(range.min), number_text(range.max));
  const float left = room - text_width(frame.fonts().strong, title);
  draw_panel(frame, slot.panel, title, pair_output_colour(frame, slot.output),
             frame.display().curtain ? "" : first_that_fits(frame.fonts().small, left, {caption}));
  frame.explain_drawn(slot.panel,
                      [output = slot.output](const Frame& shown) { return explain_pair_output(shown, output); });
  if (frame.display().curtain) return draw_curtain(frame, slot.picture);
  const OutputColours colours = output_colours(outputs->activation(), range, false, frame.theme());
  const int w = static_cast<int>(slot.picture.w), h = static_cast<int>(slot.picture.h);
  const float lines = output_lines(frame.fonts(), slot.picture, outputs->values(), n);
  const Tile tile{0, 0, w, h, 0, colours.range, 1.0F, 0.0F, lines};
  const TilePainting painting{w, h, {tile}, colours.map, frame.theme().panel};
  const auto upload = [&](TextureArray& array) {
    const Shape& shape = frame.document().shape();
    Tensor map({1, 1, shape.h, shape.w});
    std::ranges::copy(outputs->values().plane(n, slot.output), map.plane(0, 0).begin());
    array.upload(map, 0);
  };
  const DataVersion version = pair_output_version(frame, slot.output);
  draw_canvas(frame, frame.pictures().arranged({"pair.output", slot.output}, version, painting, upload), slot.picture);
  draw_markers(frame, slot.picture);
  const bool has_line =
      shows_lines(slot.picture, outputs->values().shape(), lines) && range.min < 0.0F && range.max > 0.0F;
  draw_legend(frame, slot.legend, *colours.map, colours.range, has_line);
}

void PairOutputs::draw_prediction(const Frame& frame) {
  shown_score_.reset();
  const Network* network = pair_on_stack(frame);
  const OutputMaps* outputs = outputs_of_pair(frame);
  const Weights& last = last_of_pair(frame);
  const std::int64_t predicted = predicted_of_pair(last);
  const bool has_many = last.parameters.cout > 2;
  const std::string heading = has_many ? "Predicted classes" : "Predicted " + pair_output_name(frame, predicted);
  draw_panel(
      frame, prediction_.panel,
      first_that_fits(frame.fonts().strong, prediction_.panel.w - 2.0F * frame.padding(), {heading, "Predicted"}),
      has_many ? frame.theme().text : pair_output_colour(frame, predicted), "");
  frame.explain_drawn(prediction_.panel, explain_prediction);
  if (outputs == nullptr)
    return draw_no_picture(frame, prediction_.picture, network != nullptr ? "computing…" : "no prediction yet");
  if (frame.display().curtain) return draw_curtain(frame, prediction_.picture);
  const Document& document = frame.document();
  const std::int64_t n = frame.selection().n;
  const auto upload = [&](TextureArray& array) { array.upload(outputs->sums(), n); };
  draw_canvas(frame,
              frame.pictures().overlay_of(
                  "pair.overlay", pair_output_version(frame, kMostPairOutputs), static_cast<int>(prediction_.picture.w),
                  static_cast<int>(prediction_.picture.h), overlay_of_pair(frame, *network), upload),
              prediction_.picture);
  draw_markers(frame, prediction_.picture);
  const auto rule = road_rule(last, 0.5F);
  if (rule && document.ground_truth != nullptr && document.picture != nullptr)
    shown_score_ = road_.of(outputs->sums(), pair_output_version(frame, kMostPairOutputs), document, n, *rule);
  draw_score(frame);
}

// In the sizes of the layer's score.
void PairOutputs::draw_score(const Frame& frame) const {
  const Fonts& fonts = frame.fonts();
  const Rect& area = prediction_.legend;
  const Rgb colour = frame.theme().text;
  const bool is_upright = area.h > 2.0F * line_below_picture(frame);
  const std::string before = shown_score_                               ? "IoU (pixels)"
                             : frame.document().ground_truth == nullptr ? "no ground truth"
                                                                        : "no score";
  if (!shown_score_) {
    if (is_upright)
      draw_paragraph(frame, fonts.small, colour, area.min(), area.w, before);
    else
      draw_text(frame, fonts.small, colour, {area.x, area.centre().y - fonts.small->FontSize / 2.0F}, before);
    return;
  }
  const std::string number = fmt::format("{:.2f}", shown_score_->iou);
  const std::string accuracy = fmt::format("pixel accuracy {:.1f} %", 100.0 * shown_score_->accuracy);
  if (is_upright) {
    float y = area.y + draw_paragraph(frame, fonts.small, colour, area.min(), area.w, before);
    draw_text(frame, fonts.spoken, colour, {area.x, y}, number);
    y += fonts.spoken->FontSize + frame.px(2);
    const float lines = wrapped_line_count(fonts.small, accuracy, area.w);
    if (y + lines * fonts.small->FontSize <= area.bottom())
      draw_paragraph(frame, fonts.small, colour, {area.x, y}, area.w, accuracy);
    return;
  }
  const float y = area.centre().y - fonts.spoken->FontSize / 2.0F;
  const float small_y = y + baseline_drop(fonts.spoken, fonts.small);
  float x = area.x + draw_text(frame, fonts.small, colour, {area.x, small_y}, before) + frame.px(5);
  x += draw_text(frame, fonts.spoken, colour, {x, y}, number);
  draw_text(frame, fonts.small, colour, {x, small_y},
            first_that_fits(fonts.small, area.right() - x, {" · " + accuracy, ""}));
}

void PairOutputs::describe(StateWriter& writer, const Frame& frame) const {
  const OutputMaps* outputs = outputs_of_pair(frame);
  if (outputs != nullptr) {
    auto& section = writer.section("pair_output");
    section = {{"min", nlohmann::json::array()}, {"max", nlohmann::json::array()}};
    for (std::int64_t o = 0; o < outputs->values().shape().c; ++o) {
      section["min"].push_back(state_number(outputs->of(frame.selection().n, o).min));
      section["max"].push_back(state_number(outputs->of(frame.selection().n, o).max));
    }
  }
  if (shown_score_)
    writer.section("score") = {{"iou", state_number(shown_score_->iou)},
                               {"right", state_number(shown_score_->accuracy)}};
}

}  // namespace pw
