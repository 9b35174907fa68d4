#pragma once
// b + Σ w·x at one position as a short list: the largest terms one by one, the others as one sum.
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/document/document.h"
#include "app/presentation/memo.h"

namespace pw {

struct SumTerm {
  std::string label;  // the map's number, "others", "other 253: 0" if all others are silenced, "b"
  double value = 0.0;
  std::optional<std::int64_t> map;  // for a single term
  double weight = 0.0, x = 0.0;     // for a single term
  std::int64_t others = 0;          // how many are combined
};

// At most `most` single terms, in the order of the maps, without zeros if there are more; then the sum of the others,
// then the bias. Maps that `mask` silences are left out. The values add up to the output before its activation.
std::vector<SumTerm> sum_terms(const Document& document, const Mask& mask, std::int64_t n, Position position,
                               std::int64_t output, std::size_t most);

// "1·2 − 2·(−1) + 3 = 7", the terms written out with their `result`, "≈" where the printed numbers give another; if
// that does not fit, terms in the middle give way to "…", the result never does.
std::string sum_text(const std::vector<SumTerm>& terms, std::string_view result,
                     const std::function<bool(std::string_view)>& fits);

// "map 3 (green)"; of a map without a name of its own "map 3".
std::string numbered_name(const InputStack& input, std::int64_t map);

// sum_terms, cached between frames.
class SumTermsMemo {
 public:
  const std::vector<SumTerm>& of(const Document& document, const Mask& mask, std::int64_t n, Position position,
                                 std::int64_t output, std::size_t most);
  std::int64_t evaluations() const { return terms_.evaluations(); }

 private:
  struct Source {
    std::shared_ptr<const InputStack> input;
    std::shared_ptr<const Weights> weights;
    Mask mask;
    std::int64_t n = 0;
    Position position;
    std::int64_t output = 0;
    std::size_t most = 0;
    bool operator==(const Source&) const = default;
  };
  Memo<Source, std::vector<SumTerm>> terms_;
};

}  // namespace pw
