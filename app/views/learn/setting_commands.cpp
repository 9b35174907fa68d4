#include "app/views/learn/setting_commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/panels/learn/label_looks.h"
#include "app/panels/learn/lock_menu.h"

namespace pw {
namespace {

std::function<void(Frame&)> steps_class(std::int64_t by) {
  return [by](Frame& frame) {
    const std::int64_t count = class_count(frame.document());
    Selection next = frame.selection();
    next.brush.kind = (next.brush.kind + by + count) % count;
    if (next.brush.tool == BrushTool::kEraser) next.brush.tool = BrushTool::kBrush;
    frame.select(next);
  };
}

std::function<void(Frame&)> widens_brush(std::int64_t by) {
  return [by](Frame& frame) {
    Selection next = frame.selection();
    next.brush.size = std::clamp<std::int64_t>(next.brush.size + by, 1, kLargestBrush);
    frame.select(next);
  };
}

void type_brush_size(Frame& frame) {
  const auto set = [](Frame& now, std::string_view text) {
    return parse_whole_number(text, 1, kLargestBrush).map([&](std::int64_t size) {
      Selection next = now.selection();
      next.brush.size = size;
      now.select(next);
    });
  };
  frame.requests().edit = TypedValue{"positions across", fmt::format("{}", frame.selection().brush.size), set, {}, {}};
}

// Of a command that opens a field for one of the settings.
std::function<void(Frame&)> types_setting(const char* name, double TrainingSettings::*part, double least, double most) {
  return [=](Frame& frame) {
    const auto set = [=](Frame& now, std::string_view text) {
      return parse_number(text, least, most).map([&](double value) {
        TrainingSettings settings = now.document().training;
        settings.*part = value;
        now.dispatch(SetTraining{settings});
      });
    };
    frame.requests().edit = TypedValue{name, typed_text(frame.document().training.*part), set, {}, {}};
  };
}

// `change` is applied to the settings of the document.
Command setting_command(const char* id, const char* label, const char* help,
                        std::function<void(TrainingSettings&)> change,
                        std::function<bool(const TrainingSettings&)> is_set) {
  return {id,
          label,
          help,
          {},
          "",
          [change = std::move(change)](Frame& frame) {
            TrainingSettings settings = frame.document().training;
            change(settings);
            frame.dispatch(SetTraining{settings});
          },
          nullptr,
          [is_set = std::move(is_set)](const Frame& frame) { return is_set(frame.document().training); }};
}

template <class T>
Command choice_command(const char* id, const char* label, const char* help, T TrainingSettings::*part, T value) {
  return setting_command(
      id, label, help, [=](TrainingSettings& settings) { settings.*part = value; },
      [=](const TrainingSettings& settings) { return settings.*part == value; });
}

Command toggle_command(const char* id, const char* label, const char* help, bool TrainingSettings::*part) {
  return setting_command(
      id, label, help, [part](TrainingSettings& settings) { settings.*part = !(settings.*part); },
      [part](const TrainingSettings& settings) { return settings.*part; });
}

// To the next of the values up or down, the first or the last at most.
template <std::size_t N>
Command step_command(const char* id, const char* label, const char* help, double TrainingSettings::*part,
                     const std::array<double, N>& values, bool is_up) {
  return setting_command(
      id, label, help,
      [=](TrainingSettings& settings) {
        const double now = settings.*part;
        const auto above = std::ranges::upper_bound(values, now);
        const auto below = std::ranges::lower_bound(values, now);
        if (is_up && above != values.end()) settings.*part = *above;
        if (!is_up && below != values.begin()) settings.*part = *(below - 1);
      },
      [](const TrainingSettings&) { return false; });
}

Command target_command(const char* id, const char* label, const char* help, NetworkId target) {
  return setting_command(
      id, label, help, [target](TrainingSettings& settings) { settings = with_target(settings, target); },
      [target](const TrainingSettings& settings) { return settings.target == target; });
}

// The key of the switch.
Command other_target_command() {
  Command command = setting_command(
      "train.target", "This layer or the pair", "Trains the other of the two: this layer, or the pair of Two layers",
      [](TrainingSettings& settings) {
        const bool is_layer = settings.target == NetworkId::kNetwork;
        settings = with_target(settings, is_layer ? NetworkId::kPair : NetworkId::kNetwork);
      },
      [](const TrainingSettings& settings) { return settings.target == NetworkId::kPair; });
  command.keys = {"W"};
  command.help_row = "train this layer, the pair";
  return command;
}

constexpr std::array kRates = {1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1};
constexpr std::array kDecays = {0.0, 1e-3, 1e-2};
// As for pointwise fit.
constexpr double kLeastRate = 1e-9, kLargestRate = 1000.0, kLargestDecay = 1000.0;

}  // namespace

std::vector<Command> brush_commands() {
  return {{"paint.class.next", "Next class", "Paints the next class", {}, "", steps_class(1)},
          {"paint.class.previous", "Previous class", "Paints the previous class", {}, "", steps_class(-1)},
          {"paint.wider", "Wider brush", "Makes the brush wider by a position", {}, "", widens_brush(1)},
          {"paint.narrower", "Narrower brush", "Makes the brush narrower by a position", {}, "", widens_brush(-1)},
          {"paint.size.type",
           "Type the brush's size",
           "Opens a field to type how wide the brush is",
           {},
           "",
           type_brush_size}};
}

std::vector<Command> setting_commands() {
  using Settings = TrainingSettings;
  return {
      target_command("train.layer", "Train this layer", "Trains W and b, as Explore shows them", NetworkId::kNetwork),
      target_command("train.pair", "Train the pair",
                     "Trains both layers of Two layers together, on these labels: the gradient goes through the ReLU",
                     NetworkId::kPair),
      other_target_command(),
      choice_command("train.sgd", "Optimiser: SGD", "Each weight moves by −rate × its gradient", &Settings::optimiser,
                     Optimiser::kSgd),
      choice_command("train.momentum", "Optimiser: momentum", "SGD that keeps 0.9 of its last move",
                     &Settings::optimiser, Optimiser::kMomentum),
      choice_command("train.adam", "Optimiser: Adam", "Divides each gradient by its own size", &Settings::optimiser,
                     Optimiser::kAdam),
      choice_command("train.cross_entropy", "Loss: cross-entropy",
                     "−log of the probability that softmax gives the class", &Settings::loss,
                     TrainingLoss::kCrossEntropy),
      choice_command("train.squared", "Loss: squared error",
                     "Half the squared difference from 1 for the class, from 0 otherwise", &Settings::loss,
                     TrainingLoss::kSquared),
      step_command("train.rate.up", "Rate: higher", "Trains at the next higher rate", &Settings::rate, kRates, true),
      step_command("train.rate.down", "Rate: lower", "Trains at the next lower rate", &Settings::rate, kRates, false),
      step_command("train.decay.up", "Decay: more", "Pulls every weight towards 0 more", &Settings::decay, kDecays,
                   true),
      step_command("train.decay.down", "Decay: less", "Pulls every weight towards 0 less", &Settings::decay, kDecays,
                   false),
      {"train.rate.type",
       "Rate: another",
       "Opens a field to type the rate",
       {},
       "",
       types_setting("rate", &Settings::rate, kLeastRate, kLargestRate)},
      {"train.decay.type",
       "Decay: another",
       "Opens a field to type the decay",
       {},
       "",
       types_setting("decay", &Settings::decay, 0.0, kLargestDecay)},
      toggle_command("train.standardise", "Standardise the maps inside",
                     "Trains on maps of mean 0 and deviation 1, and folds that back into W", &Settings::standardises),
      toggle_command("train.from_shown", "Start from the W shown", "Instead of small random weights",
                     &Settings::starts_from_shown),
      {"train.gradient",
       "Show ∂L/∂W",
       "Shows the gradient of each weight, or hides it",
       {},
       "",
       [](Frame& frame) { frame.display().shows_weight_gradient = !frame.display().shows_weight_gradient; },
       nullptr,
       [](const Frame& frame) { return frame.display().shows_weight_gradient; }}};
}

std::vector<Command> lock_commands() {
  return {{"lock.others",
           "Lock all other maps",
           "Training keeps the weights of all maps but the selected; again: it may change them",
           {},
           "",
           flip_locks_of_others},
          {"lock.filter",
           "Lock the filter",
           "Training keeps the selected filter and its bias; again: it may change them",
           {},
           "",
           flip_locks_of_filter},
          {"lock.none", "Free all", "Training may change every weight and bias", {}, "", free_all}};
}

}  // namespace pw
