#include "app/cost/count_text.h"

#include <gtest/gtest.h>

#include <limits>

namespace pw {
namespace {

const Count kTooMany = Count(1'234'000'000'000) * 1'000'000'000;

TEST(CountText, InFull) {
  EXPECT_EQ(count_text(Count(0)), "0");
  EXPECT_EQ(count_text(Count(514)), "514");
  EXPECT_EQ(count_text(Count(737'280)), "737,280");
  EXPECT_EQ(count_text(Count(12'085'441'536)), "12,085,441,536");
  EXPECT_EQ(count_text(Count(std::numeric_limits<std::int64_t>::max())), "9,223,372,036,854,775,807");
}

TEST(CountText, Beyond64Bits) {
  EXPECT_FALSE(kTooMany.is_exact());
  EXPECT_EQ(count_text(kTooMany), "≈ 1.2 × 10²¹ (beyond 64 bits)");
  EXPECT_EQ(short_count_text(kTooMany), "1.2 × 10²¹");
  EXPECT_EQ(bytes_text(kTooMany), "1.2 × 10²¹ bytes");
  EXPECT_EQ(short_count_text(Count(9'220'000'000) * 1'000'000'000), "9.22\u00A0E");
  EXPECT_EQ(short_count_text(Count(9'990'000'000) * 1'000'000'000 * 1'000), "1.0 × 10²²");
}

TEST(CountText, Short) {
  EXPECT_EQ(short_count_text(Count(1'730)), "1,730");
  EXPECT_EQ(short_count_text(Count(999'999)), "999,999");
  EXPECT_EQ(short_count_text(Count(884'736'000)), "885\u00A0M");
  EXPECT_EQ(short_count_text(Count(1'568'931'840)), "1.57\u00A0G");
  EXPECT_EQ(short_count_text(Count(18'840'000)), "18.8\u00A0M");
  EXPECT_EQ(short_count_text(Count(999'400'000)), "999\u00A0M");
  EXPECT_EQ(short_count_text(Count(999'600'000)), "1.00\u00A0G");
  EXPECT_EQ(short_count_text(Count(9'996'000)), "10.0\u00A0M");
}

TEST(CountText, InARowWithMillions) {
  EXPECT_EQ(row_count_text(Count(999)), "999");
  EXPECT_EQ(row_count_text(Count(38'720)), "38.7\u00A0K");
  EXPECT_EQ(row_count_text(Count(525'824)), "526\u00A0K");
  EXPECT_EQ(row_count_text(Count(3'540'000)), "3.54\u00A0M");
  EXPECT_EQ(row_count_text(Count(999'600)), "1.00\u00A0M");
  EXPECT_EQ(row_count_text(kTooMany), "1.2 × 10²¹");
}

TEST(CountText, Bytes) {
  EXPECT_EQ(bytes_text(Count(1)), "1 byte");
  EXPECT_EQ(bytes_text(Count(512)), "512 bytes");
  EXPECT_EQ(bytes_text(Count(1'843'200)), "1.76\u00A0MiB");
  EXPECT_EQ(bytes_text(Count(288) * 1024 * 1024), "288\u00A0MiB");
  EXPECT_EQ(bytes_text(Count(1'000) * 1024 * 1024), "0.977\u00A0GiB");
}

}  // namespace
}  // namespace pw
