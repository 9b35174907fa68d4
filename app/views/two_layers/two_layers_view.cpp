#include "app/views/two_layers/two_layers_view.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/document_json/names.h"
#include "app/frame/spoken_look.h"
#include "app/pairs/pair_cases.h"
#include "app/panels/two_layers/pair_pictures.h"
#include "app/panels/two_layers/product_rows.h"
#include "app/views/two_layers/pair_commands.h"
#include "app/widgets/pictures/picture.h"

namespace pw {
namespace {

constexpr std::int64_t kMostWritten = 4096;  // numbers in the state

Shape pair_sizes(const Pair& pair) {
  const PointwiseLayer& first = pair.network.layer(0).parameters;
  return {static_cast<std::int64_t>(pair.input), first.cin, first.cout, pair.network.cout()};
}

nlohmann::json rows_of_layer(const PointwiseLayer& layer) {
  nlohmann::json rows = nlohmann::json::array();
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    nlohmann::json row = nlohmann::json::array();
    for (std::int64_t i = 0; i < layer.cin; ++i) row.push_back(state_number(static_cast<double>(layer.w(o, i))));
    rows.push_back(std::move(row));
  }
  return rows;
}

nlohmann::json biases_of(const PointwiseLayer& layer) {
  nlohmann::json biases = nlohmann::json::array();
  for (const float bias : layer.bias) biases.push_back(state_number(static_cast<double>(bias)));
  return biases;
}

}  // namespace

std::vector<Command> TwoLayersView::commands() {
  return pair_commands();
}

void TwoLayersView::refresh(Frame& frame) {
  if (shown_ == nullptr) shown_ = std::make_unique<ShownPair>(frame.session());
  shown_->refresh(frame.document(), frame.selection().n);
  pw::refresh(looks_, frame, *shown_);
}

void TwoLayersView::lay_out(Rect body, const Frame& frame) {
  laid_out_ = pair_sizes(shown_->pair());
  is_spoken_ = is_spoken(frame);
  if (is_spoken_) return spoken_.lay_out(body, frame, *shown_);
  const TwoLayersRequest request = this->request(body, frame);
  const TwoLayersLayout layout = lay_out_two_layers(request);
  x_.lay_out(layout.x, frame, *shown_);
  strips_.lay_out(layout.strips, frame, *shown_);
  layers_.lay_out(request.has_strips ? Rect() : layout.layers, frame, *shown_);
  hidden_.lay_out(request.has_strips ? layout.layers : Rect(), frame, *shown_);
  const bool is_beside = request.has_strips && layout.y.x > layout.layers.x;
  outputs_.lay_out(layout.y, frame, *shown_, is_beside ? hidden_.rows() : nullptr);
  cases_.lay_out(layout.cases, frame);
  merged_.lay_out(layout.merged, frame, *shown_);
}

// What the panels need.
TwoLayersRequest TwoLayersView::request(Rect body, const Frame& frame) const {
  const ShownPair& shown = *shown_;
  TwoLayersRequest made{body, frame.px(1), has_strips(shown), 0.0F, MergedPanel::wanted_height(frame, shown)};
  if (!shown.has_input()) {
    if (made.has_strips) made.strips = StripsPanel::wanted_height(frame, shown);
    return made;
  }
  const bool is_portrait = body.h > body.w;
  if (!made.has_strips) {
    if (is_portrait) made.most_merged = MergedPanel::most_height(frame, shown, body.w, 1);
    // A table of numbers can be as high as its panel.
    if (!is_portrait && widest_cell(shown.shape()) <= 1.0F)
      made.merged_rows = MergedPanel::most_height(frame, shown, 0.77F * body.w, 2);
    const Rect widest = pair_picture({0.0F, 0.0F, 3000.0F, 100.0F}, shown);
    made.ratio = widest.w / std::max(1.0F, widest.h);
    made.line = frame.fonts().small->FontSize + frame.px(4);
    made.maps = static_cast<int>(shown.first().cin);
    made.hidden_maps = static_cast<int>(shown.hidden());
    made.outputs_shown = static_cast<int>(shown.second().cout);
    return made;
  }
  made.strips = StripsPanel::wanted_height(frame, shown);
  made.most_strips = StripsPanel::most_height(frame, shown);
  made.most_merged = MergedPanel::most_height(frame, shown, body.w, 1);
  made.merged = std::min(made.merged, made.most_merged);
  if (is_portrait) {
    made.merged_rows = MergedPanel::most_height(frame, shown, body.w, 2);
    made.outputs = PairOutputsPanel::flat_height(frame, shown, body.w);
    // Two beside each other; of more not all may have room.
    if (const std::int64_t hidden = shown.hidden(); hidden <= 4) {
      const float width = 0.9F * body.w / static_cast<float>(std::min<std::int64_t>(hidden, 2)) - frame.px(26);
      made.hidden = (hidden <= 2 ? 1.0F : 2.0F) * hidden_height(frame, shown, width);
    }
    return made;
  }
  made.least_merged = MergedPanel::least_height(frame, shown);
  const float widest = hidden_picture_width(frame, shown, body.w);
  made.hidden = hidden_height(frame, shown, widest);
  const Rect hidden = lay_out_two_layers(made).layers;
  const float width = std::min(widest, hidden_picture_width_within(frame, shown, hidden));
  made.beside =
      PairOutputsPanel::width_beside(frame, shown, {width, hidden.h}, hidden_free_width(frame, shown, body.w, width));
  return made;
}

bool TwoLayersView::fits(const Frame& frame) const {
  return !frame.is_stale() && pair_sizes(shown_pair(frame.document())) == laid_out_;
}

void TwoLayersView::input(Frame& frame) {
  if (shown_ == nullptr || !fits(frame)) return;
  if (is_spoken_) return spoken_.input(frame, view());
  cases_.input(frame);
  if (fits(frame)) x_.input(frame, *shown_);
  if (fits(frame)) layers_.input(frame, view());
  if (fits(frame)) strips_.input(frame, view());
  if (fits(frame)) hidden_.input(frame, view());
  if (fits(frame)) outputs_.input(frame, view());
  if (fits(frame)) merged_.input(frame, view());
}

std::string_view TwoLayersView::hint(const Frame&) const {
  if (shown_ == nullptr || !shown_->has_input()) return "This pair reads a picture: choose another example.";
  const bool has_relu = shown_->first().activation != Activation::kNone;
  if (is_spoken_) return has_relu ? "A switches the ReLU off: both layers become one." : "A switches the ReLU on.";
  if (shown_->pair().example == PairCase::kEqual)
    return "Both filters are equal, and so are their outgoing weights: in training they stay equal. D nudges one.";
  return has_strips(*shown_) ? "Drag a bar or a cell; A switches the ReLU. V shows the next example."
         : has_relu          ? "Hatched: h is 0. Drag a cell; A switches the ReLU. V shows the next example."
                             : "Drag a cell; A switches the ReLU. V shows the next example.";
}

void TwoLayersView::draw(const Frame& frame) {
  if (is_spoken_) return spoken_.draw(frame, view());
  x_.draw(frame, view());
  layers_.draw(frame, view());
  strips_.draw(frame, view());
  hidden_.draw(frame, view());
  outputs_.draw(frame, view());
  cases_.draw(frame, *shown_);
  merged_.draw(frame, view());
}

std::vector<Rect> TwoLayersView::panels() const {
  if (is_spoken_) return spoken_.panels();
  std::vector<Rect> panels = {x_.panel(),       layers_.panel(), strips_.panel(), hidden_.panel(),
                              outputs_.panel(), cases_.panel(),  merged_.panel()};
  std::erase_if(panels, [](const Rect& panel) { return panel.w <= 0.0F || panel.h <= 0.0F; });
  return panels;
}

// The line of the shapes is laid out before the view.
std::optional<LayerShape> TwoLayersView::layer_shown(const Frame& frame) const {
  const Pair pair = shown_ != nullptr ? shown_->pair() : shown_pair(frame.document());
  LayerShape layer{pair.network.cin(), pair.network.cout()};
  layer.hidden = pair.network.layer(0).parameters.cout;
  layer.activation = pair.network.layer(0).parameters.activation;
  if (shown_ != nullptr && shown_->has_input()) layer.stack = shown_->shape();
  return layer;
}

void TwoLayersView::describe(StateWriter& writer, const Frame& frame) const {
  if (shown_ == nullptr) return;
  nlohmann::json& section = writer.section("two");
  const Pair& pair = shown_->pair();
  const auto cases = names_of(pair.example);
  const auto inputs = names_of(pair.input);
  const ParameterId selected = selected_pair_number(frame, *shown_);
  section = {{"case", std::ranges::find(cases, pair.example, &EnumName<PairCase>::value)->name},
             {"input", std::ranges::find(inputs, pair.input, &EnumName<PairInput>::value)->name},
             {"hidden", shown_->hidden()},
             {"outputs", shown_->second().cout},
             {"relu", shown_->first().activation != Activation::kNone},
             {"edited", !is_as_made(pair)},
             {"in_document", frame.document().pair.has_value()},
             {"selected", {{"layer", selected.layer}, {"output", selected.output}}},
             {"current", shown_->is_current()}};
  if (selected.input) section["selected"]["input"] = *selected.input;
  if (shown_->has_input()) {
    const Position at = pair_position(frame, *shown_);
    section["position"] = {at.x, at.y};
  }
  if (shown_->first().parameter_count() <= kMostWritten) {
    section["w1"] = rows_of_layer(shown_->first());
    section["b1"] = biases_of(shown_->first());
    section["w2"] = rows_of_layer(shown_->second());
    section["b2"] = biases_of(shown_->second());
  }
  const PairMaps* maps = shown_->maps();
  if (maps == nullptr) return;
  section["zero"] = maps->zero;
  section["zero_in_all"] = maps->zero_in_all;
  section["merged_difference"] = state_number(maps->merged_difference);
  section["relu_difference"] = state_number(maps->added_difference);
  if (maps->merged.parameter_count() <= kMostWritten) {
    section["merged"] = rows_of_layer(maps->merged);
    section["merged_bias"] = biases_of(maps->merged);
  }
  if (maps->iou_together) section["iou_merged"] = *maps->iou_together;
  if (maps->iou_activated) section["iou"] = *maps->iou_activated;
}

}  // namespace pw
