#pragma once
// Which maps the grid shows, and in which order.
#include <cstdint>
#include <vector>

#include "app/document/document.h"

namespace pw {

// All maps, in the order of the channels; or the `count` maps with the most influence, strongest first. A map's
// influence is the maximum over outputs of |w| times its standard deviation.
std::vector<std::int64_t> all_maps(const Document& document);
std::vector<std::int64_t> strongest_maps(const Document& document, std::int64_t n, std::int64_t count);

// The first of strongest_maps.
std::int64_t most_influential_map(const Document& document, std::int64_t n);

}  // namespace pw
