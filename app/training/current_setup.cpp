#include "app/training/current_setup.h"

#include <utility>

#include "app/document/truth_labels.h"
#include "app/training/trained_network.h"

namespace pw {
namespace {

std::vector<std::uint8_t> truth_for(const Document& document, const Weights& outputs) {
  if (document.ground_truth == nullptr || document.picture == nullptr) return {};
  return truth_labels(*document.ground_truth, *document.picture, outputs, document.shape());
}

}  // namespace

// Reducing the ground truth takes a millisecond.
bool CurrentSetup::refresh(const Session& session) {
  if (revision_ == session.revision()) return false;
  revision_ = session.revision();
  const Document& document = session.document();
  pair_problem_ = pw::pair_problem(document);
  const Weights& outputs = trained_outputs(document);
  TruthSource source{document.ground_truth, document.input, outputs.classes, outputs.parameters.cout};
  const bool is_known = setup_ != nullptr && truth_of_ == source;
  TrainingSetup now = setup_of(document, is_known ? setup_->truth : truth_for(document, outputs));
  truth_of_ = std::move(source);
  if (setup_ != nullptr && *setup_ == now) return false;
  setup_ = std::make_shared<const TrainingSetup>(std::move(now));
  const std::vector<std::int64_t> trained = trained_counts(*setup_);
  problem_ = training_problem(*setup_, document, trained);
  labels_note_ = pw::labels_note(*setup_, trained);
  return true;
}

}  // namespace pw
