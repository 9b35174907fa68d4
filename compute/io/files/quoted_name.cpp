#include "compute/io/files/quoted_name.h"

#include <cstddef>
#include <cstdint>

#include "compute/core/letters.h"

namespace pw {
namespace {

constexpr std::string_view kReplacementSign = "\xEF\xBF\xBD";

// Bytes of the UTF-8 character at the start of the text; 0 if there is none.
std::size_t character_bytes(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  const std::uint32_t first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < count) return 0;
  std::uint32_t code = first & (0xFFU >> (count + 1));
  for (std::size_t i = 1; i < count; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
    code = code << 6 | (byte(i) & 0x3FU);
  }
  // Longer than needed, half of a surrogate pair, or beyond Unicode.
  const bool is_invalid = (count == 3 && code < 0x800) || (count == 4 && code < 0x10000) || code > 0x10FFFF ||
                          (code >= 0xD800 && code <= 0xDFFF);
  return is_invalid ? 0 : count;
}

}  // namespace

std::string shown_text(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const std::size_t bytes = character_bytes(text);
    shown += bytes > 0 ? text.substr(0, bytes) : kReplacementSign;
    text.remove_prefix(bytes > 0 ? bytes : 1);
  }
  return shown;
}

std::string quoted_name(std::string_view name) {
  const std::string text = shown_text(name);
  constexpr std::size_t kMaxBytes = 60;
  const std::string_view start = whole_characters(text, kMaxBytes);
  std::string out = "\"";
  for (const char c : start) {
    const auto code = static_cast<unsigned char>(c);
    out += code < 0x20 || code == 0x7F ? '?' : c;
  }
  out += start.size() < text.size() ? "…\"" : "\"";
  return out;
}

}  // namespace pw
