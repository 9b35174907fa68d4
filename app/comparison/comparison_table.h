#pragma once
// Comparisons as a table of text.
#include <string>

#include "app/comparison/comparison.h"

namespace pw {

// Aligned, with a heading and a line about what was fitted. `maps`: how many are reduced.
std::string comparison_table(const Comparison& comparison, std::int64_t maps);

}  // namespace pw
