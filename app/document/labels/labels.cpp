#include "app/document/labels/labels.h"

#include <algorithm>

namespace pw {

LabelMap LabelMap::of_size(const Shape& stack) {
  const auto count = static_cast<std::size_t>(stack.n * stack.pixels());
  return {stack.n, stack.h, stack.w, std::vector<std::uint8_t>(count, kUnlabelled)};
}

bool LabelMap::fits(const Shape& stack) const {
  return n == stack.n && h == stack.h && w == stack.w &&
         classes.size() == static_cast<std::size_t>(stack.n * stack.pixels());
}

std::vector<std::int64_t> label_counts(const LabelMap& labels, std::int64_t cout) {
  std::vector<std::int64_t> counts(static_cast<std::size_t>(cout));
  for (const std::uint8_t label : labels.classes) {
    if (label != kUnlabelled && label < cout) ++counts[label];
  }
  return counts;
}

std::int64_t labels_beyond(const LabelMap& labels, std::int64_t cout) {
  return std::ranges::count_if(labels.classes,
                               [&](std::uint8_t label) { return label != kUnlabelled && label >= cout; });
}

}  // namespace pw
