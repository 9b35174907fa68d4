#include <fmt/format.h>

#include "compute/io/arrays/npy.h"
#include "compute/io/arrays/stack_values.h"

namespace pw {
namespace {

std::string npy_preamble(std::span<const std::int64_t> shape) {
  std::string dictionary = fmt::format("{{'descr': '<f4', 'fortran_order': False, 'shape': {}, }}", shape_text(shape));
  // The data starts at a multiple of 64 bytes.
  const std::size_t padded = (10 + dictionary.size() + 1 + 63) / 64 * 64;
  dictionary.resize(padded - 11, ' ');
  dictionary += '\n';
  std::string preamble("\x93NUMPY\x01\x00", 8);
  preamble += static_cast<char>(dictionary.size() & 255U);
  preamble += static_cast<char>(dictionary.size() >> 8);
  return preamble + dictionary;
}

}  // namespace

Expected<void> write_npy_stack(const std::string& path, TensorView stack, AxisOrder order, int rank) {
  const FileToWrite file = npy_stack_file(path, stack, order, rank);
  return write_files({&file, 1});
}

FileToWrite npy_stack_file(const std::string& path, TensorView stack, AxisOrder order, int rank) {
  return {path, [=](const ByteSink& sink) -> Expected<void> {
            const std::string preamble = npy_preamble(axes_in_file(stack.shape, order, rank));
            if (auto put = sink(std::as_bytes(std::span(preamble))); !put) return put;
            return put_stack(sink, stack, order);
          }};
}

FileToWrite npy_file(const std::string& path, std::span<const float> values, std::span<const std::int64_t> shape) {
  return {path, [preamble = npy_preamble(shape), values](const ByteSink& sink) -> Expected<void> {
            if (auto put = sink(std::as_bytes(std::span(preamble))); !put) return put;
            return sink(std::as_bytes(values));
          }};
}

}  // namespace pw
