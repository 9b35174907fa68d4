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

Mask with_only(const Mask& mask, std::span<const std::int64_t> maps, std::int64_t count) {
  std::vector<bool> counts(static_cast<std::size_t>(count));
  for (const std::int64_t map : maps) counts[static_cast<std::size_t>(map)] = !mask.silences(map);
  Mask only;
  for (std::int64_t map = 0; map < count; ++map) {
    if (!counts[static_cast<std::size_t>(map)]) only.muted.push_back(map);
  }
  return only;
}

Mask with_muting_flipped(const Mask& mask, std::span<const std::int64_t> maps) {
  Mask flipped = mask;
  const bool mutes = !std::ranges::includes(mask.muted, maps);
  for (const std::int64_t map : maps) {
    flipped = with_muted(flipped, map, mutes);
    if (mutes) flipped = with_solo(flipped, map, false);
  }
  return flipped;
}

Mask with_solo_flipped(const Mask& mask, std::span<const std::int64_t> maps) {
  Mask flipped = mask;
  const bool solos = !std::ranges::includes(mask.solo, maps);
  for (const std::int64_t map : maps) {
    flipped = with_solo(flipped, map, solos);
    if (solos) flipped = with_muted(flipped, map, false);
  }
  return flipped;
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
