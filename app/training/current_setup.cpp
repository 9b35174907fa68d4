#include "app/training/current_setup.h"

#include <utility>

#include "app/document/truth_labels.h"

namespace pw {

// Reducing the ground truth takes a millisecond.
bool CurrentSetup::refresh(const Session& session) {
  if (revision_ == session.revision()) return false;
  revision_ = session.revision();
  const Document& document = session.document();
  TruthSource source{document.ground_truth, document.input, document.weights().classes, document.network.cout()};
  const bool is_known = setup_ != nullptr && truth_of_ == source;
  TrainingSetup now = setup_of(document, is_known ? setup_->truth : truth_labels(document));
  truth_of_ = std::move(source);
  if (setup_ != nullptr && *setup_ == now) return false;
  setup_ = std::make_shared<const TrainingSetup>(std::move(now));
  const std::vector<std::int64_t> trained = trained_counts(*setup_);
  problem_ = training_problem(*setup_, document.parameters(), trained);
  labels_note_ = pw::labels_note(*setup_, trained);
  return true;
}

}  // namespace pw
