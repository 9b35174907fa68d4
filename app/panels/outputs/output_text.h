#pragma once
// What the outputs say about themselves.
#include <optional>
#include <string>
#include <vector>

#include "app/frame/frame.h"
#include "app/presentation/outputs/output_change.h"

namespace pw {

// What stands beside its title, from the most to the least telling; the first that fits is shown, since a number that
// is cut is a wrong number. `change`: where that is shown instead.
std::vector<std::string> output_captions(const Frame& frame, std::int64_t output,
                                         const std::optional<OutputChange>& change);
// The number under the pointer, or at the marked position.
std::string explain_output(const Frame& frame, std::int64_t output);
// The whole map, as its title names it.
std::string explain_output_map(const Frame& frame, std::int64_t output);
// Its colour scale, and what makes it stay or move.
std::string explain_scale(const Frame& frame, Range range);

}  // namespace pw
