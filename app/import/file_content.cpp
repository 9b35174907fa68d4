#include "app/import/file_content.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "compute/io/files/input_file.h"
#include "compute/io/files/quoted_name.h"
#include "compute/io/recognise.h"

namespace pw {
namespace {

std::string names_text(const ArrayChoice& choice) {
  constexpr std::size_t kNamed = 4;
  const std::size_t named = std::min(choice.entries.size(), kNamed);
  std::vector<std::string> names;
  std::transform(choice.entries.begin(), choice.entries.begin() + static_cast<std::ptrdiff_t>(named),
                 std::back_inserter(names), [](const ArrayChoice::Entry& entry) { return quoted_name(entry.name); });
  const std::size_t more = choice.entries.size() - named;
  return fmt::format("{}{}", fmt::join(names, ", "), more > 0 ? fmt::format(" and {} more", more) : "");
}

std::string problem_of(const ArchiveEntry& entry) {
  if (std::ranges::find(entry.shape, 0) != entry.shape.end()) return "holds no values";
  if (!entry.readable) return "this number type cannot be read";
  if (!has_array_kind(entry.shape)) return "neither a stack nor weights";
  return "";
}

// Empty if the file holds only one array.
std::optional<ArrayChoice> choice_among(const std::string& file, const std::vector<ArchiveEntry>& entries,
                                        const FileFormat& format) {
  if (entries.size() < 2) return std::nullopt;
  ArrayChoice choice{file, fmt::format("FILE{}:NAME", format.endings.front()), {}};
  choice.entries.reserve(entries.size());
  for (const ArchiveEntry& entry : entries) {
    std::string problem = problem_of(entry);
    std::string path = problem.empty() ? fmt::format("{}:{}", file, entry.name) : "";
    choice.entries.push_back({entry.name, entry.type, shape_text(entry.shape), std::move(problem), std::move(path)});
  }
  return choice;
}

// What stands in place of a large file after "git clone" without git-lfs.
bool is_lfs_pointer(std::span<const std::byte> head) {
  constexpr std::string_view kStart = "version https://git-lfs.github.com/spec/";
  return head.size() >= kStart.size() && std::memcmp(head.data(), kStart.data(), kStart.size()) == 0;
}

Expected<const FileFormat*> recognised(const std::string& path, const ArrayPath& parts, const FileFormats& formats) {
  const auto file = InputFile::open(parts.file);
  if (!file) return Unexpected(file.error());
  if (file->size() == 0) return fail(path, "is empty");
  std::array<std::byte, 64> start{};
  const auto head_size = std::min<std::int64_t>(start.size(), file->size());
  const auto head = std::span(start).first(static_cast<std::size_t>(head_size));
  if (auto read = file->read_at(0, head); !read) return Unexpected(read.error());
  if (is_lfs_pointer(head))
    return fail(path, "is a Git LFS pointer, not the file itself; fetch that with \"git lfs pull\"");
  const FileStart file_start{head, parts.file, file->size()};
  const auto format = std::ranges::find_if(formats, [&](const FileFormat& candidate) {
    return (parts.name.empty() || holds_named_arrays(candidate)) && candidate.recognises(file_start);
  });
  if (format == formats.end()) return fail(path, "{}", unknown_format_text(formats));
  return &*format;
}

Expected<FileContent> open_arrays(const std::string& path, const ArrayPath& parts, const FileFormat& format) {
  const auto& reader = std::get<ArrayReader>(format.opens);
  if (reader.list && parts.name.empty()) {
    const auto entries = reader.list(parts.file);
    if (!entries) return Unexpected(entries.error());
    if (auto choice = choice_among(parts.file, *entries, format)) return std::move(*choice);
  }
  auto array = reader.open(path, parts);
  if (!array) return Unexpected(array.error());
  return std::move(*array);
}

}  // namespace

Error several_arrays(const ArrayChoice& choice) {
  return {choice.file, fmt::format("holds {} arrays ({}); name one: {}", choice.entries.size(), names_text(choice),
                                   choice.name_hint)};
}

Expected<FileContent> open_content(const std::string& path, const FileFormats& formats) {
  const ArrayPath parts = split_array_path(path, formats);
  const auto format = recognised(path, parts, formats);
  if (!format) return Unexpected(format.error());
  if (const auto* picture = std::get_if<PictureReader>(&(*format)->opens)) return PictureFile{path, *picture};
  return open_arrays(path, parts, **format);
}

Expected<ArrayFile> open_array(const std::string& path, const FileFormats& formats) {
  auto content = open_content(path, formats);
  if (!content) return Unexpected(content.error());
  if (const auto* choice = std::get_if<ArrayChoice>(&*content)) return Unexpected(several_arrays(*choice));
  if (auto* array = std::get_if<ArrayFile>(&*content)) return std::move(*array);
  return fail(path, "is a picture, not an array of numbers; name a file that holds one");
}

Expected<DecodedImage> read_picture(const std::string& path, const FileFormats& formats) {
  const auto content = open_content(path, formats);
  if (!content) return Unexpected(content.error());
  if (const auto* picture = std::get_if<PictureFile>(&*content)) return picture->read(nullptr);
  return fail(path, "is not a PNG, JPEG or BMP image, but holds arrays of numbers");
}

}  // namespace pw
