#include "app/recovery/left_work.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <random>

#include "app/import/make_input.h"
#include "compute/io/arrays/npy.h"
#include "tests/app/recovery/recovery_test_work.h"

namespace pw {
namespace {

using testing::HasSubstr;

class LeftWorkTest : public testing::Test {
 protected:
  LeftWorkTest()
      : session_(
            hand_checkable_document(), [] {}, input_maker(std::make_shared<FeatureExtractor>(""), file_formats()),
            Threading::kInline) {}

  // A window that has ended with this document.
  void leave(const Document& document, const Selection& selection = {}, const Display& display = {}) const {
    test::KeptWork window(folder_.path());
    window.journal.note(document, selection, display, true);
    ASSERT_TRUE(window.journal.write_now());
  }
  void tick() {
    for (int i = 0; i < 3; ++i) session_.tick();
  }
  std::size_t files() const { return test::recovery_files_in(folder_.path()).size(); }

  const TestFolder folder_;
  test::KeptWork window_{folder_.path()};
  Session session_;
};

TEST_F(LeftWorkTest, IsRestoredBitForBitAsOneStep) {
  const Document document = test::unsaved_work();
  Selection selection;
  selection.map = 2;
  selection.maps = {2};
  Display display;
  display.threshold = 0.25F;
  leave(document, selection, display);
  LeftWork left(session_, &window_.journal);
  tick();
  ASSERT_EQ(left.entries().size(), 1U);
  left.restore(0);
  tick();
  EXPECT_EQ(session_.error(), "");
  EXPECT_EQ(json_text(to_json(session_.document())), json_text(to_json(document)));
  EXPECT_EQ(session_.history().undo_steps(), 1U);
  EXPECT_EQ(left.pop_view(), std::pair(selection, display));
  EXPECT_EQ(left.pop_view(), std::nullopt);
  EXPECT_TRUE(left.entries().empty());
}

TEST_F(LeftWorkTest, ItsFileGoesOnceThisWindowHasOneOfItsOwn) {
  leave(test::unsaved_work());
  LeftWork left(session_, &window_.journal);
  tick();
  const std::string path = left.entries().front().file.path();
  left.restore(0);
  tick();
  EXPECT_TRUE(std::filesystem::exists(path));
  window_.note(session_.document());
  window_.advance();
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_EQ(files(), 1U);
}

TEST_F(LeftWorkTest, EachEntrySaysWhatItIs) {
  leave(test::unsaved_work());
  LeftWork left(session_, &window_.journal);
  tick();
  ASSERT_EQ(left.entries().size(), 1U);
  EXPECT_THAT(left.entries().front().description, HasSubstr(": 2 filters on 4 maps, 6 labels"));
  EXPECT_EQ(left.entries().front().time.size(), std::string("2026-11-26 14:32").size());
}

TEST_F(LeftWorkTest, WhatIsDiscardedIsGone) {
  leave(test::unsaved_work());
  leave(hand_checkable_document());
  LeftWork left(session_, &window_.journal);
  tick();
  ASSERT_EQ(left.entries().size(), 2U);
  left.discard(0);
  EXPECT_EQ(left.entries().size(), 1U);
  EXPECT_EQ(files(), 1U);
}

TEST_F(LeftWorkTest, WhatIsPutOffIsOfferedAgain) {
  leave(test::unsaved_work());
  LeftWork left(session_, &window_.journal);
  tick();
  left.postpone();
  EXPECT_TRUE(left.entries().empty());
  LeftWork next(session_, &window_.journal);
  tick();
  EXPECT_EQ(next.entries().size(), 1U);
}

TEST_F(LeftWorkTest, WithoutAJournalNothingIsOffered) {
  leave(test::unsaved_work());
  LeftWork left(session_, nullptr);
  tick();
  EXPECT_TRUE(left.entries().empty());
  EXPECT_EQ(files(), 1U);
}

TEST_F(LeftWorkTest, WhereItsInputIsGoneTheFileStays) {
  Document document = test::unsaved_work();
  document.source.from = FileSource{folder_.path("gone.npy"), "", AxisOrder::kNhwc};
  leave(document);
  LeftWork left(session_, &window_.journal);
  tick();
  const std::string path = left.entries().front().file.path();
  left.restore(0);
  tick();
  EXPECT_THAT(session_.error(), HasSubstr("gone.npy"));
  EXPECT_THAT(session_.error(), HasSubstr(path));
  EXPECT_TRUE(std::filesystem::exists(path));
  EXPECT_EQ(session_.history().undo_steps(), 0U);
}

TEST_F(LeftWorkTest, AnotherStackThanItsOwnIsRefused) {
  Document document = test::unsaved_work();
  document.source.from = FileSource{folder_.path("x.npy"), "", AxisOrder::kNchw};
  ASSERT_TRUE(write_npy_stack(folder_.path("x.npy"), Tensor({1, 4, 5, 5}), AxisOrder::kNchw, 4));
  leave(document);
  LeftWork left(session_, &window_.journal);
  tick();
  left.restore(0);
  tick();
  EXPECT_THAT(session_.error(), HasSubstr("another stack"));
  EXPECT_EQ(files(), 1U);
}

TEST_F(LeftWorkTest, ADamagedFileIsSaidInOneSentenceAndNotOfferedAgain) {
  leave(test::unsaved_work());
  const std::string path = test::recovery_files_in(folder_.path()).front();
  std::filesystem::resize_file(path, 300);
  LeftWork left(session_, &window_.journal);
  tick();
  EXPECT_TRUE(left.entries().empty());
  const std::string problem = left.pop_problem();
  EXPECT_THAT(problem, HasSubstr(path));
  EXPECT_THAT(problem, HasSubstr("cannot be restored"));
  EXPECT_EQ(std::ranges::count(problem, '\n'), 0);
  EXPECT_EQ(left.pop_problem(), "");
  LeftWork next(session_, &window_.journal);
  tick();
  EXPECT_EQ(next.pop_problem(), "");
}

// Each is refused, or is a document all the same.
TEST_F(LeftWorkTest, NoDamageTakesTheWindowDown) {
  leave(test::unsaved_work());
  const std::string whole = test::text_of(test::recovery_files_in(folder_.path()).front());
  std::filesystem::remove(test::recovery_files_in(folder_.path()).front());
  std::minstd_rand random(1);
  for (int round = 0; round < 60; ++round) {
    std::string damaged = whole;
    for (int i = 0; i < 3; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
    if (round % 2 == 0) damaged.resize(random() % damaged.size());
    folder_.file("damaged.json", damaged);
    test::KeptWork window(folder_.path());
    LeftWork left(session_, &window.journal);
    tick();
    if (left.entries().empty()) {
      EXPECT_NE(left.pop_problem(), "") << round;
    } else {
      left.restore(0);
      tick();
    }
  }
}

}  // namespace
}  // namespace pw
