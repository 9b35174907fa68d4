#pragma once
// Takes an answer apart without trusting who wrote it.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "compute/core/error.h"
#include "compute/decode/protocol/answer.h"

namespace pw {

// Fed with what comes out of the pipe. Memory for pixels is allocated only after their size has been checked against
// the limits of images, and against `most_bytes`. Errors name `subject`, the file that was to be decoded.
class AnswerReader {
 public:
  AnswerReader(std::string subject, std::int64_t most_bytes);

  // Where the next bytes are to be put; never empty. Valid until took().
  std::span<std::byte> room();
  // So many bytes of room() have been filled. An error: this is no answer; read no more.
  Expected<void> took(std::size_t bytes);
  // Whether the pipe may end here.
  bool is_complete() const;
  // The image, or the refusal as an error. Call once, when the pipe has ended and is_complete().
  Expected<ImageAnswer> take();

 private:
  Expected<void> read_header();
  std::span<std::byte> payload();

  std::string subject_;
  std::int64_t most_bytes_ = 0;
  AnswerHeader header_;
  bool has_header_ = false;
  std::size_t filled_ = 0;  // of the header, then of the payload
  ImageAnswer answer_;
  std::string text_;
  std::byte beyond_{};  // where what follows a complete answer would be put
};

}  // namespace pw
