// What a run tells about itself.
#include <fmt/format.h>

#include "app/training/training_run.h"

namespace pw {

const std::vector<float>* TrainingRun::shown_gain_changes() const {
  const bool has_gains =
      progress() != nullptr && current_.setup() != nullptr && current_.setup()->settings.trains_gains;
  return has_gains ? progress()->gain_changes() : nullptr;
}

bool TrainingRun::are_scores_of_now() const {
  const Standing& here = standing();
  const bool is_of_setup = here.scored_with != nullptr && current_.setup() != nullptr &&
                           (here.scored_with == current_.setup() || *here.scored_with == *current_.setup());
  if (progress() == nullptr || network() == nullptr || !is_of_setup) return false;
  return stage_ != Stage::kIdle || (!here.is_edited && here.published == *network());
}

std::string TrainingRun::note() const {
  if (!current_.labels_note().empty()) return current_.labels_note();
  const std::int64_t left_out = progress() != nullptr ? progress()->maps_left_out : 0;
  if (left_out == 0) return "";
  return fmt::format("{} left out: constant, or not finite at a label (mute those with X)",
                     left_out == 1 ? std::string("1 map is") : fmt::format("{} maps are", left_out));
}

}  // namespace pw
