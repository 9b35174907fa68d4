#pragma once
// What would be trained now.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/session/session.h"
#include "app/training/training_setup.h"

namespace pw {

// Follows the document. Window thread only.
class CurrentSetup {
 public:
  // Whether it has changed. Cheap while the document has not.
  bool refresh(const Session& session);

  // Null before the first refresh().
  const std::shared_ptr<const TrainingSetup>& setup() const { return setup_; }
  // Why it cannot be trained, and what to know about its labels, each in one sentence; empty if there is nothing.
  const std::string& problem() const { return pair_problem_.empty() ? problem_ : pair_problem_; }
  const std::string& labels_note() const { return labels_note_; }

 private:
  // What the truth of the setup was made of.
  struct TruthSource {
    std::shared_ptr<const GroundTruth> ground_truth;
    std::shared_ptr<const InputStack> input;
    std::vector<std::optional<SceneClass>> classes;
    std::int64_t cout = 0;
    bool operator==(const TruthSource&) const = default;
  };

  std::shared_ptr<const TrainingSetup> setup_;
  std::optional<TruthSource> truth_of_;
  std::int64_t revision_ = -1;
  std::string pair_problem_, problem_, labels_note_;
};

}  // namespace pw
