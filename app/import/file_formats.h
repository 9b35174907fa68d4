#pragma once
// The file formats that can be opened: the only list of them.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "compute/core/error.h"
#include "compute/io/arrays/array_archive.h"
#include "compute/io/arrays/array_file.h"
#include "compute/io/images/image_file.h"

namespace pw {

// What a file is recognised by: its first bytes (64, or all if there are fewer), its path and its size in bytes.
struct FileStart {
  std::span<const std::byte> bytes;
  std::string_view path;
  std::int64_t size = 0;
};

// `progress` may be null; it can cancel.
using PictureReader = std::function<Expected<DecodedImage>(const std::string& path, const Progress* progress)>;

struct ArrayReader {
  // Opens one array. `parts` are the parts of `path`, which errors name.
  std::function<Expected<ArrayFile>(const std::string& path, const ArrayPath& parts)> open;
  // Lists the arrays of a file of named arrays, FILE:NAME; null for a format that holds one array.
  std::function<Expected<std::vector<ArchiveEntry>>(const std::string& file)> list;
};

// A row of the table. Readers are called in jobs.
struct FileFormat {
  std::string name;                  // as in "is neither NAME nor NAME"
  std::vector<std::string> endings;  // in lower case, the usual one first
  std::function<bool(const FileStart&)> recognises;
  std::variant<PictureReader, ArrayReader> opens;
};
// The first format that recognises a file opens it.
using FileFormats = std::vector<FileFormat>;

// The built-in formats.
const FileFormats& file_formats();

bool holds_named_arrays(const FileFormat& format);
// The first format with this extension; null if there is none.
const FileFormat* format_by_ending(const FileFormats& formats, std::string_view path);

// FILE and NAME of FILE:NAME, if FILE has the extension of a file of named arrays.
ArrayPath split_array_path(const std::string& path, const FileFormats& formats);
// The same FILE by the text alone, without file system access: for the window's thread.
std::string file_part(const std::string& path, const FileFormats& formats);
// The path without its folder, by the text alone, for the user: "net.safetensors:head/kernel".
std::string short_name(const std::string& path, const FileFormats& formats);

// "is neither a picture (PNG, JPEG, BMP) nor …".
std::string unknown_format_text(const FileFormats& formats);

}  // namespace pw
