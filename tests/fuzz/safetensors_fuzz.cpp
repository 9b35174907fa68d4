// A safetensors file: its header, and every array in it, which fill the file one after the other.
#include <algorithm>
#include <array>
#include <string_view>

#include "compute/io/arrays/array_payload.h"
#include "compute/io/arrays/safetensors.h"
#include "fuzz_target.h"

namespace {

using pw::test::require;

constexpr std::array<std::string_view, 5> kSeedNames{"a", "b", "c", "a/kernel", "a/bias"};

void read_array(const std::string& subject, const pw::ArrayHeader& array, const pw::ReadAt& read_at) {
  if (const auto values = pw::read_values_payload(subject, array, read_at))
    require(static_cast<std::int64_t>(values->size()) == array.count());
  for (const pw::AxisOrder order : {pw::AxisOrder::kNchw, pw::AxisOrder::kNhwc}) {
    const auto stack = pw::read_stack_payload(subject, array, read_at, order, nullptr);
    if (stack) require(stack->shape().count() == array.count());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = pw::test::bytes_of(data, size);
  const std::string subject = "f";
  const auto read_at = pw::reader_of(subject, bytes);
  const auto total = static_cast<std::int64_t>(size);
  const auto header = pw::parse_safetensors_header(subject, total, read_at);
  if (!header) {
    pw::test::require_sentence(header.error());
    return 0;
  }
  bool has_new_name = false;
  std::int64_t end = 0;
  for (const pw::NamedArray& named : header->arrays) {
    require(named.array.data_offset >= end && named.array.data_offset <= total);
    const auto array = pw::find_array(subject, *header, named.name);
    if (!array) {
      pw::test::require_sentence(array.error());
      continue;
    }
    end = array->data_offset + array->count() * array->item_bytes;
    require(end <= total);
    read_array(subject, *array, read_at);
    has_new_name |= std::ranges::find(kSeedNames, named.name) == kSeedNames.end();
  }
  pw::test::plant_bug(has_new_name);
  return 0;
}
