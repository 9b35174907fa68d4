// What an image decoder answers, in pieces: the program takes an image whose parts agree, or a sentence. The first byte
// is the size of the pieces.
#include <algorithm>
#include <cstring>

#include "compute/decode/protocol/answer_reader.h"
#include "fuzz_target.h"

namespace {

constexpr std::int64_t kMostBytes = 1'000'000;

void require_image(const pw::ImageAnswer& answer) {
  const pw::Image& image = answer.image;
  const auto values = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 3;
  pw::test::require(image.width > 0 && image.height > 0);
  pw::test::require(image.rgb8.size() + image.rgb16.size() == values && image.rgb8.empty() != image.rgb16.empty());
  pw::test::plant_bug(answer.is_turned);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = std::max<std::size_t>(data[0], 1);
  auto bytes = pw::test::bytes_of(data + 1, size - 1);
  pw::AnswerReader reader("f", kMostBytes);
  while (!bytes.empty()) {
    const auto room = reader.room();
    pw::test::require(!room.empty());
    const std::size_t count = std::min({piece, room.size(), bytes.size()});
    std::memcpy(room.data(), bytes.data(), count);
    bytes = bytes.subspan(count);
    if (const auto taken = reader.took(count); !taken) {
      pw::test::require_sentence(taken.error());
      return 0;
    }
  }
  if (!reader.is_complete()) return 0;
  const auto answer = reader.take();
  if (answer) {
    require_image(*answer);
  } else {
    pw::test::require_sentence(answer.error());
  }
  return 0;
}
