#pragma once
// What the panels of Two layers share: the pair that is shown, the scales of its numbers and the colours of its maps.
#include <string>
#include <vector>

#include "app/frame/parameter_edit.h"
#include "app/pairs/shown_pair.h"

namespace pw {

// From so many maps on, the rows of W1 are strips of bars; fewer are cells with a number each.
inline constexpr std::int64_t kMostPairCells = 12;
inline bool has_strips(const ShownPair& shown) {
  return shown.first().cin > kMostPairCells;
}

// Fixed during a gesture, so that what grows is seen to grow.
struct PairLooks {
  // Half ranges of the numbers of each layer, and of the merged one.
  float weights[2] = {1.0F, 1.0F}, biases[2] = {1.0F, 1.0F};
  float merged = 1.0F;
  std::vector<OutputColours> x;  // of few maps: each
  OutputColours hidden;          // of the hidden maps, all alike
  OutputColours sums;            // of them without the activation, likewise
  OutputColours outputs;         // of all outputs, with the activation, without and merged alike
  OutputColours products;        // of W2 times a hidden map, all alike

  // What they were made for: anything else needs new ones even during a gesture.
  struct Of {
    std::shared_ptr<const InputStack> stack;
    PairCase example = PairCase::kAbs;
    std::int64_t hidden = 0, outputs = 0;
    Activation activation = Activation::kNone;
    ThemeKind theme = ThemeKind::kDark;
    bool operator==(const Of&) const = default;
  } of;
  std::int64_t version = -1;
};
void refresh(PairLooks& looks, const Frame& frame, const ShownPair& shown);

struct PairView {
  const ShownPair& shown;
  const PairLooks& looks;
};

// The number that keys change.
ParameterId selected_pair_number(const Frame& frame, const ShownPair& shown);
// The hidden map and the output that it belongs to; 0 where it belongs to none.
std::int64_t selected_hidden(const Frame& frame, const ShownPair& shown);
std::int64_t selected_pair_output(const Frame& frame, const ShownPair& shown);
void select_hidden(Frame& frame, const ShownPair& shown, std::int64_t hidden);
void select_pair_output(Frame& frame, const ShownPair& shown, std::int64_t output);

// The position that is marked. There must be an input.
Position pair_position(const Frame& frame, const ShownPair& shown);
void select_pair_position(Frame& frame, const ShownPair& shown, Position position);
// Of one map (1, c, h, w) at the marked position.
float value_here(const Frame& frame, const ShownPair& shown, TensorView maps, std::int64_t map);

// "R", "slope", "map 17".
std::string input_name(const ShownPair& shown, std::int64_t map);
// In the small font.
float widest_input_name(const Frame& frame, const ShownPair& shown);
// "sky"; "not road", "output 1".
std::string hidden_name(const ShownPair& shown, std::int64_t hidden);
std::string pair_output_name(const ShownPair& shown, std::int64_t output);
// Magenta for the class road.
Rgb hidden_colour(const Frame& frame, const ShownPair& shown, std::int64_t hidden);
Rgb pair_output_colour(const Frame& frame, const ShownPair& shown, std::int64_t output);

// What a row of weights computes, of few maps: "R − B", "0.5 cross + left half − 1", "0"; empty if it is too long.
std::string formula_of(const ShownPair& shown, const PointwiseLayer& layer, std::int64_t output);
// The colours of the hidden maps that are shown: "colours 0 … 2", "colours −9 … 9".
std::string scale_of_hidden(const PairView& view);

}  // namespace pw
