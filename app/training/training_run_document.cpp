// What a training run reads from the document, and puts into it.
#include <fmt/format.h>

#include <utility>

#include "app/training/training_run.h"

namespace pw {

// Undo and redo lead to the state that belongs to the weights they lead to. Weights that the user has changed since go
// on from the last state; others belong to no run.
void TrainingRun::follow_history() {
  const Document& document = session_.document();
  target_ = document.training.target;
  Standing& known_here = standing();
  const Network* now = network();
  if (now != nullptr && known_here.published == *now && document.input == known_here.published_on) return;
  checkpoints_.forget_big_stacks(document.input);
  if (const RunRecord* known = now != nullptr ? checkpoints_.find(*now, document.input) : nullptr) {
    known_here = {*known, *now, document.input, nullptr, std::nullopt, true};
    return;
  }
  const bool was_undone = session_.history().redo_steps() > 0;
  const bool continues = now != nullptr && progress() != nullptr && known_here.published &&
                         known_here.published_on == document.input && !was_undone && is_trained_here(*now) &&
                         have_same_shape(*now, *known_here.published);
  if (continues) return;
  known_here.record = {};
  known_here.published.reset();
  known_here.published_on = nullptr;
}

// What the user has changed in W since it was last trained.
void TrainingRun::take_over_edits() {
  Standing& here = standing();
  const Network* now = network();
  if (!session_.in_gesture()) held_ = {};
  if (now == nullptr || progress() == nullptr || !here.published || here.published == *now) return;
  TrainedLayers layers = progress()->layers();
  const auto changed = copy_changes(layers_of(*here.published), layers_of(*now), layers);
  put_layers(layers, here.record.progress()->state);
  if (session_.in_gesture()) held_ = both_locked(held_, changed);
  here.is_edited = here.is_edited || !changed.empty();
  here.published = *now;
}

void TrainingRun::publish() {
  const auto* changes = gain_changes();
  session_.set_gains(changes == nullptr ? nullptr : std::make_shared<const std::vector<float>>(*changes));
  const bool keeps_names = standing().scored_with != nullptr && standing().scored_with->settings.starts_from_shown;
  set_network(with_trained(*network(), progress()->layers(), session_.document(), keeps_names));
}

// The message is about something else.
void TrainingRun::set_network(const Network& network) {
  std::string message = session_.message();
  standing().published = network;
  standing().published_on = session_.document().input;
  session_.dispatch(pw::set_network(session_.document(), target_, network));
  session_.show_message(std::move(message));
  is_unpublished_ = false;
}

// Without the gains the outputs are others, and so are the scores.
void TrainingRun::end_gains() {
  session_.set_gains(nullptr);
  if (const auto& published = standing().published)
    set_network(one_layer(std::make_shared<const Weights>(*published->layers.front())));
  standing().scored_with = nullptr;
}

void TrainingRun::stop_diverged() {
  const std::int64_t steps = this->steps();
  session_.set_gains(nullptr);
  session_.dispatch(pw::set_network(session_.document(), target_, before_run_));
  session_.end_run();
  stage_ = Stage::kIdle;
  held_ = {};
  work_ = nullptr;
  is_unpublished_ = false;
  standing().record = {};
  standing().published.reset();
  follow_history();
  session_.show_error(fmt::format(
      "Training diverged at step {}: the loss grew beyond ten times its start, or is not finite. What was trained is "
      "as before the run; a smaller rate helps",
      steps));
}

// Only for maps that the pair can be fitted to; what it cannot be made of is said when it is made.
bool TrainingRun::wants_pair() {
  if (stage_ != Stage::kIdle) return false;
  follow_history();
  refresh_setup();
  return target_ == NetworkId::kPair && network() == nullptr && make_pair_ != nullptr && current_.problem().empty();
}

bool TrainingRun::makes_pair(Stage stage, std::int64_t steps) {
  if (!wants_pair()) return false;
  pair_slot_.start<Pair>(
      "fitting the road pair",
      [make = make_pair_, document = session_.document()](Progress& progress, ThreadPool&) {
        return make(document, &progress);
      },
      [this, stage, steps](const Expected<Pair>& pair) {
        if (!pair) return session_.show_error(pair.error().message());
        if (!wants_pair()) return;
        use_pair(*pair);
        if (!begin(stage)) return session_.end_run();
        if (stage == Stage::kStepping) start_chunk(steps, false);
      });
  return true;
}

// Part of the run that it is made for.
void TrainingRun::use_pair(const Pair& pair) {
  run_ = session_.begin_run();
  // Other maps have come meanwhile.
  if (!session_.dispatch(SetPair{pair})) session_.end_run();
}

}  // namespace pw
