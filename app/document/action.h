#pragma once
// Everything that a user can do to a document.
#include <variant>

#include "app/document/document.h"

namespace pw {

struct SetParameter {
  ParameterId id;
  float value = 0.0F;
};
struct SetActivation {
  Activation activation = Activation::kNone;
  NetworkId network = NetworkId::kNetwork;
  std::int64_t layer = 0;
};
// New weights for a layer. The number of maps in, and except for the last layer out, must not change.
struct SetWeights {
  std::shared_ptr<const Weights> weights;
  NetworkId network = NetworkId::kNetwork;
  std::int64_t layer = 0;
};
// New biases for a layer, one per output.
struct SetBias {
  std::vector<float> bias;
  NetworkId network = NetworkId::kNetwork;
  std::int64_t layer = 0;
};
// Another stack. `weights` fit it. They are used if the document's weights do not fit, if those are as shipped for
// other maps and these are built in for maps of the stack's extractor, or always if `replaces_weights`. Edited weights
// stay.
struct SetInput {
  Input input;
  Source source;
  std::shared_ptr<const Weights> weights;
  bool replaces_weights = false;
};
// Adds an output at the end, or removes the last one; one always remains.
struct AddOutput {
  std::optional<std::int64_t> copy_of;  // copies this filter; absent: zeros
};
struct RemoveOutput {};
struct SetMask {
  Mask mask;
};
struct SetLabels {
  std::shared_ptr<const LabelMap> labels;  // null: none
};
struct SetLocks {
  std::shared_ptr<const Locks> locks;  // null: none
};
struct SetPokes {
  std::vector<Poke> pokes;
};
struct SetPair {
  std::optional<Pair> pair;
};
struct SetDecoder {
  std::shared_ptr<const Weights> decoder;  // null: none
};
struct SetTraining {
  TrainingSettings training;
};
// Replaces the whole document; the new one is not thin.
struct SetDocument {
  Document document;
};

using Action = std::variant<SetParameter, SetActivation, SetWeights, SetBias, SetInput, AddOutput, RemoveOutput,
                            SetMask, SetLabels, SetLocks, SetPokes, SetPair, SetDecoder, SetTraining, SetDocument>;

// Whether the action can be applied to this document: the parameters it names exist and its parts fit. Results of
// background jobs were made for an earlier document, so check them first.
bool fits(const Document& document, const Action& action);

// Pure; the action must fit. Everything it does not name is shared with the old document, except for what carry_over
// changes and Weights::is_on_other_maps.
Document apply(const Document& document, const Action& action);

}  // namespace pw
