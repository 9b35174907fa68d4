#include "compute/decode/protocol/answer.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <span>
#include <string_view>

namespace pw {
namespace {

bool write_all(int descriptor, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

bool write_header(int descriptor, const AnswerHeader& header) {
  return write_all(descriptor, std::as_bytes(std::span(&header, 1)));
}

bool write_refusal(int descriptor, std::string_view reason) {
  reason = reason.substr(0, kMaxRefusalBytes);
  AnswerHeader header;
  header.kind = AnswerKind::kRefusal;
  header.text_bytes = static_cast<std::uint32_t>(reason.size());
  return write_header(descriptor, header) && write_all(descriptor, std::as_bytes(std::span(reason)));
}

}  // namespace

std::string changes_text(const ImageAnswer& answer) {
  std::string text = answer.is_on_white ? "transparent parts laid on white" : "";
  if (answer.is_on_white && answer.is_turned) text += "; ";
  if (answer.is_turned) text += "turned upright by its EXIF orientation";
  return text;
}

bool write_answer(int descriptor, const Expected<ImageAnswer>& answer) {
  if (!answer) return write_refusal(descriptor, answer.error().reason);
  const Image& image = answer->image;
  const bool is_deep = !image.rgb16.empty();
  AnswerHeader header;
  header.width = static_cast<std::uint32_t>(image.width);
  header.height = static_cast<std::uint32_t>(image.height);
  header.bits = is_deep ? 16 : 8;
  header.changes = (answer->is_on_white ? kOnWhiteBit : 0) | (answer->is_turned ? kTurnedBit : 0);
  return write_header(descriptor, header) &&
         write_all(descriptor, is_deep ? std::as_bytes(std::span(image.rgb16)) : std::as_bytes(std::span(image.rgb8)));
}

}  // namespace pw
