#include "compute/io/arrays/array_file.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "compute/io/arrays/npy.h"
#include "compute/io/files/ending.h"

namespace pw {
namespace {

Expected<ArrayHeader> array_in_safetensors(const std::string& path, const std::string& name, const InputFile& file) {
  const auto header = parse_safetensors_header(path, file.size(), reader_of(file));
  if (!header) return Unexpected(header.error());
  if (!name.empty()) return find_array(path, *header, name);
  if (header->arrays.size() != 1) {
    return fail(path, "holds {} arrays ({}); name one: FILE.safetensors:NAME", header->arrays.size(),
                some_names(*header));
  }
  return find_array(path, *header, header->arrays[0].name);
}

}  // namespace

ArrayPath split_array_path(const std::string& path, const std::function<bool(std::string_view)>& holds_arrays) {
  std::error_code error;
  if (std::filesystem::exists(path, error)) return {path, ""};
  std::optional<ArrayPath> first;
  for (std::size_t at = path.find(':'); at != std::string::npos; at = path.find(':', at + 1)) {
    ArrayPath parts{path.substr(0, at), path.substr(at + 1)};
    if (!holds_arrays(parts.file)) continue;
    if (std::filesystem::exists(parts.file, error)) return parts;
    if (!first) first = std::move(parts);
  }
  return first.value_or(ArrayPath{path, ""});
}

Expected<ArrayFile> ArrayFile::open(const std::string& path) {
  const ArrayPath parts = split_array_path(path);
  auto file = InputFile::open(parts.file);
  if (!file) return Unexpected(file.error());
  std::array<std::byte, 9> start{};
  const auto head = std::span(start).first(static_cast<std::size_t>(std::min<std::int64_t>(9, file->size())));
  if (auto read = file->read_at(0, head); !read) return Unexpected(read.error());
  // A file named .safetensors is always parsed as one, so that the error says what is wrong with a damaged one.
  const bool safetensors =
      !parts.name.empty() || has_safetensors_ending(parts.file) || looks_like_safetensors(head, file->size());
  auto header = safetensors ? array_in_safetensors(path, parts.name, *file)
                            : parse_npy_header(path, file->size(), reader_of(*file));
  if (!header) return Unexpected(header.error());
  return ArrayFile(path, std::move(*file), std::move(*header));
}

Expected<Tensor> ArrayFile::stack(AxisOrder order, Progress* progress) const {
  return read_stack_payload(path_, header_, reader_of(file_), order, progress);
}

Expected<std::vector<float>> ArrayFile::values() const {
  return read_values_payload(path_, header_, reader_of(file_));
}

Expected<ArrayHeader> read_array_header(const std::string& path) {
  const auto file = ArrayFile::open(path);
  if (!file) return Unexpected(file.error());
  return file->header();
}

Expected<Tensor> read_array_stack(const std::string& path, AxisOrder order, Progress* progress) {
  const auto file = ArrayFile::open(path);
  if (!file) return Unexpected(file.error());
  return file->stack(order, progress);
}

Expected<std::vector<float>> read_array_values(const std::string& path) {
  const auto file = ArrayFile::open(path);
  if (!file) return Unexpected(file.error());
  return file->values();
}

Expected<void> check_array_ending(const std::string& path) {
  constexpr std::array<std::string_view, 2> kArrayEndings = {".npy", ".safetensors"};
  return check_ending(path, kArrayEndings);
}

Expected<void> write_stack(const std::string& path, const std::string& name, TensorView stack, AxisOrder order,
                           int rank) {
  if (auto named = check_array_ending(path); !named) return named;
  if (has_safetensors_ending(path)) return write_safetensors_stack(path, name, stack, order, rank);
  return write_npy_stack(path, stack, order, rank);
}

}  // namespace pw
