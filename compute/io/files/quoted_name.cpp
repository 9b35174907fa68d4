#include "compute/io/files/quoted_name.h"

namespace pw {

std::string quoted_name(std::string_view text) {
  constexpr std::size_t kMaxBytes = 60;
  std::size_t end = text.size();
  if (end > kMaxBytes) {
    end = kMaxBytes;
    // Not inside a UTF-8 character: continuation bytes are 10xxxxxx.
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  }
  std::string out = "\"";
  for (const char c : text.substr(0, end)) {
    const auto code = static_cast<unsigned char>(c);
    out += code < 0x20 || code == 0x7F ? '?' : c;
  }
  out += end < text.size() ? "…\"" : "\"";
  return out;
}

}  // namespace pw
