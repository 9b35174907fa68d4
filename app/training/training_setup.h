#pragma once
// What a training run reads besides the weights.
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "app/document/document.h"
#include "compute/training/trainer.h"
#include "compute/training/two_layer_trainer.h"

namespace pw {

struct TrainingSetup {
  std::shared_ptr<const InputStack> input;
  std::shared_ptr<const LabelMap> labels;
  std::vector<std::uint8_t> truth;  // of each position, where the scores may use it; else empty
  Mask mask;                        // the pair has none
  std::vector<LayerLocks> locks;    // of each layer that is trained, or fewer: the others are not locked
  TrainingSettings settings;        // as they count for what is trained
  std::int64_t cout = 0;
  // Of the pair; 0 where there is none yet.
  std::int64_t hidden = 0;
  Activation hidden_activation = Activation::kNone;
  bool operator==(const TrainingSetup&) const = default;
};

// Of the network that the document's settings name. `truth` as truth_labels() gives it for its outputs, which is too
// slow for every frame.
TrainingSetup setup_of(const Document& document, std::vector<std::uint8_t> truth);
// None where there are fewer.
LayerLocks locks_of_layer(const std::vector<LayerLocks>& locks, std::size_t layer);

// The number of positions of each class that are trained on. Of very many labels those held out are counted too.
std::vector<std::int64_t> trained_counts(const TrainingSetup& setup);
// Why the document's pair cannot be trained on labels of its maps, in one sentence for the user; empty if it can, or
// where it is not to be trained. A pair that is not there yet can: it is made when training starts.
std::string pair_problem(const Document& document);
// Why else this cannot be trained; empty if it can.
std::string training_problem(const TrainingSetup& setup, const Document& document,
                             const std::vector<std::int64_t>& trained);
// What to know about its labels, in one sentence; empty if there is nothing.
std::string labels_note(const TrainingSetup& setup, const std::vector<std::int64_t>& trained);

TrainingRule rule_of(const TrainingSettings& settings, std::int64_t cout);
Loss loss_kind(const TrainingSettings& settings, std::int64_t cout);
// The labels that are trained on and those that are held out, one number per position of all images, kNotLabelled
// elsewhere.
struct LabelSets {
  std::vector<std::int32_t> trained, held_out;
};
// Held out: where the ground truth is known, all positions that are not trained on; else one labelled position in five,
// which is then not trained on.
LabelSets label_sets(const TrainingSetup& setup);
// Per position of all images: whether it is labelled but not trained on. Empty if none is.
std::vector<bool> held_out_labels(const TrainingSetup& setup);

// Of a layer; of the pair. With the locks of the setup.
Trainer make_trainer(const TrainingSetup& setup, const LabelSets& labels, ThreadPool* pool);
TwoLayerTrainer make_pair_trainer(const TrainingSetup& setup, const LabelSets& labels);
// What is locked by either.
LayerLocks both_locked(LayerLocks a, const LayerLocks& b);
// The values of x at labelled positions: (1, cin, 1, count), their labels, and where they are among all positions.
struct LabelledValues {
  Tensor x;
  std::vector<std::int32_t> labels;
  std::vector<std::size_t> positions;
};
// At most `most` positions, evenly spread, and at most 256 MB. Maps that `scale` leaves out since they are not finite
// or silenced are 0: their weights are, and 0 times NaN would make every sum NaN.
LabelledValues labelled_values(const InputStack& input, const std::vector<std::int32_t>& labels, std::int64_t cout,
                               const Standardisation& scale, std::int64_t most = std::int64_t{1} << 40);

}  // namespace pw
