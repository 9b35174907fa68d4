#include "app/views/two_layers/pair_commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "app/document/pair_input.h"
#include "app/document_json/names.h"
#include "app/frame/parameter_edit.h"
#include "app/pairs/pair_cases.h"
#include "app/panels/two_layers/pair_heads.h"
#include "app/views/two_layers/pair_number_commands.h"
#include "compute/layer/merged_layer.h"

namespace pw {
namespace {

constexpr std::string_view kScope = "two_layers";
constexpr const char* kHiddenRow = "two layers: one hidden map more, one less";
constexpr const char* kExampleRow = "the next way to show the stack, the previous";

bool has_relu(const Frame& frame) {
  return shown_network(frame.document(), NetworkId::kPair).layer(0).parameters.activation != Activation::kNone;
}

void set_relu(Frame& frame, bool on) {
  if (has_relu(frame) == on) return;
  const Activation activation = on ? Activation::kRelu : Activation::kNone;
  if (frame.document().pair) {
    frame.dispatch(SetActivation{activation, NetworkId::kPair, 0});
    return;
  }
  Pair pair = shown_pair(frame.document());
  auto first = std::make_shared<Weights>(pair.network.layer(0));
  first->parameters.activation = activation;
  pair.network.layers[0] = std::move(first);
  frame.dispatch(SetPair{std::move(pair)});
}

std::int64_t hidden_of(const Frame& frame) {
  return shown_network(frame.document(), NetworkId::kPair).layer(0).parameters.cout;
}

std::function<void(Frame&)> steps_hidden(std::int64_t by) {
  return [by](Frame& frame) {
    const Pair pair = shown_pair(frame.document());
    frame.session().end_gesture();
    frame.dispatch(SetPair{with_hidden_maps(pair, pair.network.layer(0).parameters.cout + by)});
  };
}

// To the next one that the document has all for.
std::function<void(Frame&)> steps_example(std::size_t by) {
  return [by](Frame& frame) {
    const auto names = names_of(PairCase{});
    const PairCase now = shown_pair(frame.document()).example;
    auto at = static_cast<std::size_t>(std::ranges::find(names, now, &EnumName<PairCase>::value) - names.begin());
    do at = (at + by) % names.size();
    while (!pair_case_problem(names[at].value, frame.document()).empty());
    frame.run(pair_case_command(names[at].value));
  };
}

bool has_pair_input(const Frame& frame) {
  const Pair pair = shown_pair(frame.document());
  return pair_input_maps(frame.document(), pair.input) == pair.network.cin();
}

// The merged layer, with the meaning of the outputs.
std::shared_ptr<const Weights> merged_weights(const Pair& pair) {
  Weights merged = pair.network.layer(1);
  merged.parameters = merged_layer(pair.network.layer(0).parameters, merged.parameters);
  merged.name = "merged from two layers";
  merged.is_built_in = merged.is_edited = false;
  return std::make_shared<const Weights>(std::move(merged));
}

// One step: the stack that the pair reads, where that is not Explore's, and the pair as it was.
void use_merged(Frame& frame) {
  const Document& document = frame.document();
  const Pair pair = shown_pair(document);
  const auto weights = merged_weights(pair);
  frame.session().end_gesture();
  if (pair.input == PairInput::kStack) {
    frame.dispatch(SetWeights{weights});
  } else {
    SetInput set{{}, document.source, weights, true};
    set.input.stack = pair_input_stack(document, pair.input);
    if (pair.input == PairInput::kPicture) {
      set.input.picture = document.picture;
      set.input.ground_truth = document.ground_truth;
      set.source.extractor = ExtractorKind::kPixels;
    } else {
      set.source = Source{};
    }
    Document changed = apply(document, set);
    changed.pair = document.pair;
    frame.dispatch(SetDocument{std::move(changed)});
  }
  frame.run("view.explore");
  frame.session().show_message(
      pair.input == PairInput::kStack
          ? "The merged W is in Explore. Undo brings back the W before"
          : "The merged W is in Explore, with the maps that it reads. Undo brings back the stack");
}

std::vector<Command> example_commands() {
  std::vector<Command> commands;
  for (const auto& [example, name] : names_of(PairCase{})) {
    commands.push_back(
        {fmt::format("two.case.{}", name),
         fmt::format("example: {}", pair_case_name(example)),
         "Puts this pair of layers into the document",
         {},
         "",
         [example = example](Frame& frame) {
           frame.session().end_gesture();
           frame.loader().use_pair_case(example);
         },
         [example = example](const Frame& frame) { return pair_case_problem(example, frame.document()).empty(); },
         [example = example](const Frame& frame) { return shown_pair(frame.document()).example == example; }});
  }
  const std::size_t back = names_of(PairCase{}).size() - 1;
  commands.push_back({"two.next", "Next example", "Shows the next example", {"V"}, kExampleRow, steps_example(1)});
  commands.push_back({"two.previous",
                      "Previous example",
                      "Shows the previous example",
                      {"Shift+V"},
                      kExampleRow,
                      steps_example(back)});
  return commands;
}

std::vector<Command> layer_commands() {
  const auto relu = [](bool on) { return [on](Frame& frame) { set_relu(frame, on); }; };
  return {
      {"two.relu",
       "The ReLU on or off",
       "Switches the ReLU between both layers",
       {"A"},
       "activation, colour range, overlay",
       [](Frame& frame) { set_relu(frame, !has_relu(frame)); }},
      {"two.relu.off",
       "no activation",
       "The second layer reads the sums of the first: both are one layer (A)",
       {},
       "",
       relu(false),
       nullptr,
       [](const Frame& frame) { return !has_relu(frame); }},
      {"two.relu.on",
       "ReLU",
       "Sums below 0 become 0 before the second layer reads them (A)",
       {},
       "",
       relu(true),
       nullptr,
       [](const Frame& frame) { return has_relu(frame); }},
      {"two.hidden.more",
       "One hidden map more",
       "Adds a hidden map with weights of 0 in both layers; up to 16",
       {"J"},
       kHiddenRow,
       steps_hidden(1),
       [](const Frame& frame) { return hidden_of(frame) < kMostHidden; }},
      {"two.hidden.fewer",
       "One hidden map less",
       "Takes the last hidden map away",
       {"Shift+J"},
       kHiddenRow,
       steps_hidden(-1),
       [](const Frame& frame) { return hidden_of(frame) > 1; }},
      {"two.nudge",
       "Nudge one filter",
       "Moves one weight of the second filter a little: two equal filters part",
       {"D"},
       "",
       [](Frame& frame) {
         frame.session().end_gesture();
         frame.dispatch(SetPair{with_nudge(shown_pair(frame.document()))});
       },
       [](const Frame& frame) { return hidden_of(frame) > 1; }},
      {"merge.use",
       "Put this W into Explore",
       "Shows the merged layer in Explore, with the maps that it reads: one step of undo",
       {"U"},
       "",
       use_merged,
       has_pair_input},
  };
}

}  // namespace

std::vector<Command> pair_commands() {
  std::vector<Command> commands = example_commands();
  for (auto more : {layer_commands(), pair_number_commands()}) std::ranges::move(more, std::back_inserter(commands));
  for (Command& command : commands) command.scope = kScope;
  return commands;
}

}  // namespace pw
