#include "compute/io/arrays/array_archive.h"

#include <utility>

namespace pw {

ArrayArchive::ArrayArchive(InputFile file, SafetensorsHeader header)
    : file_(std::move(file)), header_(std::move(header)) {
  entries_.reserve(header_.arrays.size());
  for (const NamedArray& named : header_.arrays) {
    entries_.push_back({named.name, named.type, named.array.shape, named.readable && named.array.count() != 0});
  }
}

Expected<ArrayArchive> ArrayArchive::open(const std::string& path) {
  auto file = InputFile::open(path);
  if (!file) return Unexpected(file.error());
  auto header = parse_safetensors_header(path, file->size(), reader_of(*file));
  if (!header) return Unexpected(header.error());
  return ArrayArchive(std::move(*file), std::move(*header));
}

Expected<ArrayHeader> ArrayArchive::header(std::string_view name) const {
  return find_array(file_.path(), header_, name);
}

Expected<Tensor> ArrayArchive::stack(std::string_view name, AxisOrder order, Progress* progress) const {
  const auto array = header(name);
  if (!array) return Unexpected(array.error());
  return read_stack_payload(file_.path(), *array, reader_of(file_), order, progress);
}

Expected<std::vector<float>> ArrayArchive::values(std::string_view name) const {
  const auto array = header(name);
  if (!array) return Unexpected(array.error());
  return read_values_payload(file_.path(), *array, reader_of(file_));
}

}  // namespace pw
