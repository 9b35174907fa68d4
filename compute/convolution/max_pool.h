#pragma once
// Max pooling of a map.
#include <cstdint>
#include <span>
#include <vector>

namespace pw {

// The largest value of each position's 3×3 neighbours, itself included; those past the edge do not count. Stride 1: as
// many positions come out. NaN counts as larger than any number, as in PyTorch. Writes to `pooled`, as long as `map`;
// `scratch` is resized.
void max_pool_3x3(std::span<const float> map, std::int64_t rows, std::int64_t columns, std::span<float> pooled,
                  std::vector<float>& scratch);

}  // namespace pw
