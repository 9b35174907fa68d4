// Texts that are broken or too large.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "app/document_json/json_parse.h"
#include "json_test_document.h"
#include "tests/few.h"

namespace pw {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;
using testing::StartsWith;

std::string repeated(std::string_view text, std::size_t count) {
  std::string all;
  all.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

std::string parse_refusal(std::string_view text) {
  const auto json = parse_json("a.json", text);
  return json ? "" : json.error().message();
}

TEST(JsonLimits, TruncatedAtAnyByteIsRefusedInASentence) {
  const std::string text = text_with_everything();
  const std::size_t whole = text.find_last_of('}') + 1;
  EXPECT_EQ(refusal(""), "a.json: is empty");
  for (std::size_t size = 1; size < whole; ++size) {
    const std::string cut = refusal(std::string_view(text).substr(0, size));
    ASSERT_THAT(cut, MatchesRegex("a.json: line [0-9]+: [^\n]+")) << size;
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(size - 1), '\n');
    ASSERT_THAT(cut, StartsWith(fmt::format("a.json: line {}: the text ", line))) << size;
  }
  EXPECT_EQ(refusal(std::string_view(text).substr(0, whole)), "");
}

TEST(JsonLimits, DepthBytesValuesAndKeys) {
  const auto nested = [](std::size_t depth) { return repeated("[", depth) + repeated("]", depth); };
  EXPECT_EQ(parse_refusal(nested(kMaxJsonDepth)), "");
  EXPECT_EQ(parse_refusal(nested(kMaxJsonDepth + 1)),
            "a.json: line 1: objects and arrays are nested deeper than 32 levels");
  EXPECT_THAT(parse_refusal(repeated("[", 10'000'000)), HasSubstr("nested deeper"));
  EXPECT_THAT(parse_refusal(repeated("{\"a\":", 3'000'000)), HasSubstr("nested deeper"));

  EXPECT_EQ(parse_refusal("1" + std::string(kMaxJsonBytes - 1, ' ')), "");
  EXPECT_EQ(parse_refusal("1" + std::string(kMaxJsonBytes, ' ')),
            "a.json: is too long: 16000001 bytes; at most 16000000 can be read");

  // The array is a value too.
  const auto values = [](std::size_t count) { return "[" + repeated("1,", count - 2) + "1]"; };
  EXPECT_EQ(parse_refusal(values(kMaxJsonValues)), "");
  EXPECT_EQ(parse_refusal(values(kMaxJsonValues + 1)), "a.json: line 1: there are more than 4000000 values");

  std::string keys = "{\"k\": 0";
  for (std::size_t i = 1; i < kMaxJsonKeys; ++i) keys += fmt::format(",\n\"{}\": 0", i);
  EXPECT_EQ(parse_refusal(keys + "}"), "");
  EXPECT_EQ(parse_refusal(keys + ",\n\"one more\": 0}"), "a.json: line 65: an object has more than 64 keys");
}

TEST(JsonLimits, TextThatIsNotJson) {
  EXPECT_EQ(parse_refusal("{\n\"a\": \n}"), "a.json: line 3: '}' is not expected here");
  EXPECT_EQ(parse_refusal("{\"a\": 1,\n}"), "a.json: line 2: '}' is not expected here");
  EXPECT_EQ(parse_refusal("[1] [2]"), "a.json: line 1: '[' is not expected here");
  EXPECT_EQ(parse_refusal("[1 \"b\"]"), "a.json: line 1: a string is not expected here");
  EXPECT_EQ(parse_refusal("// no\n[1]"), "a.json: line 1: '/' is not expected here");
  EXPECT_EQ(parse_refusal("[NaN]"), "a.json: line 1: 'N' is not expected here");
  EXPECT_EQ(parse_refusal("[-Infinity]"), "a.json: line 1: 'I' is not expected here");
  EXPECT_EQ(parse_refusal("\n\n[1,\n1e400\n]"), "a.json: line 4: a number is too large");
  EXPECT_EQ(parse_refusal("[\n\"\xC0\xAF\"]"), "a.json: line 2: the text is not valid UTF-8");
  EXPECT_EQ(parse_refusal("[\xFF]"), "a.json: line 1: a character is not allowed here");
  EXPECT_EQ(parse_refusal("[\"a\nb\"]"), "a.json: line 1: a character is not allowed here");
  EXPECT_EQ(parse_refusal(std::string_view("[1]\n\0[", 6)), "a.json: line 2: a zero byte is not allowed");
  EXPECT_EQ(parse_refusal("\xEF\xBB\xBF[1]"), "");
}

// The lines of numbers, empty arrays and what follows them, for any line breaks.
TEST(JsonLimits, LinesAreThoseOfTheValues) {
  const std::string text = "[1,\n2\n,\n[\n3\n],[]\n,{\"a\"\n:\n4\n}]";
  const OrderedJson json = OrderedJson::parse(text);
  EXPECT_EQ(json_line(text, json, json), 1);
  EXPECT_EQ(json_line(text, json, json[0]), 1);
  EXPECT_EQ(json_line(text, json, json[1]), 2);
  EXPECT_EQ(json_line(text, json, json[2]), 4);
  EXPECT_EQ(json_line(text, json, json[2][0]), 5);
  EXPECT_EQ(json_line(text, json, json[3]), 6);
  EXPECT_EQ(json_line(text, json, json[4]), 7);
  EXPECT_EQ(json_line(text, json, json[4]["a"]), 9);
}

std::string mutated(std::string text, std::mt19937& random) {
  const auto below = [&](std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
  };
  static constexpr std::string_view kPieces[] = {"{",  "}",       "[",    "]",    ",",           ":",
                                                 "\"", "-",       "1e99", "null", "99999999999", "*",
                                                 "\n", "\\u0000", "\xFF", "0.5",  "true"};
  for (std::size_t i = 1 + below(3); i > 0; --i) {
    const std::size_t at = below(text.size());
    switch (below(4)) {
      case 0:
        text[at] = static_cast<char>(below(256));
        break;
      case 1:
        text.erase(at, 1 + below(8));
        break;
      case 2:
        text.insert(at, kPieces[below(std::size(kPieces))]);
        break;
      default:
        text.insert(at, text.substr(below(text.size()), 1 + below(30)));
        break;
    }
  }
  return text;
}

TEST(JsonLimits, MutatedTextsAreReadOrRefusedInASentence) {
  const std::string text = text_with_everything();
  std::mt19937 random(20261125);
  int accepted = 0;
  const int texts = few_of(20'000, 2'000);
  for (int i = 0; i < texts; ++i) {
    const std::string other = mutated(text, random);
    const auto read = read_json("a.json", other);
    if (!read) {
      ASSERT_THAT(read.error().message(), MatchesRegex("a.json: [^\n]+")) << other;
      continue;
    }
    ++accepted;
    // Whatever is accepted can be written and read again.
    const std::string written = write_json(*read);
    const auto again = read_json("b.json", written);
    ASSERT_TRUE(again) << again.error().message() << other;
    ASSERT_EQ(write_json(*again), written);
  }
  // Some texts must be accepted and some refused, or the test proves little.
  EXPECT_GT(accepted, texts / 100);
  EXPECT_LT(accepted, texts * 19 / 20);
}

}  // namespace
}  // namespace pw
