// A document as JSON: what is read is written and read again, to the same text.
#include <string_view>

#include "app/document_json/pointwise_json.h"
#include "fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = pw::read_json("f", text);
  if (!read) {
    pw::test::require_sentence(read.error());
    return 0;
  }
  const std::string written = pw::write_json(*read);
  const auto again = pw::read_json("f", written);
  pw::test::require(again && pw::write_json(*again) == written);
  pw::test::plant_bug(!read->document.weights().name.empty() &&
                      read->document.weights().name != "trained on road scenes");
  return 0;
}
