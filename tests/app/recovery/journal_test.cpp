#include "app/recovery/journal.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/app/recovery/recovery_test_work.h"

namespace pw {
namespace {

using std::chrono::seconds;

class JournalTest : public testing::Test {
 protected:
  std::vector<std::string> files() const { return test::recovery_files_in(folder_.path()); }
  // What the only file holds.
  std::string kept() const {
    const auto found = files();
    return found.size() == 1 ? test::text_of(found.front()) : fmt::format("{} files", found.size());
  }
  static std::string text_of(const Document& document) { return write_json(document, {}, {}); }

  const TestFolder folder_;
  test::KeptWork window_{folder_.path()};
  const Document document_ = test::unsaved_work();
  // The same with another seed.
  const Document later_ = [this] {
    Document later = document_;
    later.training.seed += 1;
    return later;
  }();
};

TEST_F(JournalTest, WritesAChangeAfterTheIntervalAndNotBefore) {
  window_.note(document_);
  window_.pass(seconds(19));
  window_.advance();
  EXPECT_TRUE(files().empty());
  EXPECT_EQ(window_.journal.until_due(), seconds(1));
  window_.pass(seconds(1));
  window_.advance();
  EXPECT_EQ(kept(), text_of(document_));
}

TEST_F(JournalTest, WritesWhatWasNotedLastThoughTheFirstChangeMadeItDue) {
  window_.note(document_);
  window_.pass(seconds(15));
  window_.note(later_);
  window_.pass(seconds(5));
  window_.advance();
  EXPECT_EQ(kept(), text_of(later_));
}

TEST_F(JournalTest, WritesNothingWhereNothingHasChanged) {
  window_.note(document_);
  window_.pass(seconds(20));
  window_.advance();
  std::filesystem::remove(files().front());
  for (int i = 0; i < 5; ++i) {
    window_.note(document_);
    EXPECT_EQ(window_.journal.until_due(), std::nullopt);
    window_.pass(seconds(100));
    window_.advance();
  }
  EXPECT_TRUE(files().empty());
  EXPECT_TRUE(window_.journal.write_now());
  EXPECT_TRUE(files().empty());
}

TEST_F(JournalTest, WritesNothingWithoutWork) {
  window_.note(document_, false);
  window_.pass(seconds(100));
  window_.advance();
  EXPECT_EQ(window_.journal.write_now(), "");
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(JournalTest, WritesNothingWithoutAFolder) {
  test::KeptWork window("");
  window.note(document_);
  EXPECT_EQ(window.journal.until_due(), std::nullopt);
  EXPECT_EQ(window.journal.write_now(), "");
}

TEST_F(JournalTest, CanBeHurried) {
  window_.journal.hurry();
  EXPECT_EQ(window_.journal.until_due(), std::nullopt);
  window_.note(document_);
  window_.journal.hurry();
  window_.advance();
  EXPECT_EQ(kept(), text_of(document_));
}

TEST_F(JournalTest, WritesAtOnceWhenAsked) {
  window_.note(document_);
  const auto written = window_.journal.write_now();
  EXPECT_EQ(written, files().front());
  EXPECT_EQ(kept(), text_of(document_));
  window_.note(later_);
  EXPECT_TRUE(window_.journal.write_now());
  EXPECT_EQ(kept(), text_of(later_));
}

TEST_F(JournalTest, ItsFileCanBeReadByTheUserAlone) {
  window_.note(document_);
  ASSERT_TRUE(window_.journal.write_now());
  EXPECT_EQ(std::filesystem::status(files().front()).permissions(), std::filesystem::perms(0600));
}

TEST_F(JournalTest, AClosedWindowLeavesNothing) {
  window_.note(document_);
  ASSERT_TRUE(window_.journal.write_now());
  window_.note(later_);
  window_.journal.close();
  window_.pass(seconds(100));
  window_.advance();
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(JournalTest, APathIsKeptWholeForAStartInAnotherFolder) {
  Document document = document_;
  document.source.from = FileSource{"stacks/x.npy", "", AxisOrder::kNhwc};
  window_.note(document);
  ASSERT_TRUE(window_.journal.write_now());
  const auto read = read_json("", kept());
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(read->document.source.file()->path, std::filesystem::current_path() / "stacks/x.npy");
}

TEST_F(JournalTest, WhatWasRestoredIsKeptUntilThisWindowHasWrittenIt) {
  RecoveryFile left = new_recovery_file(folder_.path()).value();
  const std::string path = left.path();
  folder_.file(std::filesystem::path(path).filename(), "left");
  window_.journal.replace(std::move(left));
  window_.advance();
  EXPECT_TRUE(std::filesystem::exists(path));
  // Written at once.
  window_.note(document_);
  window_.advance();
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_EQ(kept(), text_of(document_));
}

TEST_F(JournalTest, AFolderThatCannotBeWrittenIsSaidOnceAndTriedAgain) {
  folder_.file("taken", "a file");
  test::KeptWork window(folder_.path("taken/recovery"));
  window.note(document_);
  for (int i = 0; i < 3; ++i) {
    window.pass(seconds(20));
    window.advance();
    window.advance();
    EXPECT_EQ(window.journal.pop_problem().empty(), i > 0);
  }
  std::filesystem::remove(folder_.path("taken"));
  window.pass(seconds(20));
  window.advance();
  EXPECT_EQ(test::recovery_files_in(folder_.path("taken/recovery")).size(), 1U);
}

TEST_F(JournalTest, WhatCouldNotBeReadAgainIsNotWritten) {
  Document document = document_;
  document.network = one_layer(named_layer(2'001, 2'000, Activation::kNone));
  window_.note(document);
  const auto written = window_.journal.write_now();
  ASSERT_FALSE(written);
  EXPECT_NE(written.error().message().find("too large"), std::string::npos) << written.error().message();
  EXPECT_TRUE(files().empty());
  // Nor is it said to be written when it is asked for again; what is small enough is.
  EXPECT_FALSE(window_.journal.write_now());
  window_.note(later_);
  EXPECT_TRUE(window_.journal.write_now());
  EXPECT_EQ(kept(), text_of(later_));
}

}  // namespace
}  // namespace pw
