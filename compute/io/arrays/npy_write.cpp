#include <fmt/format.h>

#include <string_view>

#include "compute/io/arrays/npy.h"
#include "compute/io/arrays/stack_values.h"

namespace pw {
namespace {

constexpr std::string_view kFloat32 = "<f4";

std::string npy_preamble(std::string_view type, std::span<const std::int64_t> shape) {
  std::string dictionary =
      fmt::format("{{'descr': '{}', 'fortran_order': False, 'shape': {}, }}", type, shape_text(shape));
  // The data starts at a multiple of 64 bytes.
  const std::size_t padded = (10 + dictionary.size() + 1 + 63) / 64 * 64;
  dictionary.resize(padded - 11, ' ');
  dictionary += '\n';
  std::string preamble("\x93NUMPY\x01\x00", 8);
  preamble += static_cast<char>(dictionary.size() & 255U);
  preamble += static_cast<char>(dictionary.size() >> 8);
  return preamble + dictionary;
}

FileToWrite npy_file_of(const std::string& path, std::string_view type, std::span<const std::byte> values,
                        std::span<const std::int64_t> shape) {
  return {path, [preamble = npy_preamble(type, shape), values](const ByteSink& sink) -> Expected<void> {
            if (auto put = sink(std::as_bytes(std::span(preamble))); !put) return put;
            return sink(values);
          }};
}

}  // namespace

Expected<void> write_npy_stack(const std::string& path, TensorView stack, AxisOrder order, int rank) {
  const FileToWrite file = npy_stack_file(path, stack, order, rank);
  return write_files({&file, 1});
}

FileToWrite npy_stack_file(const std::string& path, TensorView stack, AxisOrder order, int rank) {
  return {path, [=](const ByteSink& sink) -> Expected<void> {
            const std::string preamble = npy_preamble(kFloat32, axes_in_file(stack.shape, order, rank));
            if (auto put = sink(std::as_bytes(std::span(preamble))); !put) return put;
            return put_stack(sink, stack, order);
          }};
}

FileToWrite npy_file(const std::string& path, std::span<const float> values, std::span<const std::int64_t> shape) {
  return npy_file_of(path, kFloat32, std::as_bytes(values), shape);
}

FileToWrite npy_file(const std::string& path, std::span<const std::uint8_t> values,
                     std::span<const std::int64_t> shape) {
  return npy_file_of(path, "|u1", std::as_bytes(values), shape);
}

}  // namespace pw
