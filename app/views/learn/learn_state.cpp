#include "app/views/learn/learn_state.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

#include "app/document_json/names.h"
#include "app/panels/learn/lock_menu.h"
#include "app/training/trained_network.h"

namespace pw {
namespace {

using nlohmann::json;

void add_scores(json& section, const LabelScores& scores, const Weights& weights) {
  section["loss"] = state_number(scores.loss);
  section["accuracy"] = scores.accuracy;
  if (const auto iou = shown_iou(scores, weights)) section["iou"] = *iou;
}

json held_out_state(const LabelScores& scores, const Weights& weights) {
  json section = {{"positions", scores.positions}};
  if (scores.positions > 0) add_scores(section, scores, weights);
  return section;
}

std::int64_t moved_gains(const std::vector<float>& changes) {
  return std::ranges::count_if(changes, [](float change) { return change != 0.0F; });
}

std::string_view target_name(NetworkId target) {
  const auto names = names_of(target);
  return std::ranges::find(names, target, &EnumName<NetworkId>::value)->name;
}

std::string_view speed_name(TrainingSpeed speed) {
  const auto names = names_of(speed);
  return std::ranges::find(names, speed, &EnumName<TrainingSpeed>::value)->name;
}

}  // namespace

void describe_training(StateWriter& writer, const Frame& frame) {
  const TrainingRun& training = frame.training();
  const Weights& weights = trained_outputs(frame.document());
  json& section = writer.section("train");
  section = {{"step", training.steps()},
             {"running", training.is_running()},
             {"target", target_name(frame.document().training.target)},
             {"problem", training.current().problem()},
             {"speed", speed_name(frame.selection().speed)},
             {"locked", locked_maps(frame.document())}};
  if (const LabelGradients* gradients = frame.gradients().shown()) {
    section["reached"] = reached(gradients->reaching);
    if (!gradients->reaching_two.empty()) {
      section["reached_two"] = reached(gradients->reaching_two);
      section["two"] = {gradients->two.first, gradients->two.second};
    }
  }
  const TrainingProgress* progress = training.progress();
  if (progress == nullptr) return;
  if (training.are_scores_of_now()) {
    add_scores(section, progress->labelled, weights);
    section["held_out"] = held_out_state(progress->held_out, weights);
  }
  if (training.shown_gain_changes() != nullptr) section["moved"] = moved_gains(*training.shown_gain_changes());
  if (const auto medians = training.new_scenes().medians(frame.document()))
    section["new_scenes"] = {{"count", medians->count},
                             {"loss", state_number(medians->loss)},
                             {"accuracy", medians->accuracy},
                             {"iou", medians->iou}};
}

}  // namespace pw
