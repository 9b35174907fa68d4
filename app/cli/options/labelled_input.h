#pragma once
// The input of a subcommand that trains: a stack of maps with labels.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/options/stack_input.h"

namespace pw {

struct LabelledInput {
  StackInput input;
  std::vector<std::uint8_t> classes;  // of each position, kNoClass where there is no label
  std::int64_t classes_used = 0;      // by some label
  std::int64_t highest_class = 0;
  std::string notice;  // what was done to the labels, for the user; may be empty
};

// `axis_order` empty: the order in which the maps have the size of the labels, or divide it evenly, which the notice of
// the input reports; an error if both do, or neither. Checked before the values are read: that the maps are not larger
// than the labels, and that stack and outputs, one per class, fit in memory.
Expected<LabelledInput> read_labelled_input(const std::string& path, const std::string& labels,
                                            std::optional<AxisOrder> axis_order, Progress* progress);

}  // namespace pw
