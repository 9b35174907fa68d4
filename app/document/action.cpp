#include "app/document/action.h"

#include <algorithm>
#include <cassert>

#include "app/document/carry_over.h"
#include "app/document/pair_input.h"

namespace pw {
namespace {

Document with_network(const Document& document, NetworkId id, Network network) {
  Document changed = document;
  if (id == NetworkId::kNetwork) {
    changed.network = std::move(network);
  } else {
    changed.pair->network = std::move(network);
  }
  return changed;
}

bool has_layer(const Document& document, NetworkId id, std::int64_t layer) {
  const Network* network = document.find(id);
  return network != nullptr && layer >= 0 && layer < network->depth();
}

Network network_for(const SetInput& set, Change change, const Network& before) {
  if (set.replaces_weights || change == Change::kOtherMaps) return one_layer(set.weights);
  const Weights& kept = before.layer(0);
  if (!kept.made_for || kept.made_for == set.source.extractor) return before;
  const bool has_its_own = set.weights->is_built_in && set.weights->made_for == set.source.extractor;
  return is_as_shipped(kept) && has_its_own ? one_layer(set.weights) : before;
}

void note_other_maps(Document& document) {
  const bool is_on_other_maps = has_weights_of_other_maps(document);
  if (document.weights().is_on_other_maps == is_on_other_maps) return;
  auto weights = std::make_shared<Weights>(document.weights());
  weights->is_on_other_maps = is_on_other_maps;
  document.network = with_layer(document.network, 0, std::move(weights));
}

// Whether the document has a stack and a network for it. Without them, SetDocument is the only possible action.
bool can_change(const Document& document) {
  return !document.is_thin() && is_consistent(document.network) && document.network.cin() == document.shape().c;
}

// The document can change.
struct ActionFits {
  const Document& document;

  bool operator()(const SetParameter& set) const {
    const Network* network = document.find(set.id.network);
    return network != nullptr && has_parameter(*network, set.id);
  }
  bool operator()(const SetActivation& set) const { return has_layer(document, set.network, set.layer); }
  bool operator()(const SetWeights& set) const {
    if (set.weights == nullptr || !has_layer(document, set.network, set.layer)) return false;
    const Network changed = with_layer(*document.find(set.network), set.layer, set.weights);
    return is_consistent(changed) && changed.cin() == document.find(set.network)->cin();
  }
  bool operator()(const SetBias& set) const {
    if (!has_layer(document, set.network, set.layer)) return false;
    return set.bias.size() == document.find(set.network)->layer(set.layer).parameters.bias.size();
  }
  bool operator()(const SetInput& set) const {
    return set.input.stack != nullptr && set.weights != nullptr &&
           set.weights->parameters.cin == set.input.stack->shape().c && is_consistent(one_layer(set.weights));
  }
  bool operator()(const AddOutput& add) const {
    return !add.copy_of || (*add.copy_of >= 0 && *add.copy_of < document.network.cout());
  }
  bool operator()(const RemoveOutput&) const { return document.network.cout() > 1; }
  bool operator()(const SetMask& set) const { return set.mask.fits(document.shape().c); }
  bool operator()(const SetLabels& set) const { return set.labels == nullptr || set.labels->fits(document.shape()); }
  bool operator()(const SetLocks& set) const {
    return set.locks == nullptr || locks_fit(*set.locks, document.network, document.find(NetworkId::kPair));
  }
  bool operator()(const SetPokes& set) const {
    return set.pokes.size() <= kMostPokes &&
           std::ranges::all_of(set.pokes, [&](const Poke& poke) { return poke.fits(document.shape()); });
  }
  bool operator()(const SetPair& set) const {
    return !set.pair ||
           (is_consistent(set.pair->network) && pair_input_maps(document, set.pair->input) == set.pair->network.cin());
  }
  bool operator()(const SetDecoder& set) const {
    return set.decoder == nullptr ||
           (is_consistent(one_layer(set.decoder)) && set.decoder->parameters.cin == document.network.cout() &&
            set.decoder->parameters.cout == document.network.cin());
  }
  bool operator()(const SetTraining&) const { return true; }
  bool operator()(const SetDocument& set) const { return is_consistent(set.document); }
};

struct Apply {
  const Document& document;

  Document operator()(const SetParameter& set) const {
    return with_network(document, set.id.network, with_parameter(*document.find(set.id.network), set.id, set.value));
  }
  Document operator()(const SetActivation& set) const {
    const Network& network = *document.find(set.network);
    auto weights = std::make_shared<Weights>(network.layer(set.layer));
    weights->parameters.activation = set.activation;
    return with_network(document, set.network, with_layer(network, set.layer, std::move(weights)));
  }
  Document operator()(const SetWeights& set) const {
    const Network& before = *document.find(set.network);
    Document changed = with_network(document, set.network, with_layer(before, set.layer, set.weights));
    changed.locks = carried_over(document.locks, set.network, &before, changed.find(set.network));
    return changed;
  }
  Document operator()(const SetBias& set) const {
    const Network& network = *document.find(set.network);
    auto weights = std::make_shared<Weights>(network.layer(set.layer));
    weights->is_edited = weights->is_edited || weights->parameters.bias != set.bias;
    weights->parameters.bias = set.bias;
    return with_network(document, set.network, with_layer(network, set.layer, std::move(weights)));
  }
  Document operator()(const SetInput& set) const {
    Document changed = document;
    changed.picture = set.input.picture;
    changed.ground_truth = set.input.ground_truth;
    changed.input = set.input.stack;
    changed.source = set.source;
    const Change change = change_of_input(document, *set.input.stack);
    changed.network = network_for(set, change, document.network);
    carry_over(change, document, changed);
    changed.locks = carried_over(changed.locks, NetworkId::kNetwork, &document.network, &changed.network);
    return changed;
  }
  Document operator()(const AddOutput& add) const {
    return with_rows(Change::kOutputAdded, with_output_added(document.weights(), add.copy_of));
  }
  Document operator()(const RemoveOutput&) const {
    return with_rows(Change::kOutputRemoved, with_output_removed(document.weights()));
  }
  Document operator()(const SetMask& set) const {
    return with([&](Document& changed) { changed.mask = set.mask; });
  }
  Document operator()(const SetLabels& set) const {
    return with([&](Document& changed) { changed.labels = set.labels; });
  }
  Document operator()(const SetLocks& set) const {
    return with([&](Document& changed) { changed.locks = set.locks; });
  }
  Document operator()(const SetPokes& set) const {
    return with([&](Document& changed) { changed.pokes = set.pokes; });
  }
  Document operator()(const SetPair& set) const {
    return with([&](Document& changed) {
      changed.pair = set.pair;
      changed.locks = carried_over(document.locks, NetworkId::kPair, document.find(NetworkId::kPair),
                                   changed.find(NetworkId::kPair));
    });
  }
  Document operator()(const SetDecoder& set) const {
    return with([&](Document& changed) { changed.decoder = set.decoder; });
  }
  Document operator()(const SetTraining& set) const {
    return with([&](Document& changed) { changed.training = set.training; });
  }
  Document operator()(const SetDocument& set) const { return set.document; }

 private:
  template <class Edit>
  Document with(Edit edit) const {
    Document changed = document;
    edit(changed);
    return changed;
  }
  Document with_rows(Change change, Weights weights) const {
    Document changed =
        with_network(document, NetworkId::kNetwork, one_layer(std::make_shared<const Weights>(std::move(weights))));
    carry_over(change, document, changed);
    return changed;
  }
};

}  // namespace

bool fits(const Document& document, const Action& action) {
  if (!std::holds_alternative<SetDocument>(action) && !can_change(document)) return false;
  return std::visit(ActionFits{document}, action);
}

Document apply(const Document& document, const Action& action) {
  assert(fits(document, action));
  Document changed = std::visit(Apply{document}, action);
  note_other_maps(changed);
  return changed;
}

}  // namespace pw
