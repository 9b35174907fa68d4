#pragma once
// Formulas and numbers of a pair's outputs, as text.
#include "app/panels/two_layers/pair_view.h"

namespace pw {

// What the example computes as it was made, "|R − B|"; empty once it is edited.
std::string example_meaning(const ShownPair& shown);
// "y = h0 + h1", "y = h0 − 2 h1 + 1"; empty if it is long.
std::string sum_formula(const ShownPair& shown, std::int64_t output);
// "PC 1 = 1 · h0 + 0 · h1 − 2", whatever the weights are.
std::string sum_with_all_weights(const ShownPair& shown, std::int64_t output);
// "0 + 0.039 = 0.039": the products at the marked position.
std::string sum_here(const Frame& frame, const ShownPair& shown, const PairMaps& maps, std::int64_t output);
// Likewise of these hidden maps and outputs.
std::string sum_here(const Frame& frame, const ShownPair& shown, const RangedMaps& hidden, const RangedMaps& outputs,
                     std::int64_t output);
// What stands left of a hidden map in the sum that gives an output: "−2 ×" of the first, "+ 0.5 ×", "−" of the others;
// and left of the output: the bias, whether maps are missing, "+ 1 + … =".
std::string factor_text(const ShownPair& shown, std::int64_t output, std::int64_t hidden, bool is_first);
std::string sum_end_text(const ShownPair& shown, std::int64_t output, bool has_all, bool is_prediction);
// What explains its picture.
std::string hidden_map_text(const PairView& view, std::int64_t hidden);
// What names a hidden map, from the longest to the shortest; the last is empty.
std::vector<std::string> hidden_titles(const ShownPair& shown, std::int64_t hidden);
// "23 % of positions 0 in both": of several hidden maps.
std::string zero_in_all_text(const PairMaps& maps);
// How much the ReLU adds to this output, what that changes, and `colours`: "colours to ±0.30". From the longest to the
// shortest.
std::vector<std::string> added_texts(const PairMaps& maps, std::size_t output, const std::string& colours);
// Whether it has one value everywhere.
bool is_flat(const OutputRange& range);
// "IoU (pixels) 0.98"; empty if absent.
std::string iou_text(const std::optional<double>& iou);
// "−10.2 … 13.9".
std::string ends_text(const OutputRange& range);
// "(0 −1 0) + 2": the merged weights and bias of an output of few maps; empty for many.
std::string merged_text(const PointwiseLayer& merged, std::int64_t output);

// For the last row. The maps of x that are shown: those that the first layer reads come before those with a weight of
// 0.
std::string spoken_input_name(const ShownPair& shown, std::int64_t map);
std::vector<std::int64_t> spoken_maps(const ShownPair& shown);
// Of a hidden map after the ReLU or before it, from the longest to the shortest. `formula`: what it computes, empty if
// that has no room.
std::vector<std::string> spoken_hidden_titles(const ShownPair& shown, std::int64_t hidden, bool has_relu,
                                              const std::string& formula);
// Of y with the ReLU and without, from the longest to the shortest.
std::vector<std::string> spoken_output_titles(const ShownPair& shown, std::int64_t output, bool has_relu);

}  // namespace pw
