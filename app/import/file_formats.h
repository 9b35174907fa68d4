#pragma once
// The formats of files that can be opened: the one place where they are listed.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "compute/core/error.h"
#include "compute/core/image.h"
#include "compute/io/arrays/array_archive.h"
#include "compute/io/arrays/array_file.h"

namespace pw {

// What tells the format of a file: its first bytes (16, or all where there are fewer), its path and its size.
struct FileStart {
  std::span<const std::byte> bytes;
  std::string_view path;
  std::int64_t size = 0;
};

using PictureReader = std::function<Expected<Image>(const std::string& path)>;

struct ArrayReader {
  // Opens one array. Errors name `path`, which `parts` are the parts of.
  std::function<Expected<ArrayFile>(const std::string& path, const ArrayPath& parts)> open;
  // The arrays of a file of named arrays, FILE:NAME; null where a file of this format is one array.
  std::function<Expected<std::vector<ArchiveEntry>>(const std::string& file)> list;
};

// A row of the table. Readers run in jobs.
struct FileFormat {
  std::string name;                  // as in "is neither NAME nor NAME"
  std::vector<std::string> endings;  // in small letters, the usual one first
  std::function<bool(const FileStart&)> recognises;
  std::variant<PictureReader, ArrayReader> opens;
};
// The first that recognises a file opens it.
using FileFormats = std::vector<FileFormat>;

// Those that the program comes with.
const FileFormats& file_formats();

// Whether the path ends so, in capitals or not; `ending` is in small letters.
bool ends_in(std::string_view path, std::string_view ending);
bool holds_named_arrays(const FileFormat& format);
// The first format with this ending; null where there is none.
const FileFormat* format_by_ending(const FileFormats& formats, std::string_view path);

// FILE and NAME of FILE:NAME, where FILE ends like a file of named arrays.
ArrayPath split_array_path(const std::string& path, const FileFormats& formats);
// The same FILE by the text alone, without asking the file system: for the window's thread.
std::string file_part(const std::string& path, const FileFormats& formats);
// Without the folder, by the text alone: "net.safetensors:head/kernel".
std::string short_name(const std::string& path, const FileFormats& formats);

// "is neither a picture (PNG, JPEG, BMP) nor …".
std::string unknown_format_text(const FileFormats& formats);

}  // namespace pw
