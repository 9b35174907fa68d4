#include "compute/io/files/ending.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "compute/core/letters.h"
#include "compute/io/files/quoted_name.h"

namespace pw {

bool ends_in(std::string_view path, std::string_view ending) {
  return ends_with_ignoring_case(path, ending);
}

Expected<void> check_ending(const std::string& path, std::span<const std::string_view> endings) {
  const std::string ending = std::filesystem::path(path).extension().string();
  const bool is_known = std::ranges::any_of(endings, [&](std::string_view known) { return ends_in(path, known); });
  if (ending.empty() || is_known) return {};
  return fail(path, "ends in {}, which cannot be written here; use {}", quoted_name(ending),
              fmt::join(endings, " or "));
}

}  // namespace pw
