#include "app/file_dialog/directory_listing.h"

#include <algorithm>
#include <array>
#include <compare>
#include <filesystem>
#include <system_error>
#include <utility>

#include "compute/core/letters.h"
#include "compute/io/files/ending.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The run of digits at `at`, without leading zeros; moves `at` past it.
std::string_view parse_number(std::string_view text, std::size_t& at) {
  while (at < text.size() && text[at] == '0') ++at;
  const std::size_t start = at;
  while (at < text.size() && is_digit(text[at])) ++at;
  return text.substr(start, at - start);
}

std::strong_ordering natural_order(std::string_view a, std::string_view b) {
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (is_digit(a[i]) && is_digit(b[j])) {
      const std::string_view number_a = parse_number(a, i), number_b = parse_number(b, j);
      if (number_a.size() != number_b.size()) return number_a.size() <=> number_b.size();
      if (const auto order = number_a <=> number_b; std::is_neq(order)) return order;
      continue;
    }
    const auto order =
        static_cast<unsigned char>(lower_letter(a[i])) <=> static_cast<unsigned char>(lower_letter(b[j]));
    if (std::is_neq(order)) return order;
    ++i, ++j;
  }
  return a.size() - i <=> b.size() - j;
}

DirectoryEntry describe(const fs::directory_entry& found, const FileFormats& formats) {
  DirectoryEntry entry{found.path().filename().string(), EntryKind::kOther, std::nullopt};
  std::error_code unreadable;  // ignored: an entry that cannot be examined is still listed by name
  const fs::file_status status = found.status(unreadable);
  if (fs::is_directory(status)) {
    entry.kind = EntryKind::kFolder;
  } else if (fs::is_regular_file(status)) {
    entry.kind = kind_by_name(entry.name, formats);
    const std::uintmax_t bytes = found.file_size(unreadable);
    if (!unreadable) entry.bytes = bytes;
  }
  return entry;
}

bool listed_before(const DirectoryEntry& a, const DirectoryEntry& b) {
  const bool folder_a = a.kind == EntryKind::kFolder, folder_b = b.kind == EntryKind::kFolder;
  return folder_a != folder_b ? folder_a : natural_less(a.name, b.name);
}

}  // namespace

bool natural_less(std::string_view a, std::string_view b) {
  const auto order = natural_order(a, b);
  // Names that differ only in case or in leading zeros still need one fixed order.
  return std::is_neq(order) ? std::is_lt(order) : a < b;
}

EntryKind kind_by_name(std::string_view name, const FileFormats& formats) {
  // A name that consists of an extension only is a hidden file.
  const std::size_t dot = name.rfind('.');
  if (dot == 0 || dot == std::string_view::npos) return EntryKind::kOther;
  if (ends_in(name, ".pointwise")) return EntryKind::kProject;
  const FileFormat* format = format_by_ending(formats, name);
  if (format == nullptr) return EntryKind::kOther;
  if (std::holds_alternative<PictureReader>(format->opens)) return EntryKind::kImage;
  return holds_named_arrays(*format) ? EntryKind::kTensors : EntryKind::kArray;
}

const char* kind_name(EntryKind kind) {
  switch (kind) {
    case EntryKind::kFolder:
      return "folder";
    case EntryKind::kImage:
      return "image";
    case EntryKind::kArray:
      return "array";
    case EntryKind::kTensors:
      return "tensors";
    case EntryKind::kProject:
      return "project";
    case EntryKind::kOther:
      break;
  }
  return "";
}

std::string size_text(std::uint64_t bytes) {
  if (bytes < 1000) return fmt::format("{} B", bytes);
  double value = static_cast<double>(bytes) / 1000;
  static constexpr std::array kUnits{"kB", "MB", "GB", "TB", "PB", "EB"};
  std::size_t unit = 0;
  // 999.5 would print as "1000".
  while (value >= 999.5 && unit + 1 < kUnits.size()) value /= 1000, ++unit;
  return fmt::format("{:.{}f} {}", value, value < 9.995 ? 2 : value < 99.95 ? 1 : 0, kUnits[unit]);
}

Expected<DirectoryListing> list_directory(const std::string& folder, const ListingOptions& options) {
  std::error_code error;
  fs::directory_iterator next(folder, error);
  if (error == std::errc::not_a_directory) return fail(folder, "is not a folder");
  if (error == std::errc::no_such_file_or_directory) return fail(folder, "does not exist");
  if (error) return fail(folder, "cannot be listed: {}", error.message());

  DirectoryListing listing{folder, {}, false};
  for (; next != fs::directory_iterator(); next.increment(error)) {
    if (!options.hidden && next->path().filename().string().starts_with('.')) continue;
    if (listing.entries.size() == options.at_most) {
      listing.truncated = true;
      break;
    }
    listing.entries.push_back(describe(*next, options.formats));
  }
  // On failure, increment() sets the iterator to the end, which stops the loop.
  if (error) return fail(folder, "cannot be listed completely: {}", error.message());
  std::sort(listing.entries.begin(), listing.entries.end(), listed_before);
  return listing;
}

}  // namespace pw
