#include "compute/io/files/ending.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "compute/io/files/quoted_name.h"

namespace pw {
namespace {

char lower_letter(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

bool ends_in(std::string_view path, std::string_view ending) {
  return path.size() >= ending.size() &&
         std::equal(ending.begin(), ending.end(), path.end() - static_cast<std::ptrdiff_t>(ending.size()),
                    [](char wanted, char given) { return wanted == lower_letter(given); });
}

Expected<void> check_ending(const std::string& path, std::span<const std::string_view> endings) {
  const std::string ending = std::filesystem::path(path).extension().string();
  const bool is_known = std::ranges::any_of(endings, [&](std::string_view known) { return ends_in(path, known); });
  if (ending.empty() || is_known) return {};
  return fail(path, "ends in {}, which cannot be written here; use {}", quoted_name(ending),
              fmt::join(endings, " or "));
}

}  // namespace pw
