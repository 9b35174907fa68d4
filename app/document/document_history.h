#pragma once
// Undo and redo of documents.
#include "app/document/document.h"
#include "app/document/history.h"

namespace pw {

std::int64_t byte_count(const Image& image);
std::int64_t byte_count(const GroundTruth& ground_truth);
std::int64_t byte_count(const InputStack& stack);
std::int64_t byte_count(const Weights& weights);
std::int64_t byte_count(const LabelMap& labels);
std::int64_t byte_count(const Locks& locks);

// Picture, ground truth and stack can be recomputed from the source.
template <>
struct HistoryParts<Document> {
  template <class Visit>
  static void visit_parts(const Document& document, Visit visit);
  static std::int64_t own_bytes(const Document& document);
  static bool thin(Document& document, const Document& current);
};

using DocumentHistory = History<Document>;

template <class Visit>
void HistoryParts<Document>::visit_parts(const Document& document, Visit visit) {
  const auto visit_part = [&](const auto& part, PartKind kind) {
    if (part != nullptr)
      visit(
          part.get(), [&] { return byte_count(*part); }, kind);
  };
  visit_part(document.picture, PartKind::kRecomputable);
  visit_part(document.ground_truth, PartKind::kRecomputable);
  visit_part(document.input, PartKind::kRecomputable);
  for (const auto& weights : document.network.layers) visit_part(weights, PartKind::kLasting);
  if (document.pair) {
    for (const auto& weights : document.pair->network.layers) visit_part(weights, PartKind::kLasting);
  }
  visit_part(document.decoder, PartKind::kLasting);
  visit_part(document.labels, PartKind::kLasting);
  visit_part(document.locks, PartKind::kLasting);
}

}  // namespace pw
