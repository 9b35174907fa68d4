#pragma once
// The contents of a folder, for the file browser.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/import/file_formats.h"
#include "compute/core/error.h"

namespace pw {

// As the name suggests; the content decides when the file is opened.
enum class EntryKind { kFolder, kImage, kArray, kTensors, kProject, kOther };

struct DirectoryEntry {
  std::string name;  // without the folder; bytes as given by the system
  EntryKind kind = EntryKind::kOther;
  std::optional<std::uint64_t> bytes;  // of regular files
};

struct DirectoryListing {
  std::string folder;
  std::vector<DirectoryEntry> entries;  // folders first, then by natural_less
  bool truncated = false;               // there were more than `at_most`
};

struct ListingOptions {
  bool hidden = false;  // names that start with a dot
  std::size_t at_most = 20'000;
  FileFormats formats = file_formats();
};

// Follows symbolic links; broken ones are listed as kOther without a size.
Expected<DirectoryListing> list_directory(const std::string& folder, const ListingOptions& options = {});

// By the extensions of the formats that can be opened, and that of projects.
EntryKind kind_by_name(std::string_view name, const FileFormats& formats = file_formats());
const char* kind_name(EntryKind kind);  // "folder", "image", "array", ...

// Runs of digits compare as numbers, letters ignoring case: "map 9" before "Map 10".
bool natural_less(std::string_view a, std::string_view b);

// "812 B", "1.4 MB": three significant digits in powers of 1000.
std::string size_text(std::uint64_t bytes);

}  // namespace pw
