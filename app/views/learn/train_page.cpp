#include "app/views/learn/train_page.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "app/frame/spoken_look.h"
#include "app/pairs/pair_cases.h"
#include "app/training/trained_network.h"
#include "app/views/learn/learn_commands.h"
#include "app/views/learn/learn_state.h"
#include "app/views/learn/setting_commands.h"

namespace pw {
namespace {

bool is_pair_trained(const Frame& frame) {
  return frame.document().training.target == NetworkId::kPair;
}

// In the projector look as many as can be read: the last output, the prediction, the error, then the other outputs.
int readable_slots(const Frame& frame, const Rect& body) {
  constexpr float kReadable = 250.0F;  // points
  const int all = is_pair_trained(frame) ? PairOutputs::slots(frame) + 1 : OutputsPanel::slots(frame);
  const bool is_one_row = body.h <= body.w;
  return is_spoken(frame) && is_one_row ? std::clamp(static_cast<int>(body.w / frame.px(kReadable)), 2, all) : all;
}

}  // namespace

std::vector<Command> TrainPage::commands() {
  std::vector<Command> commands = label_commands();
  for (auto more :
       {training_commands(), speed_commands(), map_commands(), brush_commands(), setting_commands(), lock_commands()})
    std::ranges::move(more, std::back_inserter(commands));
  return commands;
}

std::string_view TrainPage::hint(const Frame&) const {
  return has_weights()
             ? "Space trains and pauses, J is one step. Paint or drag a weight while it runs. One run is one undo step."
             : "Space trains and pauses, J is one step. Paint while it runs. One run is one undo step.";
}

void TrainPage::lay_out(Rect body, const Frame& frame) {
  const Shape& shape = frame.document().shape();
  const auto cout = static_cast<int>(frame.document().network.cout());
  const int slots = readable_slots(frame, body);
  // W₁ and W₂ stand in Two layers.
  const bool is_pair = is_pair_ = is_pair_trained(frame);
  layout_ = lay_out_learn({body, frame.px(1), static_cast<float>(shape.w) / static_cast<float>(shape.h), slots,
                           is_spoken(frame) || is_pair ? 0 : cout, GradientPanel::height(frame), is_spoken(frame),
                           is_pair ? PairOutputs::pictures(frame) : OutputsPanel::pictures(frame)});
  paint_.lay_out(layout_.paint, frame);
  train_.lay_out(layout_.train, frame);
  lay_out_weights(frame);
  std::vector<Rect> slots_of_outputs = layout_.output_slots;
  if (has_error()) {
    slots_of_outputs.pop_back();
    error_.lay_out(layout_.output_slots.back(), frame);
  }
  is_pair ? pair_outputs_.lay_out(slots_of_outputs, frame) : outputs_.lay_out(slots_of_outputs, frame);
}

void TrainPage::lay_out_weights(const Frame& frame) {
  const float least = GradientPanel::least_labels(frame);
  if (has_weights()) weights_.lay_out(layout_.weights, layout_.labels_column, layout_.maps_column, frame, least);
  const bool has_own = !has_weights() || !layout_.is_gradient_above_weights();
  if (has_own)
    gradient_columns_.lay_out(layout_.gradient, layout_.gradient_labels, layout_.gradient_maps, frame, least);
  gradient_.lay_out(layout_.gradient, layout_.gradient_labels,
                    (has_own ? gradient_columns_ : weights_).rows().geometry(), frame);
}

void TrainPage::input(Frame& frame) {
  paint_.input(frame);
  if (!frame.is_stale()) train_.input(frame);
  if (!frame.is_stale()) gradient_.input(frame);
  if (!frame.is_stale() && has_weights()) weights_.input(frame);
  if (!frame.is_stale()) is_pair_ ? pair_outputs_.input(frame) : outputs_.input(frame);
  if (!frame.is_stale() && has_error()) error_.input(frame);
}

void TrainPage::draw(const Frame& frame) {
  paint_.draw(frame);
  train_.draw(frame);
  gradient_.draw(frame);
  if (has_weights()) {
    weights_.draw(frame);
    weights_.draw_head(frame);
  }
  is_pair_trained(frame) ? pair_outputs_.draw(frame) : outputs_.draw(frame);
  if (has_error()) error_.draw(frame);
}

std::vector<Rect> TrainPage::panels() const {
  std::vector<Rect> panels = {layout_.paint, layout_.train, layout_.gradient};
  if (has_weights()) panels.push_back(layout_.weights);
  const std::vector<Rect>& outputs = is_pair_ ? pair_outputs_.panels() : outputs_.panels();
  panels.insert(panels.end(), outputs.begin(), outputs.end());
  if (has_error()) panels.push_back(error_.panel());
  return panels;
}

// W₁, the ReLU and W₂ where they are trained, as in Two layers; before there are any, those to come.
std::optional<LayerShape> TrainPage::layer_shown(const Frame& frame) const {
  const Document& document = frame.document();
  if (!is_pair_trained(frame)) return std::nullopt;
  const Network* network = trained_network(document);
  LayerShape layer{document.network.cin(), trained_outputs(document).parameters.cout};
  layer.hidden = network != nullptr ? network->layer(0).parameters.cout : hidden_maps_to_come(document);
  layer.activation = network != nullptr ? network->layer(0).parameters.activation : Activation::kRelu;
  return layer;
}

void TrainPage::describe(StateWriter& writer, const Frame& frame) const {
  is_pair_trained(frame) ? pair_outputs_.describe(writer, frame) : outputs_.describe(writer, frame);
  describe_training(writer, frame);
}

}  // namespace pw
