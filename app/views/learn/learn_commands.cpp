#include "app/views/learn/learn_commands.h"

#include <fmt/format.h>

#include "app/document/truth_labels.h"
#include "app/panels/learn/label_looks.h"
#include "app/panels/learn/lock_menu.h"
#include "app/panels/learn/paint_stroke.h"
#include "app/training/trained_network.h"
#include "compute/labels/label_sample.h"

namespace pw {
namespace {

constexpr const char* kToolRow = "paint: brush, eraser, fill";
constexpr const char* kRunRow = "train or pause, one step";
constexpr const char* kSpeedRow = "30, 1,000, all steps a second";

std::function<void(Frame&)> takes(BrushTool tool) {
  return [tool](Frame& frame) {
    Selection next = frame.selection();
    next.brush.tool = tool;
    frame.select(next);
  };
}

std::function<bool(const Frame&)> is_taken(BrushTool tool) {
  return [tool](const Frame& frame) { return frame.selection().brush.tool == tool; };
}

std::function<void(Frame&)> trains_at(TrainingSpeed speed) {
  return [speed](Frame& frame) {
    Selection next = frame.selection();
    next.speed = speed;
    frame.select(next);
  };
}

bool trains_layer(const Frame& frame) {
  return frame.document().training.target == NetworkId::kNetwork;
}

std::function<bool(const Frame&)> is_at(TrainingSpeed speed) {
  return [speed](const Frame& frame) { return frame.selection().speed == speed; };
}

constexpr std::uint64_t kMostDraws = 100;

// Another draw each time, if there is one: the seed counts up from that of the training.
void sample_truth(Frame& frame) {
  const Document& document = frame.document();
  if (document.ground_truth == nullptr || document.picture == nullptr) return;
  const std::vector<std::uint8_t> truth =
      truth_labels(*document.ground_truth, *document.picture, trained_outputs(document), document.shape());
  if (truth.empty()) return;
  LabelMap labels = LabelMap::of_size(document.shape());
  for (std::uint64_t draw = 0; draw < kMostDraws; ++draw) {
    labels.classes = sample_labels(truth, kSamples, document.training.seed + draw);
    if (document.labels == nullptr || document.labels->classes != labels.classes) break;
  }
  frame.dispatch(SetLabels{std::make_shared<const LabelMap>(std::move(labels))});
}

bool has_ground_truth(const Frame& frame) {
  return frame.document().ground_truth != nullptr && has_classes(trained_outputs(frame.document()));
}

Command tool(const char* id, const char* label, const char* help, BrushTool which) {
  return {id, label, help, {}, "", takes(which), nullptr, is_taken(which)};
}

}  // namespace

std::vector<Command> label_commands() {
  std::vector<Command> commands = {
      tool("paint.brush", "Brush", "Paints the class on the picture; the right button erases", BrushTool::kBrush),
      tool("paint.eraser", "Eraser", "Takes labels away", BrushTool::kEraser),
      tool("paint.fill", "Fill", "Fills a region of positions that have the same label", BrushTool::kFill)};
  commands.push_back({"paint.sample",
                      "Random labelled positions",
                      "Labels 40 positions of each class, drawn at random from the ground truth; again: another draw",
                      {},
                      "",
                      sample_truth,
                      has_ground_truth});
  commands.push_back({"paint.position",
                      "Paint the marked position",
                      "Does with the selected tool at the marker what a click does on the picture",
                      {"D"},
                      "paint at the marker",
                      paint_position});
  commands.push_back({"paint.clear",
                      "Clear",
                      "Takes all labels away",
                      {},
                      "",
                      [](Frame& frame) { frame.dispatch(SetLabels{nullptr}); },
                      [](const Frame& frame) { return frame.document().labels != nullptr; }});
  return commands;
}

std::vector<Command> training_commands() {
  const auto is_running = [](const Frame& frame) { return frame.training().is_running(); };
  return {{"train.run",
           "Train",
           "Trains this layer, or the pair, on the labels; or pauses",
           {"Space"},
           kRunRow,
           [](Frame& frame) { frame.training().is_running() ? frame.training().pause() : frame.training().start(); },
           nullptr,
           is_running},
          {"train.step", "Step", "Takes one step", {"J"}, kRunRow, [](Frame& frame) { frame.training().step(); }},
          {"train.restart",
           "Back to the start",
           "The weights as training started, or starts",
           {"Shift+J"},
           "training: back to the start",
           [](Frame& frame) { frame.training().restart(); }}};
}

std::vector<Command> speed_commands() {
  return {{"train.slow",
           "30",
           "30 steps a second",
           {},
           kSpeedRow,
           trains_at(TrainingSpeed::kSlow),
           nullptr,
           is_at(TrainingSpeed::kSlow)},
          {"train.fast",
           "1,000",
           "1,000 steps a second",
           {},
           kSpeedRow,
           trains_at(TrainingSpeed::kFast),
           nullptr,
           is_at(TrainingSpeed::kFast)},
          {"train.all",
           "all",
           "As many steps as the machine can",
           {},
           kSpeedRow,
           trains_at(TrainingSpeed::kAll),
           nullptr,
           is_at(TrainingSpeed::kAll)}};
}

std::vector<Command> map_commands() {
  return {{"train.keep_two",
           "Keep only two maps",
           "Sets the weights of all maps but two to 0 and locks them, and trains gains along; again: frees them",
           {},
           "",
           keep_only_two,
           [](const Frame& frame) {
             return trains_layer(frame) && frame.gradients().shown() != nullptr && frame.document().network.cin() > 2;
           },
           [](const Frame& frame) { return keeps_only_two(frame.document()); }},
          {"train.gains",
           "Train gains",
           "A gain on each map trains along: it stands for the network before",
           {},
           "",
           flip_gains,
           trains_layer,
           [](const Frame& frame) { return frame.document().training.trains_gains; }},
          {"train.lock",
           "Lock",
           "Training keeps the weights of the selected maps; again: it may change them",
           {"L"},
           "lock the weights of the selected maps",
           flip_locks_of_selection}};
}

}  // namespace pw
