#include <array>
#include <bit>
#include <functional>
#include <nlohmann/json.hpp>
#include <numeric>

#include "compute/io/arrays/safetensors.h"
#include "compute/io/arrays/stack_values.h"
#include "compute/io/files/output_file.h"

namespace pw {
namespace {

// IEEE 754 binary16, rounded to nearest even.
std::uint16_t float_to_half(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  const auto sign = static_cast<std::uint16_t>(bits >> 16 & 0x8000U);
  const std::uint32_t magnitude = bits & 0x7FFFFFFFU;
  if (magnitude > 0x7F800000U) return static_cast<std::uint16_t>(sign | 0x7E00U);
  // 65520 is the smallest value that rounds to infinity.
  if (magnitude >= 0x477FF000U) return static_cast<std::uint16_t>(sign | 0x7C00U);
  if (magnitude < 0x38800000U) {
    // Below 2^-14: adding 0.5 leaves multiples of 2^-24 in the last bits of the sum, rounded by the addition itself.
    const float sum = std::bit_cast<float>(magnitude) + 0.5F;
    return static_cast<std::uint16_t>(sign | (std::bit_cast<std::uint32_t>(sum) - 0x3F000000U));
  }
  const std::uint32_t rounded = magnitude + 0xFFFU + (magnitude >> 13 & 1U);
  return static_cast<std::uint16_t>(sign | ((rounded - 0x38000000U) >> 13));
}

std::int64_t count_of(std::span<const std::int64_t> shape) {
  return std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
}

std::string header_text(std::span<const ArrayToWrite> arrays, std::int64_t item_bytes, const char* type,
                        const std::map<std::string, std::string>& metadata) {
  nlohmann::ordered_json header = nlohmann::ordered_json::object();
  if (!metadata.empty()) header["__metadata__"] = metadata;
  std::int64_t at = 0;
  for (const ArrayToWrite& array : arrays) {
    const std::int64_t end = at + item_bytes * count_of(array.shape);
    header[array.name] = {{"dtype", type}, {"shape", array.shape}, {"data_offsets", {at, end}}};
    at = end;
  }
  std::string text = header.dump();
  // Padded so that the data, after a prefix of 8 bytes, starts at a multiple of 8.
  text.resize((text.size() + 7) / 8 * 8, ' ');
  return text;
}

Expected<void> put_values(const ByteSink& sink, std::span<const float> values, SafetensorsType type) {
  if (type == SafetensorsType::kFloat32) return sink(std::as_bytes(values));
  std::vector<std::uint16_t> halves;
  halves.reserve(values.size());
  for (const float value : values) halves.push_back(float_to_half(value));
  return sink(std::as_bytes(std::span(halves)));
}

Expected<void> put_header(const ByteSink& sink, const std::string& text) {
  std::array<std::byte, 8> length{};
  for (std::size_t i = 0; i < length.size(); ++i) length[i] = static_cast<std::byte>(text.size() >> 8 * i & 255U);
  if (auto put = sink(length); !put) return put;
  return sink(std::as_bytes(std::span(text)));
}

}  // namespace

Expected<void> write_safetensors(const std::string& path, std::span<const ArrayToWrite> arrays, SafetensorsType type,
                                 const std::map<std::string, std::string>& metadata) {
  const bool half = type == SafetensorsType::kFloat16;
  const std::string text = header_text(arrays, half ? 2 : 4, half ? "F16" : "F32", metadata);
  return write_file(path, [&](const ByteSink& sink) -> Expected<void> {
    if (auto put = put_header(sink, text); !put) return put;
    for (const ArrayToWrite& array : arrays) {
      if (auto put = put_values(sink, array.values, type); !put) return put;
    }
    return {};
  });
}

Expected<void> write_safetensors_stack(const std::string& path, const std::string& name, TensorView stack,
                                       AxisOrder order, int rank) {
  const ArrayToWrite array{name, axes_in_file(stack.shape, order, rank), {}};
  const std::string text = header_text({&array, 1}, 4, "F32", {});
  return write_file(path, [&](const ByteSink& sink) -> Expected<void> {
    if (auto put = put_header(sink, text); !put) return put;
    return put_stack(sink, stack, order);
  });
}

}  // namespace pw
