#pragma once
// Guesses what an array in a file is, from its shape and type.
#include <cstdint>
#include <optional>
#include <string>

#include "compute/core/error.h"
#include "compute/io/arrays/array_payload.h"

namespace pw {

enum class ArrayKind { kStack, kWeights, kBias, kLabels };

// Without an open stack: rank 2 float is weights, rank 2 integer is labels, rank 3 or 4 is a stack. With one of
// `open_cin` maps, besides:
// - rank 1 is a bias;
// - rank 2 integer, and rank 4 that starts or ends in (1, 1), are weights if their inputs match `open_cin`;
// - rank 4 that can hardly be anything but a kernel (see looks_like_kernel) is weights, even if they do not fit.
Expected<ArrayKind> array_kind(const std::string& subject, const ArrayHeader& header,
                               std::optional<std::int64_t> open_cin);
// Whether an array of this shape can be any of these.
bool has_array_kind(std::span<const std::int64_t> shape);

// Whether this is the shape of a convolution's kernel, OIHW or HWIO, of 1 × 1 or larger, rather than of a stack.
// (4, 128, 1, 1) and (1, 1, 128, 4) are; (1, 1, 20, 72), a map of 20 × 72, and (1, 512, 3, 3), maps of one image, are
// not.
bool looks_like_kernel(std::span<const std::int64_t> shape);

// What to do with a stack that is taken for a kernel, which only looks like one: "; if it is a stack …". Empty for a
// shape that is no stack's, and for one of a single position.
std::string stack_advice(std::span<const std::int64_t> shape);

// Of several files, in which order they are needed: what can only be a stack, what may be weights, weights, a bias.
int opening_rank(const ArrayHeader& header);

// The axis order in which the stack has `cin` maps. Fails if neither fits, and if both do; the latter error asks for
// --layout.
Expected<AxisOrder> axis_order_for_cin(const std::string& subject, const ArrayHeader& header, std::int64_t cin);

// For a stack without weights to compare with. Of the first axis (after the batch) and the last, one of size 1, or 3 or
// 4 beside maps of at least 8 × 8, is the maps, if the other is not. Else NHWC, unless the last axis looks like a width
// rather than a number of maps: the first axis is larger than both others, or the last two are equal and the first
// differs.
AxisOrder likely_axis_order(const ArrayHeader& header);

}  // namespace pw
