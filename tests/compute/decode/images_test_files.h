#pragma once
// Image files in memory, built from their parts.
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "compute/decode/decode_image.h"
#include "compute/decode/protocol/image_limits.h"
#include "compute/io/images/image_budget.h"
#include "tests/source_file.h"

namespace pw::test {

inline std::string test_image(const std::string& name) {
  std::ifstream stream(source_file("tests/data/images/") + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

struct DecodedFile {
  Image image;
  std::string note;
};
// In this process.
inline Expected<DecodedFile> decoded(const std::string& file) {
  auto answer = decode_image("picture", std::as_bytes(std::span(file)), image_byte_budget());
  if (!answer) return Unexpected(answer.error());
  const std::string note = changes_text(*answer);
  return DecodedFile{std::move(answer->image), note};
}

// The error, or the note of a file that is read.
inline std::string outcome(const std::string& file) {
  const auto image = decoded(file);
  return image ? image->note : image.error().message();
}

// Byte i from the least significant one on; beyond the number's size, 0.
inline char byte_of(std::uint64_t value, int i) {
  return i < 8 ? static_cast<char>(value >> 8 * i & 255U) : '\0';
}

inline std::string little(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += byte_of(value, i);
  return text;
}

inline std::string big(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = bytes; i-- > 0;) text += byte_of(value, i);
  return text;
}

inline std::string png_chunk(const std::string& type, const std::string& content) {
  return big(content.size(), 4) + type + content + std::string(4, '\0');
}

// A zlib stream that is not compressed; its checksum is not read.
inline std::string stored_stream(const std::string& data) {
  return "\x78\x01\x01" + little(data.size(), 2) + little(~data.size() & 0xFFFFU, 2) + data + std::string(4, '\0');
}

struct PngParts {
  std::uint32_t width = 0, height = 0;
  int depth = 8;
  int colour = 2;
  std::string before_pixels = {};      // chunks
  std::vector<std::string> rows = {};  // without their filter bytes
  std::string after_pixels = png_chunk("IEND", "");
};

inline std::string png(const PngParts& parts) {
  std::string data;
  for (const std::string& row : parts.rows) data += '\0' + row;
  const std::string start = big(parts.width, 4) + big(parts.height, 4) + static_cast<char>(parts.depth) +
                            static_cast<char>(parts.colour) + std::string(3, '\0');
  return std::string("\x89PNG\r\n\x1a\n") + png_chunk("IHDR", start) + parts.before_pixels +
         png_chunk("IDAT", stored_stream(data)) + parts.after_pixels;
}

// The TIFF structure of EXIF data with this orientation alone.
inline std::string exif_with(int orientation, bool big_endian, int type = 3) {
  const auto number = [&](std::uint64_t value, int bytes) {
    return big_endian ? big(value, bytes) : little(value, bytes);
  };
  const std::string value = type == 3 ? number(static_cast<std::uint64_t>(orientation), 2) + std::string(2, '\0')
                                      : number(static_cast<std::uint64_t>(orientation), 4);
  return std::string(big_endian ? "MM" : "II") + number(42, 2) + number(8, 4) + number(1, 2) + number(0x112, 2) +
         number(static_cast<std::uint64_t>(type), 2) + number(1, 4) + value + number(0, 4);
}

inline std::string jpeg_segment(char marker, const std::string& content) {
  return std::string("\xFF") + marker + big(content.size() + 2, 2) + content;
}

inline std::string with_exif(const std::string& jpeg, const std::string& tiff) {
  return jpeg.substr(0, 2) + jpeg_segment('\xE1', std::string("Exif\0\0", 6) + tiff) + jpeg.substr(2);
}

}  // namespace pw::test
