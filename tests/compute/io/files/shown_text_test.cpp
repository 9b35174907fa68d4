#include <gtest/gtest.h>

#include "compute/io/files/quoted_name.h"

namespace pw {
namespace {

TEST(ShownText, ValidTextStaysAsItIs) {
  for (const char* text : {"", "plain.npy", "Größe 1×1.png", "карта.png", "地図", "😀.png", "\xF4\x8F\xBF\xBF"})
    EXPECT_EQ(shown_text(text), text);
}

TEST(ShownText, AByteThatIsNoCharacterIsOneSignAndTheRestStays) {
  EXPECT_EQ(shown_text("76-caf\xE9.png"), "76-caf\uFFFD.png");
  EXPECT_EQ(shown_text("\xE9"), "\uFFFD");
  EXPECT_EQ(shown_text("a\xFF\xFE"
                       "b"),
            "a\uFFFD\uFFFDb");
  EXPECT_EQ(shown_text("\x80"), "\uFFFD");
  // Longer than needed, half of a pair, beyond Unicode.
  EXPECT_EQ(shown_text("\xC0\xAF"), "\uFFFD\uFFFD");
  EXPECT_EQ(shown_text("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(shown_text("\xF5\x80\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(shown_text("\xE0\x80\x80"), "\uFFFD\uFFFD\uFFFD");
}

TEST(ShownText, QuotedNamesAreShownSo) {
  EXPECT_EQ(quoted_name("caf\xE9"), "\"caf\uFFFD\"");
}

}  // namespace
}  // namespace pw
