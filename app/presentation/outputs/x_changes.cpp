#include "app/presentation/outputs/x_changes.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace pw {
namespace {

auto place_of(const Poke& poke) {
  return std::tuple(poke.at.y, poke.at.x, poke.map);
}

auto row_and_column(const Poke& poke) {
  return std::pair(poke.at.y, poke.at.x);
}

bool is_same_value(const Poke& poke, std::int64_t n, std::int64_t map, Position position) {
  return poke.n == n && poke.map == map && poke.at == position;
}

}  // namespace

XChanges::XChanges(std::vector<Poke> changes) : changes_(std::move(changes)) {
  // The last of equal ones comes first, and is kept.
  std::ranges::reverse(changes_);
  std::ranges::stable_sort(changes_, {}, place_of);
  changes_.erase(std::ranges::unique(changes_, {}, place_of).begin(), changes_.end());
}

std::span<const Poke> XChanges::at(Position position) const {
  const auto found = std::ranges::equal_range(changes_, std::pair(position.y, position.x), {}, row_and_column);
  return {found.begin(), found.end()};
}

const float* XChanges::find(Position position, std::int64_t map) const {
  const std::span<const Poke> here = at(position);
  const auto found = std::ranges::lower_bound(here, map, {}, &Poke::map);
  return found != here.end() && found->map == map ? &found->value : nullptr;
}

float value_in_stack(const Document& document, std::int64_t n, std::int64_t map, Position position) {
  return document.input->features.maps.plane(
      n, map)[static_cast<std::size_t>(position.y * document.shape().w + position.x)];
}

const Poke* find_poke(const Document& document, std::int64_t n, std::int64_t map, Position position) {
  const auto found =
      std::ranges::find_if(document.pokes, [&](const Poke& poke) { return is_same_value(poke, n, map, position); });
  return found != document.pokes.end() ? &*found : nullptr;
}

std::optional<std::vector<Poke>> with_poke(const Document& document, const Poke& poke) {
  std::vector<Poke> pokes = document.pokes;
  const auto same =
      std::ranges::find_if(pokes, [&](const Poke& other) { return is_same_value(other, poke.n, poke.map, poke.at); });
  const float before = value_in_stack(document, poke.n, poke.map, poke.at);
  if (std::bit_cast<std::uint32_t>(before) == std::bit_cast<std::uint32_t>(poke.value)) {
    if (same != pokes.end()) pokes.erase(same);
  } else if (same != pokes.end()) {
    same->value = poke.value;
  } else if (pokes.size() < kMostPokes) {
    pokes.push_back(poke);
  } else {
    return std::nullopt;
  }
  return pokes;
}

}  // namespace pw
