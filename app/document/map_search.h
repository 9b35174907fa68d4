#pragma once
// Maps by number or name.
#include <cstdint>
#include <string_view>
#include <vector>

#include "app/document/document.h"

namespace pw {

// "5, 17, 20-30" are numbers and ranges; any other part between commas is looked for in the maps' names, in whatever
// case: "gabor". Sorted, without duplicates, at least one; else an error that says which part finds nothing.
Expected<std::vector<std::int64_t>> find_maps(const InputStack& input, std::string_view text);

}  // namespace pw
