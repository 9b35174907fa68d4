#pragma once
// Whole numbers and text in the bytes of a file, at offsets that the caller has checked.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace pw {

inline std::uint32_t stored_byte(std::span<const std::byte> file, std::size_t at) {
  return static_cast<std::uint32_t>(file[at]);
}
inline std::uint32_t little_endian_16(std::span<const std::byte> file, std::size_t at) {
  return stored_byte(file, at) | stored_byte(file, at + 1) << 8;
}
inline std::uint32_t little_endian_32(std::span<const std::byte> file, std::size_t at) {
  return little_endian_16(file, at) | little_endian_16(file, at + 2) << 16;
}
inline std::uint32_t big_endian_16(std::span<const std::byte> file, std::size_t at) {
  return stored_byte(file, at) << 8 | stored_byte(file, at + 1);
}
inline std::uint32_t big_endian_32(std::span<const std::byte> file, std::size_t at) {
  return big_endian_16(file, at) << 16 | big_endian_16(file, at + 2);
}

inline std::string_view stored_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace pw
