#include "app/frame/typed_value.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace pw {
namespace {

TEST(TypedValue, AcceptsNumbersAsPeopleTypeThem) {
  EXPECT_EQ(parse_float("0.25"), 0.25F);
  EXPECT_EQ(parse_float(" -1e-3 "), -1e-3F);
  EXPECT_EQ(parse_float("−2,5"), -2.5F);
  EXPECT_EQ(parse_float("+3"), 3.0F);
  EXPECT_EQ(parse_float("3.4e38"), 3.4e38F);
  EXPECT_EQ(parse_float("1e-45"), 1e-45F);
}

TEST(TypedValue, SaysWhyATextIsNoValue) {
  const std::pair<const char*, const char*> reasons[] = {{"abc", "\"abc\" is not a number"},
                                                         {"1.2.3", "\"1.2.3\" is not a number"},
                                                         {"", "\"\" is not a number"},
                                                         {"nan", "\"nan\" is not a number"},
                                                         {"inf", "\"inf\" is not a number"},
                                                         {"--1", "\"--1\" is not a number"},
                                                         {"1e39", "\"1e39\" is too large"},
                                                         {"−1e39", "\"−1e39\" is too large"},
                                                         {"1e400", "\"1e400\" is too large"},
                                                         {"-1e999", "\"-1e999\" is too large"},
                                                         {"1e-50", "\"1e-50\" is too close to 0"},
                                                         {"1e-400", "\"1e-400\" is too close to 0"},
                                                         {"−2e−400", "\"−2e−400\" is too close to 0"}};
  for (const auto& [text, reason] : reasons) {
    const auto value = parse_float(text);
    ASSERT_FALSE(value) << text;
    EXPECT_TRUE(value.error().message().starts_with(reason)) << value.error().message();
  }
  EXPECT_LT(parse_float(std::string(5000, 'x')).error().message().size(), 100U);
}

TEST(TypedValue, TellsTooLargeFromTooCloseTo0HoweverANumberIsWritten) {
  const std::string zeros(500, '0');
  for (const std::string& text : {"0." + zeros + "1", "-0," + zeros + "1", "1" + zeros + "e-900", "0." + zeros + "1e9"})
    EXPECT_NE(parse_float(text).error().message().find("too close to 0"), std::string::npos) << text;
  for (const std::string& text : {"1" + zeros, "−1" + zeros, "0." + zeros + "1e900", "1" + zeros + "e-9"})
    EXPECT_NE(parse_float(text).error().message().find("too large"), std::string::npos) << text;
  EXPECT_EQ(parse_float("0." + zeros), 0.0F);
  EXPECT_EQ(parse_float("0." + zeros + "1e501"), 1.0F);
}

TEST(TypedValue, SaysWhichNumbersThereAre) {
  EXPECT_EQ(parse_number("0,3", 0.01, 0.99), 0.3);
  EXPECT_EQ(parse_number("0.01", 0.01, 0.99), 0.01);
  for (const char* text : {"0", "1", "-0.5", "1e999", "1e-999"}) {
    const auto value = parse_number(text, 0.01, 0.99);
    ASSERT_FALSE(value) << text;
    EXPECT_NE(value.error().message().find("out of range; type a number from 0.01 to 0.99"), std::string::npos)
        << value.error().message();
  }
  EXPECT_EQ(parse_whole_number("12", 1, 12), 12);
  EXPECT_EQ(parse_whole_number("7.0", 1, 12), 7);
  EXPECT_NE(parse_whole_number("2.5", 1, 12).error().message().find("not a whole number; type one from 1 to 12"),
            std::string::npos);
  EXPECT_FALSE(parse_whole_number("13", 1, 12));
  EXPECT_FALSE(parse_whole_number("x", 1, 12));
}

}  // namespace
}  // namespace pw
