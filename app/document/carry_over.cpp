#include "app/document/carry_over.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>
#include <vector>

namespace pw {
namespace {

std::shared_ptr<const Locks> with_rows_of(Change change, const Document& before) {
  if (before.locks == nullptr) return nullptr;
  return std::make_shared<const Locks>(change == Change::kOutputAdded
                                           ? with_output_added(*before.locks, before.network)
                                           : with_output_removed(*before.locks, before.network));
}

// What the old document had and loses; plurals.
std::vector<std::string_view> cleared(Change change, const Document& before) {
  std::vector<std::string_view> parts;
  if (before.labels != nullptr) parts.emplace_back("labels");
  if (!before.pokes.empty()) parts.emplace_back("values changed by hand");
  if (change == Change::kOtherPicture) return parts;
  if (!before.mask.empty()) parts.emplace_back("muted and solo maps");
  if (before.locks != nullptr) parts.emplace_back("locks");
  if (before.pair) parts.emplace_back("two layers");
  if (before.decoder != nullptr) parts.emplace_back("decoder's weights");
  return parts;
}

std::string cleared_text(Change change, const Document& before) {
  const auto parts = cleared(change, before);
  if (parts.empty()) return "";
  const auto last = parts.end() - 1;
  const std::string all = parts.size() == 1
                              ? std::string(*last)
                              : fmt::format("{} and the {}", fmt::join(parts.begin(), last, ", the "), *last);
  return fmt::format("The {} were cleared: they belonged to the previous {}", all,
                     change == Change::kOtherPicture ? "picture" : "maps");
}

// About labels of the class whose output was removed.
std::string unlabelled_text(const Document& before, const Document& after) {
  if (before.labels == nullptr) return "";
  const std::int64_t lost =
      labels_beyond(*before.labels, after.network.cout()) - labels_beyond(*before.labels, before.network.cout());
  if (lost == 0) return "";
  if (lost == 1) return "1 labelled position now counts as unlabelled: its class no longer has an output";
  return fmt::format("{} labelled positions now count as unlabelled: their class no longer has an output", lost);
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
  switch (change) {
    case Change::kOtherPicture:
    case Change::kOtherMaps:
      return cleared_text(change, before);
    case Change::kOutputAdded:
      return "";
    case Change::kOutputRemoved:
      return unlabelled_text(before, after);
  }
  return "";
}

}  // namespace pw
