#include "app/document/action.h"

#include <cassert>

namespace pw {
namespace {

template <class Change>
Document with_parameters(const Document& document, Change change) {
  auto layer = std::make_shared<NamedLayer>(*document.layer);
  change(layer->parameters);
  Document changed = document;
  changed.layer = std::move(layer);
  return changed;
}

struct Apply {
  const Document& document;

  Document operator()(const SetWeight& set) const {
    return with_parameters(document, [&](PointwiseLayer& layer) { layer.w(set.output, set.input) = set.value; });
  }
  Document operator()(const SetBias& set) const {
    return with_parameters(
        document, [&](PointwiseLayer& layer) { layer.bias[static_cast<std::size_t>(set.output)] = set.value; });
  }
  Document operator()(const SetActivation& set) const {
    return with_parameters(document, [&](PointwiseLayer& layer) { layer.activation = set.activation; });
  }
  Document operator()(const SetLayer& set) const {
    assert(set.layer->parameters.cin == document.shape().c);
    Document changed = document;
    changed.layer = set.layer;
    return changed;
  }
  Document operator()(const SetInput& set) const {
    assert(set.layer->parameters.cin == set.input->shape().c);
    return {set.image, set.truth, set.input, set.layer, set.origin};
  }
};

}  // namespace

Document apply(const Document& document, const Action& action) {
  return std::visit(Apply{document}, action);
}

}  // namespace pw
