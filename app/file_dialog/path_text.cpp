#include "app/file_dialog/path_text.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "compute/core/letters.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFileScheme = "file://";

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string_view without_quotes(std::string_view text) {
  if (text.size() >= 2 && text.front() == text.back() && (text.front() == '\'' || text.front() == '"'))
    return text.substr(1, text.size() - 2);
  return text;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// file://host/path with %XX for bytes, as file managers put it on the clipboard.
std::string path_of_address(std::string_view address) {
  address.remove_prefix(kFileScheme.size());
  address.remove_prefix(std::min(address.find('/'), address.size()));
  std::string path;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const int high = i + 2 < address.size() && address[i] == '%' ? hex_digit(address[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(address[i + 2]) : -1;
    if (low < 0) {
      path += address[i];
    } else {
      path += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return path;
}

bool begins_with(std::string_view name, std::string_view start, bool exact) {
  return exact ? name.starts_with(start) : starts_with_ignoring_case(name, start);
}

std::vector<const DirectoryEntry*> candidates(const DirectoryListing& listing, std::string_view start) {
  std::vector<const DirectoryEntry*> found;
  for (const bool exact : {true, false}) {
    for (const DirectoryEntry& entry : listing.entries)
      if (begins_with(entry.name, start, exact)) found.push_back(&entry);
    if (!found.empty()) break;
  }
  return found;
}

std::string common_start(const std::vector<const DirectoryEntry*>& entries) {
  std::string_view start = entries.front()->name;
  for (const DirectoryEntry* entry : entries) {
    const std::string_view name = entry->name;
    const auto same = std::ranges::mismatch(start, name).in1 - start.begin();
    // Whole characters of both names.
    start = whole_characters(start, static_cast<std::size_t>(same));
    start = whole_characters(name, start.size());
  }
  return std::string(start);
}

}  // namespace

std::string home_folder() {
  const char* home = std::getenv("HOME");
  return home != nullptr && *home != '\0' ? home : "/";
}

std::string expand_home(std::string_view path) {
  const char* home = std::getenv("HOME");
  const bool names_home = path == "~" || path.starts_with("~/");
  if (!names_home || home == nullptr || *home == '\0') return std::string(path);
  return home + std::string(path.substr(1));
}

std::string parent_folder(const std::string& folder) {
  fs::path path = fs::path(folder).lexically_normal();
  if (!path.has_filename() && path.has_relative_path()) path = path.parent_path();
  const fs::path parent = path.parent_path();
  return parent.empty() ? "/" : parent.string();
}

std::string path_from_text(std::string_view text, const std::string& folder) {
  const std::string_view meant = without_quotes(trim(text));
  if (meant.empty()) return {};
  const std::string path = meant.starts_with(kFileScheme) ? path_of_address(meant) : expand_home(meant);
  return (fs::path(folder) / path).lexically_normal().string();
}

Completion complete_path(std::string_view typed, const std::string& folder, const FileSystem& files) {
  const std::size_t slash = typed.rfind('/');
  const std::size_t name_at = slash == std::string_view::npos ? 0 : slash + 1;
  const std::string_view start = typed.substr(name_at);
  if (typed == "~") return {"~/", 1, {}};

  const std::string in = name_at == 0 ? folder : path_from_text(typed.substr(0, name_at), folder);
  const auto listing = files.list(in, {.hidden = start.starts_with('.')});
  const auto found = listing ? candidates(*listing, start) : std::vector<const DirectoryEntry*>{};
  if (found.empty()) return {std::string(typed), 0, {}};

  // Names that differ in case may have less in common than was typed.
  std::string name = common_start(found);
  if (name.size() < start.size()) name = start;
  if (found.size() == 1 && found.front()->kind == EntryKind::kFolder) name += '/';
  return {std::string(typed.substr(0, name_at)) + name, found.size(), found.front()->name};
}

}  // namespace pw
