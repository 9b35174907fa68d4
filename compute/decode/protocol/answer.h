#pragma once
// What pointwise-decode writes: a header of fixed size, then the pixels of an image or the text of a refusal. Numbers
// are in the byte order of the machine, on which both programs run.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "compute/core/error.h"
#include "compute/core/image.h"

namespace pw {

// An image, and what was done to it besides decoding.
struct ImageAnswer {
  Image image;
  bool is_on_white = false;  // it had transparent parts
  bool is_turned = false;    // by its EXIF orientation
};
// For the user: "transparent parts laid on white"; may be empty.
std::string changes_text(const ImageAnswer& answer);

inline constexpr std::array<char, 4> kAnswerMagic = {'P', 'W', 'D', 'I'};
inline constexpr std::uint32_t kAnswerVersion = 1;
// Of a refusal's text.
inline constexpr std::size_t kMaxRefusalBytes = 1'000;

enum class AnswerKind : std::uint32_t { kImage = 1, kRefusal = 2 };

struct AnswerHeader {
  std::array<char, 4> magic = kAnswerMagic;
  std::uint32_t version = kAnswerVersion;
  AnswerKind kind = AnswerKind::kImage;
  std::uint32_t width = 0, height = 0;
  std::uint32_t bits = 0;        // per channel: 8 or 16; three channels
  std::uint32_t changes = 0;     // kOnWhiteBit, kTurnedBit
  std::uint32_t text_bytes = 0;  // of a refusal, which has no pixels
};
static_assert(sizeof(AnswerHeader) == 32);
inline constexpr std::uint32_t kOnWhiteBit = 1, kTurnedBit = 2;

// Writes the answer to a pipe; of a refusal the reason alone, since the reader knows what file it is about. False if it
// could not be written.
bool write_answer(int descriptor, const Expected<ImageAnswer>& answer);

}  // namespace pw
