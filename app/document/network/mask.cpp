#include "app/document/network/mask.h"

#include <algorithm>

namespace pw {
namespace {

std::vector<std::int64_t> with(std::vector<std::int64_t> maps, std::int64_t map, bool present) {
  const auto at = std::ranges::lower_bound(maps, map);
  const bool is_present = at != maps.end() && *at == map;
  if (present && !is_present) maps.insert(at, map);
  if (!present && is_present) maps.erase(at);
  return maps;
}

bool are_maps(const std::vector<std::int64_t>& maps, std::int64_t count) {
  for (std::size_t i = 0; i < maps.size(); ++i) {
    if (maps[i] < 0 || maps[i] >= count || (i > 0 && maps[i] <= maps[i - 1])) return false;
  }
  return true;
}

}  // namespace

bool Mask::silences(std::int64_t map) const {
  return std::ranges::binary_search(muted, map) || (!solo.empty() && !std::ranges::binary_search(solo, map));
}

bool Mask::fits(std::int64_t count) const {
  return are_maps(muted, count) && are_maps(solo, count);
}

Mask with_muted(const Mask& mask, std::int64_t map, bool muted) {
  return {with(mask.muted, map, muted), mask.solo};
}

Mask with_solo(const Mask& mask, std::int64_t map, bool solo) {
  return {mask.muted, with(mask.solo, map, solo)};
}

PointwiseLayer effective(const PointwiseLayer& layer, const Mask& mask) {
  PointwiseLayer masked = layer;
  if (mask.empty()) return masked;
  for (std::int64_t i = 0; i < layer.cin; ++i) {
    if (!mask.silences(i)) continue;
    for (std::int64_t o = 0; o < layer.cout; ++o) masked.w(o, i) = 0.0F;
  }
  return masked;
}

}  // namespace pw
