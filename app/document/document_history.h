#pragma once
// The history of documents.
#include "app/document/document.h"
#include "app/document/history.h"

namespace pw {

std::int64_t byte_count(const Image& image);
std::int64_t byte_count(const InputStack& stack);
std::int64_t byte_count(const Weights& weights);
std::int64_t byte_count(const Locks& locks);

// Picture, ground truth and stack can be made again from the source.
template <>
struct HistoryParts<Document> {
  template <class Visit>
  static void visit_parts(const Document& document, Visit visit);
  static bool thin(Document& document, const Document& current);
};

using DocumentHistory = History<Document>;

template <class Visit>
void HistoryParts<Document>::visit_parts(const Document& document, Visit visit) {
  if (document.picture) visit(document.picture.get(), byte_count(*document.picture));
  if (document.ground_truth)
    visit(document.ground_truth.get(), static_cast<std::int64_t>(document.ground_truth->size()));
  if (document.input) visit(document.input.get(), byte_count(*document.input));
  for (const auto& weights : document.network.layers) visit(weights.get(), byte_count(*weights));
  if (document.pair) {
    for (const auto& weights : document.pair->network.layers) visit(weights.get(), byte_count(*weights));
  }
  if (document.decoder) visit(document.decoder.get(), byte_count(*document.decoder));
  if (document.labels) visit(document.labels.get(), static_cast<std::int64_t>(document.labels->classes.size()));
  if (document.locks) visit(document.locks.get(), byte_count(*document.locks));
}

}  // namespace pw
