#include "compute/core/letters.h"

#include <gtest/gtest.h>

namespace pw {
namespace {

TEST(Letters, CharactersStayWhole) {
  const std::string_view text = "aé→𝄞b";  // 1, 2, 3, 4 and 1 bytes
  const std::string_view starts[] = {"",    "a",   "a",   "aé",   "aé",    "aé",   "aé→",
                                     "aé→", "aé→", "aé→", "aé→𝄞", "aé→𝄞b", "aé→𝄞b"};
  for (std::size_t bytes = 0; bytes < std::size(starts); ++bytes)
    EXPECT_EQ(whole_characters(text, bytes), starts[bytes]) << bytes;
  EXPECT_EQ(without_last_character(text), "aé→𝄞");
  EXPECT_EQ(without_last_character("aé→𝄞"), "aé→");
  EXPECT_EQ(without_last_character("é"), "");
  EXPECT_EQ(without_last_character(""), "");
}

TEST(Letters, OnlyAToZHaveACase) {
  EXPECT_TRUE(starts_with_ignoring_case("Net.NPY", "nET."));
  EXPECT_TRUE(ends_with_ignoring_case("Net.NPY", ".npy"));
  EXPECT_TRUE(ends_with_ignoring_case("net", ""));
  EXPECT_FALSE(starts_with_ignoring_case("ne", "net"));
  EXPECT_FALSE(ends_with_ignoring_case("py", ".npy"));
  EXPECT_FALSE(same_letter('[', '{'));
  EXPECT_FALSE(starts_with_ignoring_case("É", "é"));
}

}  // namespace
}  // namespace pw
