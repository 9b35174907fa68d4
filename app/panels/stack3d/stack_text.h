#pragma once
// What is said about the parts of the mode *3D*.
#include <optional>
#include <string>

#include "app/frame/frame.h"
#include "app/geometry/block_geometry.h"

namespace pw {

// "20 × 72 × 256 numbers, …": about all of it.
std::string explain_block(const Frame& frame);
std::string explain_block_axis(const Frame& frame, ShapeAxis axis);
std::string explain_slab(const Frame& frame);
std::string explain_rod(const Frame& frame);
// About a point of the block, of the slab, of the rod.
std::string explain_block_hit(const Frame& frame, const BlockHit& hit);
// A number of the rod laid flat, with its weights.
std::string explain_rod_number(const Frame& frame, std::int64_t map);

}  // namespace pw
