// A comparison as JSON: what is read is written and read again, to the same text.
#include <string_view>

#include "app/comparison/comparison_file.h"
#include "fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = pw::read_comparison("f", text);
  if (!read) {
    pw::test::require_sentence(read.error());
    return 0;
  }
  const std::string written = pw::comparison_text(*read);
  const auto again = pw::read_comparison("f", written);
  pw::test::require(again && pw::comparison_text(*again) == written);
  // Those of the seeds are over 0 or 24 scenes.
  pw::test::plant_bug(read->scenes != 0 && read->scenes != 24);
  return 0;
}
