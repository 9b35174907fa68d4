#pragma once
// Everything a user can do to a document.
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
// Other weights for a layer of the same number of maps in and, but for the last layer, out.
struct SetWeights {
  std::shared_ptr<const Weights> weights;
  NetworkId network = NetworkId::kNetwork;
  std::int64_t layer = 0;
};
// Another stack. `weights` fit it: they are used where those of the document do not, or in any case.
struct SetInput {
  Input input;
  Source source;
  std::shared_ptr<const Weights> weights;
  bool replaces_weights = false;
};
// One output more or less in the network; the last of several goes.
struct AddOutput {
  std::optional<std::int64_t> copy_of;  // of this filter instead of zeros
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
// Another document as a whole; it is not thin.
struct SetDocument {
  Document document;
};

using Action = std::variant<SetParameter, SetActivation, SetWeights, SetInput, AddOutput, RemoveOutput, SetMask,
                            SetLabels, SetLocks, SetPokes, SetPair, SetDecoder, SetTraining, SetDocument>;

// Whether the action can be applied to this document: the numbers that it names are there and its parts fit. What comes
// out of a background job was made for an earlier document and is asked first.
bool fits(const Document& document, const Action& action);

// Pure; the action fits. What it does not name is shared with the document before, but for what carry_over changes.
Document apply(const Document& document, const Action& action);

}  // namespace pw
