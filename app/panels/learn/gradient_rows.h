#pragma once
// What the gradient panel shows: rows of one number per map.
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/frame/frame.h"

namespace pw {

struct GradientRow {
  WidgetKey key;
  Rect area;                       // of the bars
  std::vector<std::string> names;  // from the longest to the shortest
  std::string count;
  const std::vector<float>* values = nullptr;
  bool is_signed = false;
  bool is_small = false;
  std::function<std::string(const Frame&, std::int64_t map)> explain;
};

// "256 of 256".
std::string share_of_maps(std::int64_t count, std::size_t all);

// Their areas are still empty; those without values have none yet. The values are those of the frame.
GradientRow signal_row(const Frame& frame);
// Of the pair: through both layers.
GradientRow pair_signal_row(const Frame& frame);
GradientRow two_row(const Frame& frame);
GradientRow gain_row(const Frame& frame);
// ∂L/∂W of the first `count` outputs, of the pair ∂L/∂W₁ of its hidden maps; the gradients must be there when they are
// explained.
std::vector<GradientRow> weight_gradients(const Frame& frame, std::int64_t count);

// What the rows are, beside the heading: from the longest to the shortest.
std::vector<std::string> gradient_captions(const Frame& frame);

// Empty where there are gradients, or will be without further ado.
std::string why_no_gradients(const Frame& frame);

// Why there are no gradients, which may need more room than its row has, and what comes where that leaves it room.
// Returns where they end.
float draw_sentences(const Frame& frame, Rect panel, Rect area, float above, std::size_t row);

}  // namespace pw
