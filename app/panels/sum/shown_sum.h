#pragma once
// The sum that *one position* shows: its terms, and what comes out.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/frame/frame.h"
#include "app/presentation/outputs/column_terms.h"

namespace pw {

struct ShownSum {
  ColumnRequest request;
  const ColumnTerms& terms;
  double sum = 0.0;                   // before the activation, as the picture y has it once that is computed
  std::optional<double> value;        // after the activation, if there is one and it is computed
  std::optional<double> probability;  // the softmax of the two scores, if they compete and are computed

  bool is_mean() const { return request.probe.of == ProbeOf::kMean; }
  bool is_sorted() const { return request.probe.sort == ProbeSort::kSize; }
};

// Of this output at this position, in the order and of what the selection says.
ShownSum shown_sum(const Frame& frame, ColumnTermsMemo& memo, Position position, std::int64_t output);

// The products of all maps but these together.
double sum_of_others(const ShownSum& shown, const std::vector<std::int64_t>& listed);
// Of the numbers that are written out.
double printed_product(const ShownSum& shown, std::int64_t map);

// The numbers of the column, by place in the order.
std::vector<float> numbers_by_place(const ColumnTerms& terms);

// "ReLU", "sigmoid", "softmax".
std::string activation_word(Activation activation);
// "at row 14, column 35", or "on average over all positions".
std::string where_text(const ShownSum& shown);
// "x = +2.60 at row 14, column 35" of a map, with its name.
std::string explain_number(const Frame& frame, const ShownSum& shown, std::int64_t map);
// Its product, too.
std::string explain_product(const Frame& frame, const ShownSum& shown, std::int64_t map);
// The sum up to this map.
std::string explain_running(const Frame& frame, const ShownSum& shown, std::int64_t map);
// Whether it is fully connected: the same numbers at every position. From the longest to the shortest.
std::vector<std::string> shared_weights_texts(const Document& document);

}  // namespace pw
