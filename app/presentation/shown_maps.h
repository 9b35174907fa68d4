#pragma once
// Orders of the maps.
#include <cstdint>
#include <span>
#include <vector>

#include "app/document/document.h"
#include "app/presentation/maps_order.h"

namespace pw {

// All maps, in the order of the channels.
std::vector<std::int64_t> all_maps(const Document& document);

// The strength of each map of image n: the sum over the outputs of |w| times the map's standard deviation. As
// everywhere here the weights are those of W, whatever is muted: a map keeps its place when it is muted.
std::vector<double> map_strengths(const Document& document, std::int64_t n);
// The `count` strongest maps, the strongest first; equal ones in the order of the channels.
std::vector<std::int64_t> strongest_maps(const Document& document, std::int64_t n, std::int64_t count);
// The same by the weights for this output alone: whose products differ most from position to position.
std::vector<std::int64_t> strongest_products(const Document& document, std::int64_t n, std::int64_t output,
                                             std::int64_t count);
std::int64_t strongest_map(const Document& document, std::int64_t n);

// All maps, those with the largest values first, or with the smallest; equal ones in the order of the channels.
std::vector<std::int64_t> sorted_maps(std::span<const double> values, bool largest_first = true);

// Whether the order follows from weights and statistics alone, not from the maps' values.
bool is_immediate(MapsOrder order);
// All maps in an immediate order, by their weights for `output`. kRandom is the same for the same number of maps.
std::vector<std::int64_t> immediate_order(const Document& document, std::int64_t n, MapsOrder order,
                                          std::int64_t output);

// The root mean square, over positions and outputs, by which the sums change when each map of image n is muted alone.
std::vector<double> muting_changes(const Document& document, std::int64_t n);

}  // namespace pw
