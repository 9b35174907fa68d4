#pragma once
// Which maps the grid shows, and in which order.
#include <cstdint>
#include <vector>

#include "app/document/document.h"

namespace pw {

// All, in the order of the channels; or the `strongest` of them: those whose weights move the outputs most, by
// max over outputs of |w| times the map's standard deviation, strongest first.
std::vector<std::int64_t> all_maps(const Document& document);
std::vector<std::int64_t> strongest_maps(const Document& document, std::int64_t n, std::int64_t count);

// The map with the largest influence on the difference of the first two outputs (or on the only one).
std::int64_t map_that_matters(const Document& document, std::int64_t n);

}  // namespace pw
