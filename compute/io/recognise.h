#pragma once
// Guesses what an array in a file is, from its shape and type.
#include <cstdint>
#include <optional>
#include <string>

#include "compute/core/error.h"
#include "compute/io/arrays/array_payload.h"

namespace pw {

enum class ArrayKind { kStack, kWeights, kLabels };

// Rank 2 float is weights, rank 2 integer is labels, rank 4 float that starts or ends in (1, 1) and whose inputs match
// `open_cin` is weights, any other rank 3 or 4 is a stack.
Expected<ArrayKind> array_kind(const std::string& subject, const ArrayHeader& header,
                               std::optional<std::int64_t> open_cin);
// Whether an array of this shape can be any of these.
bool has_array_kind(std::span<const std::int64_t> shape);

// The axis order in which the stack has `cin` maps. Fails if neither fits, and if both do; the latter error asks for
// --layout.
Expected<AxisOrder> axis_order_for_cin(const std::string& subject, const ArrayHeader& header, std::int64_t cin);

// For a stack without weights to compare with: NHWC, unless the last axis looks like a width rather than a number of
// maps: the first axis (after the batch) is larger than both others, or the last two are equal and the first differs.
AxisOrder likely_axis_order(const ArrayHeader& header);

}  // namespace pw
