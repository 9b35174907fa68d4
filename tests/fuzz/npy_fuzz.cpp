// A .npy file, read as a stack in both axis orders and as values: all agree with its header, and with each other.
#include <cstring>

#include "compute/io/arrays/npy.h"
#include "fuzz_target.h"

namespace {

using pw::AxisOrder;
using pw::test::require;

// In the order of planes, the values have the order of an array whose axes are n, c, h, w.
void require_same_values(const pw::Tensor& stack, const std::vector<float>& values) {
  const pw::Shape& shape = stack.shape();
  std::size_t at = 0;
  for (std::int64_t n = 0; n < shape.n; ++n) {
    for (std::int64_t c = 0; c < shape.c; ++c) {
      for (const float value : stack.plane(n, c)) require(std::memcmp(&value, &values[at++], sizeof value) == 0);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = pw::test::bytes_of(data, size);
  const std::string subject = "f";
  const auto header = pw::parse_npy_header(subject, static_cast<std::int64_t>(size), pw::reader_of(subject, bytes));
  const auto values = pw::parse_npy_values(subject, bytes);
  const auto nchw = pw::parse_npy_stack(subject, bytes, AxisOrder::kNchw);
  const auto nhwc = pw::parse_npy_stack(subject, bytes, AxisOrder::kNhwc);
  require(values.has_value() == header.has_value());
  require(nchw.has_value() == nhwc.has_value());
  if (!header) {
    pw::test::require_sentence(header.error());
    require(!nchw);
    return 0;
  }
  require(static_cast<std::int64_t>(values->size()) == header->count());
  if (!nchw) return 0;
  require(nchw->shape().count() == header->count() && nhwc->shape().count() == header->count());
  require_same_values(*nchw, *values);
  pw::test::plant_bug(header->big_endian && header->item_bytes != 4);
  return 0;
}
