#include "app/document/carry_over.h"

#include <fmt/format.h>

namespace pw {
namespace {

std::shared_ptr<const Locks> with_rows_of(Change change, const Document& before) {
  if (before.locks == nullptr) return nullptr;
  return std::make_shared<const Locks>(change == Change::kOutputAdded
                                           ? with_output_added(*before.locks, before.network)
                                           : with_output_removed(*before.locks, before.network));
}

}  // namespace

Change change_of_input(const Document& before, const InputStack& after) {
  return before.network.cin() == after.shape().c ? Change::kOtherPicture : Change::kOtherMaps;
}

void carry_over(Change change, const Document& before, Document& after) {
  switch (change) {
    case Change::kOtherMaps:
      after.pair.reset();
      after.decoder.reset();
      after.mask = {};
      after.locks.reset();
      [[fallthrough]];
    case Change::kOtherPicture:
      after.labels.reset();
      after.pokes.clear();
      return;
    case Change::kOutputAdded:
    case Change::kOutputRemoved:
      after.locks = with_rows_of(change, before);
      return;
  }
}

std::string carry_over_text(Change change, const Document& before, const Document& after) {
  const bool had_labels = before.labels != nullptr;
  switch (change) {
    case Change::kOtherPicture:
    case Change::kOtherMaps:
      return had_labels ? "The labels were cleared: they belonged to the picture before" : "";
    case Change::kOutputAdded:
      return "";
    case Change::kOutputRemoved: {
      const std::int64_t beyond = had_labels ? labels_beyond(*before.labels, after.network.cout()) : 0;
      if (beyond == 0) return "";
      return fmt::format("{} labelled positions count as unlabelled: their class has no output any more", beyond);
    }
  }
  return "";
}

}  // namespace pw
