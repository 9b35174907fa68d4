#include "app/panels/learn/training_menu.h"

#include <fmt/format.h>

#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "app/presentation/number_text.h"

namespace pw {
namespace {

struct SettingRow {
  Choice choice;
  std::function<void(TrainingSettings&)> set;  // null: a command is run
  std::string_view command = {};
};

// A row that opens a field, as it is called in the list.
SettingRow typing_row(const Frame& frame, const char* label, std::string_view command) {
  return {{label, frame.commands().find(command).help + "."}, nullptr, command};
}

const char* optimiser_name(Optimiser optimiser) {
  switch (optimiser) {
    case Optimiser::kSgd:
      return "SGD";
    case Optimiser::kMomentum:
      return "momentum";
    case Optimiser::kAdam:
      return "Adam";
  }
  return "";
}

const char* explain_optimiser(Optimiser optimiser) {
  switch (optimiser) {
    case Optimiser::kSgd:
      return "Gradient descent on all labels at once: each weight moves by −rate × its gradient.";
    case Optimiser::kMomentum:
      return "SGD that keeps 0.9 of its last move.";
    case Optimiser::kAdam:
      return "Divides each gradient by its own size: moves all weights at the same speed.";
  }
  return "";
}

void add_numbers(std::vector<SettingRow>& rows, const char* label, const std::vector<double>& values,
                 const char* explanation, double TrainingSettings::*number, const TrainingSettings& now) {
  bool begins = true;
  for (const double value : values) {
    rows.push_back(
        {{fmt::format("{} {}", label, value), explanation, now.*number == value, true, std::exchange(begins, false)},
         [value, number](TrainingSettings& settings) { settings.*number = value; }});
  }
}

void add_switch(std::vector<SettingRow>& rows, const char* label, const char* explanation, bool TrainingSettings::*on,
                const TrainingSettings& now, bool begins_group) {
  rows.push_back({{label, explanation, now.*on, true, begins_group},
                  [on](TrainingSettings& settings) { settings.*on = !(settings.*on); }});
}

// Where the panel has no room for their buttons they are here alone.
void add_speeds(std::vector<SettingRow>& rows, const Frame& frame) {
  bool begins = true;
  for (const char* id : {"train.slow", "train.fast", "train.all"}) {
    const Command& speed = frame.commands().find(id);
    const std::string label = speed.id == "train.all" ? "as fast as it can" : speed.label + " steps a second";
    rows.push_back(
        {{label, speed.help + ".", is_on(speed, frame), true, std::exchange(begins, false)}, nullptr, speed.id});
  }
}

// The rates that are offered: around the default of the optimiser.
std::vector<double> rates(Optimiser optimiser) {
  if (optimiser == Optimiser::kAdam) return {3e-4, 1e-3, 3e-3, 1e-2};
  return {1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1};
}

std::string squared_explanation(const Frame& frame) {
  const auto rate = frame.gradients().largest_stable_rate();
  const std::string text = "Half the squared difference from 1 for the class, from 0 for the others.";
  return rate ? fmt::format("{} Above rate {} it diverges here: 2 / the largest eigenvalue of the second moments.",
                            text, short_number_text(*rate))
              : text;
}

std::vector<SettingRow> setting_rows(const Frame& frame) {
  const TrainingSettings& now = frame.document().training;
  const bool is_layer = now.target == NetworkId::kNetwork;
  std::vector<SettingRow> rows;
  for (const Optimiser optimiser : {Optimiser::kSgd, Optimiser::kMomentum, Optimiser::kAdam})
    rows.push_back({{optimiser_name(optimiser), explain_optimiser(optimiser), now.optimiser == optimiser},
                    [optimiser](TrainingSettings& settings) { settings.optimiser = optimiser; }});
  rows.push_back({{"cross-entropy", "−log of the probability that softmax gives the class.",
                   now.loss == TrainingLoss::kCrossEntropy, true, true},
                  [](TrainingSettings& settings) { settings.loss = TrainingLoss::kCrossEntropy; }});
  rows.push_back({{"squared error", squared_explanation(frame), now.loss == TrainingLoss::kSquared},
                  [](TrainingSettings& settings) { settings.loss = TrainingLoss::kSquared; }});
  add_numbers(rows, "rate", rates(now.optimiser), "How far a step goes.", &TrainingSettings::rate, now);
  rows.push_back(typing_row(frame, "another rate…", "train.rate.type"));
  add_numbers(rows, "decay", {0.0, 1e-3, 1e-2}, "L2: pulls every weight towards 0, by decay × itself.",
              &TrainingSettings::decay, now);
  rows.push_back(typing_row(frame, "another decay…", "train.decay.type"));
  add_switch(rows, "standardise the maps inside",
             "Each map is centred by its mean over the labelled positions and divided by its deviation; W is folded "
             "back and stands in the units of x.",
             &TrainingSettings::standardises, now, true);
  add_switch(rows, "start from the W shown", "Instead of small random weights.", &TrainingSettings::starts_from_shown,
             now, false);
  add_switch(rows, "a gain on each map trains along",
             "y = W diag(g) x + b: g stands for the network before. It lasts for the run. Of the pair none is trained.",
             &TrainingSettings::trains_gains, now, false);
  rows.back().choice.is_enabled = is_layer;
  rows.push_back({{"show ∂L/∂W", "The gradient that the step uses: with SGD a weight moves by −rate × its bar.",
                   frame.display().shows_weight_gradient, true, true},
                  nullptr,
                  "train.gradient"});
  rows.push_back({{"train this layer", "W and b, as Explore shows them.", is_layer, true, true},
                  [](TrainingSettings& settings) { settings = with_target(settings, NetworkId::kNetwork); }});
  rows.push_back(
      {{"train the pair", "Both layers of Two layers together: the gradient goes through the ReLU.", !is_layer},
       [](TrainingSettings& settings) { settings = with_target(settings, NetworkId::kPair); }});
  add_speeds(rows, frame);
  return rows;
}

}  // namespace

void input_training_settings(Frame& frame, const Button& button) {
  if (!is_list_open(frame, button)) return;
  frame.gradients().find_stable_rate(frame.training().current().setup());
  std::vector<SettingRow> rows = setting_rows(frame);
  std::vector<Choice> choices;
  for (const SettingRow& row : rows) choices.push_back(row.choice);
  const auto chosen = choose(frame, button, choices);
  if (!chosen) return;
  if (rows[*chosen].set == nullptr) return frame.run(rows[*chosen].command);
  TrainingSettings settings = frame.document().training;
  rows[*chosen].set(settings);
  frame.dispatch(SetTraining{settings});
}

std::string training_text(const Frame& frame) {
  const TrainingSettings& now = frame.document().training;
  return fmt::format("{}, rate {}, {}", optimiser_name(now.optimiser), now.rate,
                     now.loss == TrainingLoss::kSquared ? "squared error" : "cross-entropy");
}

}  // namespace pw
