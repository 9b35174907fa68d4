#include "app/import/file_formats.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "compute/io/arrays/safetensors.h"
#include "compute/io/files/ending.h"
#include "compute/io/files/quoted_name.h"

namespace pw {
namespace {

Expected<ArrayFile> open_array_file(const std::string& path, const ArrayPath&) {
  return ArrayFile::open(path);
}

Expected<std::vector<ArchiveEntry>> list_safetensors(const std::string& file) {
  const auto archive = ArrayArchive::open(file);
  if (!archive) return Unexpected(archive.error());
  return archive->entries();
}

bool recognises_npy(const FileStart& start) {
  return start.bytes.size() >= 6 && start.bytes[0] == std::byte{0x93};
}

// The extension alone is enough, so that the error for a damaged file says what is wrong with it.
bool recognises_safetensors(const FileStart& start) {
  return has_safetensors_ending(start.path) || looks_like_safetensors(start.bytes, start.size);
}

FileFormats known_formats() {
  return {
      {"a picture (PNG, JPEG, BMP)",
       {".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".jif", ".bmp", ".dib"},
       [](const FileStart& start) { return looks_like_image(start.bytes); },
       PictureReader(read_image)},
      {"a NumPy array (.npy)", {".npy"}, recognises_npy, ArrayReader{open_array_file, nullptr}},
      {"a safetensors file (FILE.safetensors:NAME)",
       {".safetensors"},
       recognises_safetensors,
       ArrayReader{open_array_file, list_safetensors}},
  };
}

bool has_ending(const FileFormat& format, std::string_view path) {
  return std::ranges::any_of(format.endings, [&](const std::string& ending) { return ends_in(path, ending); });
}

bool ends_like_an_archive(std::string_view path, const FileFormats& formats) {
  return std::ranges::any_of(
      formats, [&](const FileFormat& format) { return holds_named_arrays(format) && has_ending(format, path); });
}

}  // namespace

const FileFormats& file_formats() {
  static const FileFormats formats = known_formats();
  return formats;
}

bool holds_named_arrays(const FileFormat& format) {
  const auto* arrays = std::get_if<ArrayReader>(&format.opens);
  return arrays != nullptr && arrays->list != nullptr;
}

const FileFormat* format_by_ending(const FileFormats& formats, std::string_view path) {
  const auto found = std::ranges::find_if(formats, [&](const FileFormat& format) { return has_ending(format, path); });
  return found != formats.end() ? &*found : nullptr;
}

ArrayPath split_array_path(const std::string& path, const FileFormats& formats) {
  return split_array_path(path, [&](std::string_view file) { return ends_like_an_archive(file, formats); });
}

std::string file_part(const std::string& path, const FileFormats& formats) {
  for (std::size_t at = path.find(':'); at != std::string::npos; at = path.find(':', at + 1)) {
    const std::string file = path.substr(0, at);
    if (ends_like_an_archive(file, formats)) return file;
  }
  return path;
}

std::string short_name(const std::string& path, const FileFormats& formats) {
  const std::string folder = std::filesystem::path(file_part(path, formats)).parent_path().string();
  const std::size_t name = path.find_first_not_of('/', folder.size());
  return shown_text(name == std::string::npos ? path : path.substr(name));
}

std::string unknown_format_text(const FileFormats& formats) {
  std::vector<std::string_view> names;
  std::ranges::transform(formats, std::back_inserter(names), &FileFormat::name);
  return fmt::format("is {}{}", names.size() == 1 ? "not " : "neither ", fmt::join(names, " nor "));
}

}  // namespace pw
