#pragma once
// The column of x through all maps, times the weights of one output, and its running sum: what *one position* shows.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/document/document.h"
#include "app/presentation/memo.h"
#include "app/presentation/outputs/x_changes.h"
#include "app/presentation/selection.h"
#include "compute/analysis/running_sum.h"

namespace pw {

struct ColumnRequest {
  std::int64_t n = 0;
  Position position;  // of no meaning for the means
  std::int64_t output = 0;
  Probe probe;
  // Of this image's x, in the place of the stack's values; equal versions mean equal ones. Null: there are none.
  const XChanges* x = nullptr;
  std::int64_t x_version = 0;
  bool operator==(const ColumnRequest& other) const {
    return n == other.n && position == other.position && output == other.output && probe == other.probe &&
           (x == nullptr) == (other.x == nullptr) && x_version == other.x_version;
  }
};

// Of the finite ones among some numbers; 0 and 0 if there are none.
struct Extent {
  float low = 0.0F, high = 0.0F;
};

struct ColumnTerms {
  std::vector<float> x;               // by map: its number at the position, or its mean, NaN if a number of it is none
  std::vector<float> weights;         // by map, as they count: 0 if the map is silenced
  std::vector<std::int64_t> order;    // of the maps
  std::vector<std::size_t> place;     // by map: where in the order
  RunningSum run;                     // in this order
  double sum = 0.0;                   // of all in the order of the maps: the output before its activation
  std::vector<std::int64_t> largest;  // maps whose product is not 0, the largest first; those without a number before
  Extent x_extent, extent;            // of the numbers and of the products
  std::int64_t zeros = 0;             // how many x are exactly 0

  float product(std::int64_t map) const { return run.products[place[static_cast<std::size_t>(map)]]; }
  // The map at which the sum stops being a number; absent also if the bias is none.
  std::optional<std::int64_t> broken_map() const;
};

// The weights of one output as they count: 0 for maps that are silenced.
std::vector<float> effective_row(const Document& document, std::int64_t output);

// About as many steps as there are maps, and their sorting.
ColumnTerms column_terms(const Document& document, const ColumnRequest& request);

// column_terms, cached between frames.
class ColumnTermsMemo {
 public:
  const ColumnTerms& of(const Document& document, const ColumnRequest& request);
  std::int64_t evaluations() const { return terms_.evaluations(); }

 private:
  struct Source {
    std::shared_ptr<const InputStack> input;
    std::shared_ptr<const Weights> weights;
    Mask mask;
    ColumnRequest request;
    bool operator==(const Source&) const = default;
  };
  Memo<Source, ColumnTerms> terms_;
};

// The terms as a table for a spreadsheet: tab-separated, with a header; then the bias and `y`.
std::string column_table(const Document& document, const ColumnTerms& terms, double y);

// Of two competing scores the probability of the first, by softmax.
double softmax_of_two(double score, double other);
// "0.9731", ">0.9999", "<0.0001".
std::string probability_text(double probability);

}  // namespace pw
