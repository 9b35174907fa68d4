// An image file as pointwise-decode decodes it, stb_image included. Where stb_image itself is at fault, run.py does not
// count it: that is why it has a process of its own.
#include "compute/decode/decode_image.h"
#include "fuzz_target.h"

namespace {

constexpr std::int64_t kMostBytes = std::int64_t{1} << 26;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto answer = pw::decode_image("f", pw::test::bytes_of(data, size), kMostBytes);
  if (!answer) {
    pw::test::require_sentence(answer.error());
    pw::test::plant_bug(answer.error().reason.find("header is not there") != std::string::npos);
    return 0;
  }
  const pw::Image& image = answer->image;
  const auto values = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 3;
  pw::test::require(image.width > 0 && image.height > 0);
  pw::test::require(image.rgb8.size() + image.rgb16.size() == values && image.rgb8.empty() != image.rgb16.empty());
  return 0;
}
