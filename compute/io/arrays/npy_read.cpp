#include "compute/io/arrays/npy.h"
#include "compute/io/files/input_file.h"

namespace pw {
namespace {

Expected<Tensor> read_stack(const std::string& subject, std::int64_t total, const ReadAt& read_at, AxisOrder order,
                            Progress* progress) {
  const auto header = parse_npy_header(subject, total, read_at);
  if (!header) return Unexpected(header.error());
  return read_stack_payload(subject, *header, read_at, order, progress);
}

}  // namespace

Expected<ArrayHeader> read_npy_header(const std::string& path) {
  const auto file = InputFile::open(path);
  if (!file) return Unexpected(file.error());
  return parse_npy_header(path, file->size(), reader_of(*file));
}

Expected<Tensor> read_npy_stack(const std::string& path, AxisOrder order, Progress* progress) {
  const auto file = InputFile::open(path);
  if (!file) return Unexpected(file.error());
  return read_stack(path, file->size(), reader_of(*file), order, progress);
}

Expected<Tensor> parse_npy_stack(const std::string& subject, std::span<const std::byte> bytes, AxisOrder order) {
  return read_stack(subject, static_cast<std::int64_t>(bytes.size()), reader_of(subject, bytes), order, nullptr);
}

Expected<std::vector<float>> parse_npy_values(const std::string& subject, std::span<const std::byte> bytes) {
  const ReadAt read_at = reader_of(subject, bytes);
  const auto header = parse_npy_header(subject, static_cast<std::int64_t>(bytes.size()), read_at);
  if (!header) return Unexpected(header.error());
  return read_values_payload(subject, *header, read_at);
}

}  // namespace pw
