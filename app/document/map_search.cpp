#include "app/document/map_search.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

namespace pw {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  text = trimmed(text);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

struct MapRange {
  std::int64_t first, last;
};

// "17" or "20-30".
std::optional<MapRange> range_of(std::string_view text) {
  if (const auto single = whole_number(text)) return MapRange{*single, *single};
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto first = whole_number(text.substr(0, dash));
  const auto last = whole_number(text.substr(dash + 1));
  if (!first || !last) return std::nullopt;
  return MapRange{std::min(*first, *last), std::max(*first, *last)};
}

std::string in_lower_case(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

void add_named(const InputStack& input, std::string_view part, std::vector<std::int64_t>& found) {
  const std::string wanted = in_lower_case(part);
  for (std::int64_t map = 0; map < input.shape().c; ++map) {
    if (in_lower_case(map_name(input, map)).find(wanted) != std::string::npos) found.push_back(map);
  }
}

}  // namespace

Expected<std::vector<std::int64_t>> find_maps(const InputStack& input, std::string_view text) {
  const std::int64_t count = input.shape().c;
  std::vector<std::int64_t> found;
  while (true) {
    const std::size_t comma = text.find(',');
    const std::string_view part = trimmed(text.substr(0, comma));
    const std::size_t before = found.size();
    if (const auto range = range_of(part)) {
      for (std::int64_t map = range->first; map <= std::min(range->last, count - 1); ++map) found.push_back(map);
      if (range->last >= count) return fail("", "There is no map {}: the last one is {}", range->last, count - 1);
    } else if (!part.empty()) {
      add_named(input, part, found);
      if (found.size() == before) return fail("", "No map has \"{}\" in its name", part);
    }
    if (comma == std::string_view::npos) break;
    text = text.substr(comma + 1);
  }
  if (found.empty()) return fail("", "Type numbers such as 5, 20-30, or a part of a name");
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace pw
