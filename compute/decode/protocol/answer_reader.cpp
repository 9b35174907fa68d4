#include "compute/decode/protocol/answer_reader.h"

#include <algorithm>
#include <utility>

#include "compute/decode/protocol/image_limits.h"

namespace pw {
namespace {

constexpr std::int64_t kChannels = 3;

// Fields that are not used by this kind of answer are 0.
bool is_image_header(const AnswerHeader& header) {
  return header.kind == AnswerKind::kImage && (header.bits == 8 || header.bits == 16) &&
         (header.changes & ~(kOnWhiteBit | kTurnedBit)) == 0 && header.text_bytes == 0;
}

bool is_refusal_header(const AnswerHeader& header) {
  return header.kind == AnswerKind::kRefusal && header.width == 0 && header.height == 0 && header.bits == 0 &&
         header.changes == 0 && header.text_bytes > 0 && header.text_bytes <= kMaxRefusalBytes;
}

bool is_control(char letter) {
  const auto code = static_cast<unsigned char>(letter);
  return code < 0x20 || code == 0x7F;
}

Unexpected no_answer(const std::string& subject) {
  return fail(subject, "cannot be decoded: what the image decoder answered makes no sense");
}

}  // namespace

AnswerReader::AnswerReader(std::string subject, std::int64_t most_bytes)
    : subject_(std::move(subject)), most_bytes_(most_bytes) {}

std::span<std::byte> AnswerReader::payload() {
  if (header_.kind == AnswerKind::kRefusal) return std::as_writable_bytes(std::span(text_));
  if (header_.bits == 16) return std::as_writable_bytes(std::span(answer_.image.rgb16));
  return std::as_writable_bytes(std::span(answer_.image.rgb8));
}

std::span<std::byte> AnswerReader::room() {
  if (!has_header_) return std::as_writable_bytes(std::span(&header_, 1)).subspan(filled_);
  if (!is_complete()) return payload().subspan(filled_);
  return {&beyond_, 1};
}

bool AnswerReader::is_complete() const {
  if (!has_header_) return false;
  return filled_ == (header_.kind == AnswerKind::kRefusal ? text_.size()
                                                          : answer_.image.rgb8.size() + answer_.image.rgb16.size() * 2);
}

Expected<void> AnswerReader::took(std::size_t bytes) {
  if (bytes == 0) return {};
  if (is_complete()) return no_answer(subject_);
  filled_ += bytes;
  if (has_header_ || filled_ < sizeof header_) return {};
  if (auto read = read_header(); !read) return read;
  filled_ = 0;
  has_header_ = true;
  return {};
}

Expected<void> AnswerReader::read_header() {
  if (header_.magic != kAnswerMagic) return no_answer(subject_);
  if (header_.version != kAnswerVersion)
    return fail(subject_, "cannot be decoded: the image decoder is of another version; install Pointwise again");
  if (is_refusal_header(header_)) {
    text_.resize(header_.text_bytes);
    return {};
  }
  if (!is_image_header(header_)) return no_answer(subject_);
  const std::int64_t width = header_.width, height = header_.height;
  if (auto fits = check_image_size(subject_, width, height, kChannels * header_.bits / 8, most_bytes_); !fits)
    return fits;
  answer_.image.width = static_cast<int>(width);
  answer_.image.height = static_cast<int>(height);
  answer_.is_on_white = (header_.changes & kOnWhiteBit) != 0;
  answer_.is_turned = (header_.changes & kTurnedBit) != 0;
  const auto values = static_cast<std::size_t>(width * height * kChannels);
  if (header_.bits == 16) {
    answer_.image.rgb16.resize(values);
  } else {
    answer_.image.rgb8.resize(values);
  }
  return {};
}

Expected<ImageAnswer> AnswerReader::take() {
  if (header_.kind == AnswerKind::kImage) return std::move(answer_);
  if (std::ranges::any_of(text_, is_control)) return no_answer(subject_);
  return fail(subject_, "{}", text_);
}

}  // namespace pw
