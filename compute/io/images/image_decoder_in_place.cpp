// Where there are no processes (a browser) images are decoded in this one. Compiled in place of image_decoder.cpp.
#include "compute/io/images/image_decoder.h"

#include <utility>

#include "compute/decode/decode_image.h"
#include "compute/decode/protocol/image_limits.h"
#include "compute/io/images/image_budget.h"

namespace pw {

ImageDecoder image_decoder() {
  return {};
}

Expected<DecodedImage> decode_file(const InputFile& file, const ImageDecoder&, const Progress*) {
  const auto bytes = file.read_all(kMaxImageFileBytes);
  if (!bytes) return Unexpected(bytes.error());
  auto answer = decode_image(file.path(), *bytes, image_byte_budget());
  if (!answer) return Unexpected(answer.error());
  std::string note = changes_text(*answer);
  return DecodedImage{std::move(answer->image), std::move(note)};
}

}  // namespace pw
