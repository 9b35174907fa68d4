#include "compute/decode/protocol/answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "compute/decode/protocol/answer_reader.h"

namespace pw {
namespace {

using testing::HasSubstr;

constexpr std::int64_t kBudget = 1'000'000;

ImageAnswer small_answer(bool is_deep) {
  ImageAnswer answer;
  answer.image = {2, 1, {}, {}};
  if (is_deep) {
    answer.image.rgb16 = {1, 2, 3, 4, 5, 65535};
  } else {
    answer.image.rgb8 = {1, 2, 3, 4, 5, 255};
  }
  return answer;
}

// What is written for it; less than a pipe holds.
std::vector<std::byte> written(const Expected<ImageAnswer>& answer) {
  std::array<int, 2> ends{};
  EXPECT_EQ(pipe(ends.data()), 0);
  EXPECT_TRUE(write_answer(ends[1], answer));
  close(ends[1]);
  std::vector<std::byte> bytes(10'000);
  const ssize_t got = read(ends[0], bytes.data(), bytes.size());
  close(ends[0]);
  bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  return bytes;
}

// Read in pieces of so many bytes.
Expected<ImageAnswer> read_answer(std::span<const std::byte> bytes, std::size_t piece, std::int64_t budget = kBudget) {
  AnswerReader reader("picture", budget);
  while (!bytes.empty()) {
    const auto room = reader.room();
    EXPECT_FALSE(room.empty());
    const std::size_t count = std::min({piece, room.size(), bytes.size()});
    std::memcpy(room.data(), bytes.data(), count);
    bytes = bytes.subspan(count);
    if (auto taken = reader.took(count); !taken) return Unexpected(taken.error());
  }
  if (!reader.is_complete()) return fail("picture", "incomplete");
  return reader.take();
}

std::vector<std::byte> header_bytes(const AnswerHeader& header) {
  const auto bytes = std::as_bytes(std::span(&header, 1));
  return {bytes.begin(), bytes.end()};
}

std::string reason_for(const AnswerHeader& header, std::int64_t budget = kBudget) {
  const auto answer = read_answer(header_bytes(header), 1'000, budget);
  return answer ? "" : answer.error().message();
}

TEST(Answer, IsReadAsItWasWritten) {
  for (const bool is_deep : {false, true}) {
    for (const bool is_on_white : {false, true}) {
      for (const bool is_turned : {false, true}) {
        ImageAnswer answer = small_answer(is_deep);
        answer.is_on_white = is_on_white;
        answer.is_turned = is_turned;
        for (const std::size_t piece : {1, 7, 1'000}) {
          const auto read = read_answer(written(answer), piece);
          ASSERT_TRUE(read) << read.error().message();
          EXPECT_EQ(read->image.width, 2);
          EXPECT_EQ(read->image.height, 1);
          EXPECT_EQ(read->image.rgb8, answer.image.rgb8);
          EXPECT_EQ(read->image.rgb16, answer.image.rgb16);
          EXPECT_EQ(read->is_on_white, is_on_white);
          EXPECT_EQ(read->is_turned, is_turned);
        }
      }
    }
  }
}

TEST(Answer, ARefusalIsAnErrorAboutTheFile) {
  const auto read = read_answer(written(fail("child's name for it", "is a damaged image: 1 × 2")), 3);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message(), "picture: is a damaged image: 1 × 2");
}

TEST(Answer, OfALongRefusalTheStartIsWritten) {
  const auto read = read_answer(written(fail("", "{}", std::string(5'000, 'x'))), 1'000);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().reason, std::string(kMaxRefusalBytes, 'x'));
}

TEST(Answer, CutOrLengthenedItIsNone) {
  for (const auto& whole : {written(small_answer(true)), written(fail("", "is odd"))}) {
    for (std::size_t bytes = 0; bytes < whole.size(); ++bytes)
      EXPECT_EQ(read_answer(std::span(whole).first(bytes), 5).error().reason, "incomplete") << bytes;
    auto longer = whole;
    longer.push_back(std::byte{0});
    EXPECT_THAT(read_answer(longer, 5).error().message(), HasSubstr("makes no sense"));
  }
}

TEST(Answer, SizesAreCheckedBeforeMemoryIsTaken) {
  AnswerHeader header;
  header.bits = 16;
  header.width = header.height = 0xFFFFFFFFU;
  EXPECT_THAT(reason_for(header), HasSubstr("the limits are"));
  header.width = 0;
  EXPECT_THAT(reason_for(header), HasSubstr("without pixels"));
  header.width = header.height = 500;
  EXPECT_THAT(reason_for(header), HasSubstr("which needs more than the"));
  EXPECT_EQ(reason_for(header, 500 * 500 * 6), "picture: incomplete");
  EXPECT_THAT(reason_for(header, 500 * 500 * 6 - 1), HasSubstr("which needs more than the"));
}

// Each field of a header that is otherwise right.
TEST(Answer, EveryFieldIsChecked) {
  AnswerHeader right;
  right.width = right.height = 1;
  right.bits = 8;
  EXPECT_EQ(reason_for(right), "picture: incomplete");
  const auto changed = [&](auto change) {
    AnswerHeader header = right;
    change(header);
    return reason_for(header);
  };
  constexpr const char* kNone = "picture: cannot be decoded: what the image decoder answered makes no sense";
  EXPECT_EQ(changed([](AnswerHeader& header) { header.magic[0] = 'X'; }), kNone);
  EXPECT_EQ(changed([](AnswerHeader& header) { header.kind = static_cast<AnswerKind>(3); }), kNone);
  EXPECT_EQ(changed([](AnswerHeader& header) { header.bits = 32; }), kNone);
  EXPECT_EQ(changed([](AnswerHeader& header) { header.changes = 4; }), kNone);
  EXPECT_EQ(changed([](AnswerHeader& header) { header.text_bytes = 1; }), kNone);
  EXPECT_EQ(changed([](AnswerHeader& header) { header.kind = AnswerKind::kRefusal; }), kNone);
  EXPECT_THAT(changed([](AnswerHeader& header) { header.version = 2; }), HasSubstr("of another version"));
  right = {};
  right.kind = AnswerKind::kRefusal;
  EXPECT_EQ(reason_for(right), kNone);
  right.text_bytes = kMaxRefusalBytes + 1;
  EXPECT_EQ(reason_for(right), kNone);
}

TEST(Answer, ControlCharactersAreNoSentence) {
  EXPECT_THAT(read_answer(written(fail("", "is\ntwo")), 9).error().message(), HasSubstr("makes no sense"));
}

}  // namespace
}  // namespace pw
