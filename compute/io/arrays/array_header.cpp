#include "compute/io/arrays/array_header.h"

#include <fmt/format.h>

#include <algorithm>

#include "compute/io/files/input_file.h"

namespace pw {

std::int64_t ArrayHeader::count() const {
  std::int64_t product = 1;
  for (const std::int64_t axis : shape) product *= axis;
  return product;
}

ReadAt reader_of(const InputFile& file) {
  return [&file](std::int64_t offset, std::span<std::byte> bytes) { return file.read_at(offset, bytes); };
}

ReadAt reader_of(const std::string& subject, std::span<const std::byte> memory) {
  return [&subject, memory](std::int64_t offset, std::span<std::byte> bytes) -> Expected<void> {
    if (offset + static_cast<std::int64_t>(bytes.size()) > static_cast<std::int64_t>(memory.size()))
      return fail(subject, "ends too early");
    std::copy_n(memory.begin() + offset, bytes.size(), bytes.begin());
    return {};
  };
}

std::string shape_text(std::span<const std::int64_t> shape) {
  std::string text = "(";
  for (std::size_t i = 0; i < shape.size(); ++i) text += fmt::format("{}{}", i == 0 ? "" : ", ", shape[i]);
  return text + (shape.size() == 1 ? ",)" : ")");
}

}  // namespace pw
