#pragma once
// What the outputs say about themselves.
#include <string>

#include "app/frame/frame.h"

namespace pw {

// The number under the pointer, or at the marked position.
std::string explain_output(const Frame& frame, std::int64_t output);
// The whole map, as its title names it.
std::string explain_output_map(const Frame& frame, std::int64_t output);
// Its colour scale, and what makes it stay or move.
std::string explain_scale(const Frame& frame, Range range);

}  // namespace pw
