#include "app/views/two_layers/pair_number_commands.h"

#include <algorithm>
#include <iterator>

#include "app/frame/parameter_edit.h"
#include "app/pairs/pair_cases.h"
#include "app/presentation/scale_steps.h"

namespace pw {
namespace {

// As a share of the cells' half range.
constexpr float kPairStep = 0.05F, kFinePairStep = 0.005F;
// The rows of the same keys elsewhere.
constexpr const char* kNumberRow = "select a map";
constexpr const char* kRowOfLayer = "the next filter, the previous filter";
constexpr const char* kChangeRow = "raise or lower the selected weight; Alt: fine";
constexpr const char* kBiasOfPairRow = "lower or raise the bias";
constexpr const char* kMarkerRow = "move the marker";

ParameterId selected_in(const Selection& selection, const Network& network) {
  const PairChoice& choice = selection.pair;
  const PointwiseLayer& layer = network.layer(choice.layer).parameters;
  ParameterId id{NetworkId::kPair, choice.layer, std::clamp<std::int64_t>(choice.output, 0, layer.cout - 1), {}};
  if (!choice.is_bias) id.input = std::clamp<std::int64_t>(choice.input, 0, layer.cin - 1);
  return id;
}

ParameterId selected_number(const Frame& frame) {
  return selected_in(frame.selection(), shown_network(frame.document(), NetworkId::kPair));
}

// Of the cells of its layer.
float half_range_of_layer(const Frame& frame, const ParameterId& id) {
  const Network network = shown_network(frame.document(), NetworkId::kPair);
  const PointwiseLayer& layer = network.layer(id.layer).parameters;
  return scale_step(largest_magnitude(id.input ? layer.weight : layer.bias));
}

std::function<void(Frame&)> nudges(float share) {
  return [share](Frame& frame) {
    const ParameterId id = selected_number(frame);
    nudge_parameter(frame, id, share, half_range_of_layer(frame, id));
  };
}

// The bias of the row that is selected.
std::function<void(Frame&)> nudges_bias_of_pair(float share) {
  return [share](Frame& frame) {
    ParameterId id = selected_number(frame);
    id.input.reset();
    nudge_parameter(frame, id, share, 1.0F);
  };
}

// Through the weights of the row and its bias, which comes last.
std::function<void(Frame&)> steps_input(std::int64_t by) {
  return [by](Frame& frame) {
    ParameterId id = selected_number(frame);
    const std::int64_t cin = shown_network(frame.document(), NetworkId::kPair).layer(id.layer).parameters.cin;
    const std::int64_t next = (id.input.value_or(cin) + by + cin + 1) % (cin + 1);
    id.input = next == cin ? std::nullopt : std::optional(next);
    select_pair_number(frame, id);
  };
}

std::function<void(Frame&)> steps_row(std::int64_t by) {
  return [by](Frame& frame) {
    ParameterId id = selected_number(frame);
    const std::int64_t cout = shown_network(frame.document(), NetworkId::kPair).layer(id.layer).parameters.cout;
    id.output = (id.output + by + cout) % cout;
    select_pair_number(frame, id);
  };
}

// The same hidden map in the other layer.
void other_layer(Frame& frame) {
  const ParameterId id = selected_number(frame);
  ParameterId other{NetworkId::kPair, 1 - id.layer, 0, 0};
  if (id.layer == 0)
    other.input = id.output;
  else
    other.output = id.input.value_or(0);
  select_pair_number(frame, other);
}

std::function<void(Frame&)> moves_marker(std::int64_t dx, std::int64_t dy) {
  return [dx, dy](Frame& frame) {
    const Document& document = frame.document();
    const Pair pair = shown_pair(document);
    Position at = frame.selection().position;
    if (pair.input == PairInput::kStack) return frame.select_position({at.x + dx, at.y + dy});
    Shape own{1, 4, 3, 4};  // the whole numbers
    if (pair.input == PairInput::kPicture) {
      if (document.picture == nullptr) return;
      own = {1, 3, document.picture->height, document.picture->width};
    }
    const Shape& stack = document.shape();
    at = frame.selection().pair.position.value_or(
        Position{(2 * at.x + 1) * own.w / (2 * stack.w), (2 * at.y + 1) * own.h / (2 * stack.h)});
    Selection next = frame.selection();
    next.pair.position =
        Position{std::clamp<std::int64_t>(at.x + dx, 0, own.w - 1), std::clamp<std::int64_t>(at.y + dy, 0, own.h - 1)};
    frame.select(next);
  };
}

std::vector<Command> marker_commands() {
  return {
      {"two.marker.left",
       "Marker left",
       "Moves the marker on the maps of both layers to the left",
       {"Alt+Left"},
       kMarkerRow,
       moves_marker(-1, 0)},
      {"two.marker.right",
       "Marker right",
       "Moves the marker on the maps of both layers to the right",
       {"Alt+Right"},
       kMarkerRow,
       moves_marker(1, 0)},
      {"two.marker.up",
       "Marker up",
       "Moves the marker on the maps of both layers up",
       {"Alt+Up"},
       kMarkerRow,
       moves_marker(0, -1)},
      {"two.marker.down",
       "Marker down",
       "Moves the marker on the maps of both layers down",
       {"Alt+Down"},
       kMarkerRow,
       moves_marker(0, 1)},
  };
}

std::vector<Command> value_commands() {
  return {
      {"two.raise", "Raise the number", "Raises the selected number", {"+", "="}, kChangeRow, nudges(kPairStep)},
      {"two.lower", "Lower the number", "Lowers the selected number", {"-"}, kChangeRow, nudges(-kPairStep)},
      {"two.raise_fine",
       "Raise it a little",
       "Raises the selected number a little",
       {"Alt++"},
       "",
       nudges(kFinePairStep)},
      {"two.lower_fine",
       "Lower it a little",
       "Lowers the selected number a little",
       {"Alt+-"},
       "",
       nudges(-kFinePairStep)},
      {"two.zero",
       "Set the number to zero",
       "Sets the selected number to zero",
       {"0"},
       "zero the selected weight, type its value",
       [](Frame& frame) { set_parameter(frame, selected_number(frame), 0.0F); }},
      {"two.type",
       "Type the number",
       "Opens a field to type the selected number",
       {"Enter"},
       "zero the selected weight, type its value",
       [](Frame& frame) { frame.requests().edit = typed_parameter(frame, selected_number(frame), std::nullopt); }},
      {"two.bias.lower",
       "Lower the bias",
       "Lowers the bias of the selected row",
       {"[", ","},
       kBiasOfPairRow,
       nudges_bias_of_pair(-kPairStep)},
      {"two.bias.raise",
       "Raise the bias",
       "Raises the bias of the selected row",
       {"]", "."},
       kBiasOfPairRow,
       nudges_bias_of_pair(kPairStep)},
  };
}

}  // namespace

std::vector<Command> pair_number_commands() {
  std::vector<Command> commands = {
      {"two.left", "Number to the left", "Selects the weight to the left", {"Left"}, kNumberRow, steps_input(-1)},
      {"two.right", "Number to the right", "Selects the weight to the right", {"Right"}, kNumberRow, steps_input(1)},
      {"two.up", "Row above", "Selects the row above", {"Up"}, kNumberRow, steps_row(-1)},
      {"two.down", "Row below", "Selects the row below", {"Down"}, kNumberRow, steps_row(1)},
      {"two.layer",
       "The other layer",
       "Selects a number of the other layer",
       {"Tab", "Shift+Tab"},
       kRowOfLayer,
       other_layer},
  };
  for (auto more : {value_commands(), marker_commands()}) std::ranges::move(more, std::back_inserter(commands));
  return commands;
}

}  // namespace pw
