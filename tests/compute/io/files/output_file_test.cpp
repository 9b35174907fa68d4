#include "compute/io/files/output_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace pw {
namespace {

namespace fs = std::filesystem;

class OutputFile : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "pointwise-output-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  static Expected<void> write(const std::string& to, const std::string& text) {
    return write_file(to, std::as_bytes(std::span(text)));
  }
  static std::string content(const std::string& of) {
    std::ifstream stream(of, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  auto file_count() const { return std::distance(fs::directory_iterator(folder_), {}); }

  fs::path folder_;
};

TEST_F(OutputFile, PiecesOfEverySizeArriveInOrder) {
  std::string expected;
  const auto written = write_file(path("f"), [&](const ByteSink& sink) -> Expected<void> {
    for (const std::size_t size : {1U, 0U, 1000U, 1U << 20, 5U, (1U << 20) + 1, (3U << 20), 7U}) {
      const std::string piece(size, static_cast<char>('a' + size % 26));
      expected += piece;
      if (auto put = sink(std::as_bytes(std::span(piece))); !put) return put;
    }
    return {};
  });
  ASSERT_TRUE(written);
  EXPECT_EQ(content(path("f")), expected);
  EXPECT_EQ(file_count(), 1);
}

TEST_F(OutputFile, AFailureHalfWayKeepsTheOldFileAndLeavesNothing) {
  ASSERT_TRUE(write(path("f"), "old"));
  const auto written = write_file(path("f"), [&](const ByteSink& sink) -> Expected<void> {
    const std::string piece(3 << 20, 'x');
    if (auto put = sink(std::as_bytes(std::span(piece))); !put) return put;
    return fail("f", "went wrong");
  });
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().reason, "went wrong");
  EXPECT_EQ(content(path("f")), "old");
  EXPECT_EQ(file_count(), 1);
}

TEST_F(OutputFile, ANewFileTakesTheUsersMaskAndAnOldOneKeepsItsMode) {
  const mode_t mask = umask(027);
  ASSERT_TRUE(write(path("f"), "one"));
  umask(mask);
  struct stat status {};
  ASSERT_EQ(stat(path("f").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0640U);
  chmod(path("f").c_str(), 0604);
  ASSERT_TRUE(write(path("f"), "two"));
  ASSERT_EQ(stat(path("f").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0604U);
  EXPECT_EQ(content(path("f")), "two");
}

TEST_F(OutputFile, LinksAreFollowedEvenToAFileThatIsNotThereYet) {
  fs::create_directory(folder_ / "real");
  fs::create_symlink("real/file", path("second"));
  fs::create_symlink("second", path("first"));
  ASSERT_TRUE(write(path("first"), "one"));
  EXPECT_TRUE(fs::is_symlink(path("first")));
  EXPECT_TRUE(fs::is_symlink(path("second")));
  EXPECT_EQ(content(path("real/file")), "one");
  ASSERT_TRUE(write(path("first"), "two"));
  EXPECT_EQ(content(path("real/file")), "two");
}

TEST_F(OutputFile, LinksThatLeadNowhereAreRefusedAndStay) {
  fs::create_symlink("self", path("self"));
  fs::create_symlink("b", path("a"));
  fs::create_symlink("a", path("b"));
  fs::create_symlink("none/file", path("away"));
  for (const char* name : {"self", "a", "b"}) {
    const auto written = write(path(name), "text");
    ASSERT_FALSE(written) << name;
    EXPECT_EQ(written.error().message(), path(name) + ": is a link that leads back to itself; choose another name");
  }
  const auto written = write(path("away"), "text");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().message(), path("away") + ": is a link to " + path("none/file") +
                                           ", which cannot be written: No such file or directory");
  for (const char* name : {"self", "a", "b", "away"}) EXPECT_TRUE(fs::is_symlink(path(name))) << name;
  EXPECT_EQ(file_count(), 4);
}

class OutputFiles : public OutputFile {
 protected:
  static FileToWrite file(const std::string& to, const std::string& text) {
    return {to, [text](const ByteSink& sink) { return sink(std::as_bytes(std::span(text))); }};
  }
  Expected<void> write_both(const std::string& first, const std::string& second) {
    const std::array<FileToWrite, 2> files = {file(path(first), "new first"), file(path(second), "new second")};
    return write_files(files);
  }
};

TEST_F(OutputFiles, BothAreWritten) {
  ASSERT_TRUE(write(path("a"), "old"));
  ASSERT_TRUE(write_both("a", "b"));
  EXPECT_EQ(content(path("a")), "new first");
  EXPECT_EQ(content(path("b")), "new second");
  EXPECT_EQ(file_count(), 2);
}

TEST_F(OutputFiles, NeitherIsReplacedWhereOneCannotBe) {
  ASSERT_TRUE(write(path("a"), "old"));
  ASSERT_TRUE(write(path("kept"), "kept"));
  chmod(path("kept").c_str(), 0444);
  fs::create_directory(folder_ / "folder");
  fs::create_symlink("self", path("self"));
  fs::create_symlink("a", path("link"));
  const auto before = file_count();
  for (const auto& [second, reason] : {std::pair{"kept", "read-only"},
                                       {"folder", "is a folder"},
                                       {"self", "leads back to itself"},
                                       {"none/b", "No such file"},
                                       {"a", "is the same file as"},
                                       {"link", "is the same file as"}}) {
    for (const bool turned : {false, true}) {
      const auto written = turned ? write_both(second, "a") : write_both("a", second);
      ASSERT_FALSE(written) << second;
      EXPECT_NE(written.error().message().find(reason), std::string::npos) << written.error().message();
    }
    EXPECT_EQ(content(path("a")), "old") << second;
    EXPECT_EQ(content(path("kept")), "kept") << second;
    EXPECT_EQ(file_count(), before) << second;
  }
}

TEST_F(OutputFiles, AFailureInTheSecondKeepsTheFirst) {
  ASSERT_TRUE(write(path("a"), "old"));
  const std::array<FileToWrite, 2> files = {
      file(path("a"), "new"), {path("b"), [](const ByteSink&) -> Expected<void> { return fail("b", "went wrong"); }}};
  EXPECT_FALSE(write_files(files));
  EXPECT_EQ(content(path("a")), "old");
  EXPECT_EQ(file_count(), 1);
}

// A folder takes the last file's name after it was checked.
TEST_F(OutputFiles, WhatWasReplacedIsBroughtBackWhereALaterOneCannotBe) {
  ASSERT_TRUE(write(path("a"), "old"));
  chmod(path("a").c_str(), 0604);
  const std::array<FileToWrite, 3> files = {
      file(path("a"), "new"), file(path("added"), "new"), {path("c"), [&](const ByteSink&) -> Expected<void> {
                                                             fs::create_directories(folder_ / "c" / "taken");
                                                             return {};
                                                           }}};
  const auto written = write_files(files);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().message(), path("c") + ": cannot be written: Is a directory");
  EXPECT_EQ(content(path("a")), "old");
  EXPECT_EQ(fs::status(path("a")).permissions(), fs::perms(0604));
  EXPECT_FALSE(fs::exists(path("added")));
  EXPECT_EQ(file_count(), 2);
}

// Nothing is replaced where what would be lost cannot be kept.
TEST_F(OutputFiles, NothingIsReplacedByOneWhoseNameAFolderHasTaken) {
  ASSERT_TRUE(write(path("b"), "old"));
  const std::array<FileToWrite, 2> files = {{{path("a"),
                                              [&](const ByteSink&) -> Expected<void> {
                                                fs::create_directories(folder_ / "a" / "taken");
                                                return {};
                                              }},
                                             file(path("b"), "new")}};
  EXPECT_FALSE(write_files(files));
  EXPECT_EQ(content(path("b")), "old");
  EXPECT_EQ(file_count(), 2);
}

TEST_F(OutputFile, ABareNameIsWrittenIntoTheWorkingFolder) {
  const fs::path before = fs::current_path();
  fs::current_path(folder_);
  const auto written = write("bare", "text");
  fs::current_path(before);
  ASSERT_TRUE(written);
  EXPECT_EQ(content(path("bare")), "text");
}

}  // namespace
}  // namespace pw
