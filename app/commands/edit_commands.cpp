#include <algorithm>
#include <iterator>

#include "app/commands/window_commands.h"
#include "app/frame/frame.h"
#include "app/frame/parameter_edit.h"

namespace pw {
namespace {

// As a share of the bars' half range.
constexpr float kStep = 0.05F;
constexpr float kFineStep = 0.005F;

ParameterId selected_weight(const Frame& frame) {
  return weight_id(frame.selection().output, frame.selection().map);
}

std::function<void(Frame&)> nudges_weight(float share) {
  return [share](Frame& frame) { nudge_parameter(frame, selected_weight(frame), share, frame.scales().weights); };
}

std::function<void(Frame&)> nudges_bias(float share) {
  return [share](Frame& frame) {
    nudge_parameter(frame, bias_id(frame.selection().output), share, frame.scales().biases);
  };
}

void next_activation(Frame& frame) {
  const int now = static_cast<int>(frame.document().parameters().activation);
  frame.dispatch(SetActivation{static_cast<Activation>((now + 1) % static_cast<int>(kActivations.size()))});
}

constexpr const char* kNudgeRow = "raise or lower the selected weight; Alt: fine";
constexpr const char* kTypeRow = "zero the selected weight, type its value";
constexpr const char* kBiasRow = "lower or raise the bias";

std::vector<Command> history_commands() {
  const auto can_undo = [](const Frame& frame) { return frame.undo_steps() > 0; };
  const auto can_redo = [](const Frame& frame) { return frame.redo_steps() > 0; };
  return {
      {"undo",
       "↶ Undo",
       "Undoes the last gesture",
       {"Ctrl+Z"},
       "undo, redo",
       [](Frame& frame) { frame.undo(); },
       can_undo},
      {"redo",
       "↷ Redo",
       "Redoes what was undone",
       {"Ctrl+Y", "Ctrl+Shift+Z"},
       "undo, redo",
       [](Frame& frame) { frame.redo(); },
       can_redo},
  };
}

std::vector<Command> weight_commands() {
  return {
      {"weight.raise", "Raise the weight", "Raises the selected weight", {"+", "="}, kNudgeRow, nudges_weight(kStep)},
      {"weight.lower", "Lower the weight", "Lowers the selected weight", {"-"}, kNudgeRow, nudges_weight(-kStep)},
      {"weight.raise_fine",
       "Raise the weight a little",
       "Raises the selected weight a little",
       {"Alt++"},
       "",
       nudges_weight(kFineStep)},
      {"weight.lower_fine",
       "Lower the weight a little",
       "Lowers the selected weight a little",
       {"Alt+-"},
       "",
       nudges_weight(-kFineStep)},
      {"weight.zero",
       "Set the weight to zero",
       "Sets the selected weight to zero",
       {"0"},
       kTypeRow,
       [](Frame& frame) { set_parameter(frame, selected_weight(frame), 0.0F); }},
  };
}

constexpr std::int64_t kMostOutputsByHand = 16;

// Zeros; with Shift a copy of the selected filter.
void add_output(Frame& frame) {
  AddOutput add;
  if (ImGui::GetIO().KeyShift) add.copy_of = frame.selection().output;
  if (frame.dispatch(add)) frame.select_output(frame.document().network.cout() - 1);
}

std::vector<Command> output_commands() {
  return {
      {"outputs.less",
       "− output",
       "Takes the last filter away, and with it an output",
       {},
       "",
       [](Frame& frame) { frame.dispatch(RemoveOutput{}); },
       [](const Frame& frame) { return frame.document().network.cout() > 1; }},
      {"outputs.more",
       "+ output",
       "Adds a filter, and with it an output: all weights 0; with Shift a copy of the selected filter. Up to 16",
       {},
       "",
       add_output,
       [](const Frame& frame) { return frame.document().network.cout() < kMostOutputsByHand; }},
  };
}

// Of the bias and what follows it.
std::vector<Command> bias_commands() {
  return {
      {"bias.lower",
       "Lower the bias",
       "Lowers the bias of the selected output",
       {"[", ","},
       kBiasRow,
       nudges_bias(-kStep)},
      {"bias.raise",
       "Raise the bias",
       "Raises the bias of the selected output",
       {"]", "."},
       kBiasRow,
       nudges_bias(kStep)},
      {"bias.type",
       "Type the bias",
       "Opens a field to type the bias of the selected output",
       {},
       "",
       [](Frame& frame) {
         frame.requests().edit = typed_parameter(frame, bias_id(frame.selection().output), std::nullopt);
       }},
      {"activation",
       "Next activation",
       "The function applied to each sum",
       {"A"},
       "activation, colour range, overlay",
       next_activation},
  };
}

}  // namespace

std::vector<Command> edit_commands() {
  std::vector<Command> commands = history_commands();
  for (auto more : {weight_commands(), output_commands(), bias_commands()})
    std::ranges::move(more, std::back_inserter(commands));
  return commands;
}

}  // namespace pw
