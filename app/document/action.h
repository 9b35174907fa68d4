#pragma once
// Everything a user can do to a document.
#include <variant>

#include "app/document/document.h"

namespace pw {

struct SetWeight {
  std::int64_t output = 0, input = 0;
  float value = 0.0F;
};
struct SetBias {
  std::int64_t output = 0;
  float value = 0.0F;
};
struct SetActivation {
  Activation activation = Activation::kNone;
};
// Other weights for the same stack: their cin is the stack's number of maps.
struct SetLayer {
  std::shared_ptr<const NamedLayer> layer;
};
// Another stack, with a layer for it: the one before where its cin fits.
struct SetInput {
  std::shared_ptr<const Image> image;
  std::shared_ptr<const std::vector<std::uint8_t>> truth;
  std::shared_ptr<const InputStack> input;
  std::shared_ptr<const NamedLayer> layer;
  Origin origin;
};

using Action = std::variant<SetWeight, SetBias, SetActivation, SetLayer, SetInput>;

// Pure. What the action does not name is shared with the document before.
Document apply(const Document& document, const Action& action);

}  // namespace pw
