#pragma once
// b + Σ w·x at one position, as a person would tell it: the largest terms one by one, the rest together.
#include <string>
#include <vector>

#include "app/document/document.h"
#include "app/view/view_state.h"

namespace pw {

struct SumTerm {
  std::string label;  // the map's number, "+248" for the rest, "b"
  double value = 0.0;
  std::optional<std::int64_t> map;  // for a single term
  double weight = 0.0, x = 0.0;     // for a single term
};

// At most `most` single terms, in the order of the maps; then the others together, then the bias. The values add up to
// the sum.
std::vector<SumTerm> sum_terms(const Document& document, std::int64_t n, Cell cell, std::int64_t output,
                               std::size_t most);

}  // namespace pw
