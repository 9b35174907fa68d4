#include "app/recovery/recovery_files.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>

#include "tests/app/recovery/recovery_test_work.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

class RecoveryFiles : public testing::Test {
 protected:
  RecoveryFile made(const std::string& content = "work") const {
    auto file = new_recovery_file(folder_);
    EXPECT_TRUE(file) << file.error().message();
    if (!content.empty()) std::ofstream(file->path()) << content;
    return std::move(*file);
  }
  // Of a window that has ended, so many hours ago.
  std::string left(int hours) const {
    const std::string path = made().path();
    fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(hours));
    return path;
  }
  auto count() const { return std::distance(fs::directory_iterator(folder_), {}); }

  const TestFolder parent_;
  const std::string folder_ = parent_.path("settings/recovery");
};

TEST_F(RecoveryFiles, ThatOfALivingWindowBelongsToIt) {
  std::optional<RecoveryFile> living = made();
  const std::string path = living->path();
  EXPECT_TRUE(left_recovery_files(folder_).empty());
  EXPECT_TRUE(fs::exists(path));
  living.reset();
  const auto left = left_recovery_files(folder_);
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left.front().path(), path);
}

TEST_F(RecoveryFiles, WhatOneWindowOffersNoOtherDoes) {
  left(0);
  const auto offered = left_recovery_files(folder_);
  ASSERT_EQ(offered.size(), 1U);
  EXPECT_TRUE(left_recovery_files(folder_).empty());
}

TEST_F(RecoveryFiles, TwoWindowsHaveTwo) {
  const RecoveryFile one = made(), two = made();
  EXPECT_NE(one.path(), two.path());
}

TEST_F(RecoveryFiles, TheNewestFiveAreKeptNewestFirst) {
  std::vector<std::string> expected;
  for (const int hours : {3, 1, 6, 2, 5, 4, 7}) expected.push_back(left(hours));
  std::ranges::sort(expected, std::greater(), [](const std::string& path) { return fs::last_write_time(path); });
  std::vector<std::string> found;
  for (const RecoveryFile& file : left_recovery_files(folder_)) found.push_back(file.path());
  expected.resize(kMaxLeftFiles);
  EXPECT_EQ(found, expected);
  EXPECT_EQ(count(), 2 * static_cast<std::ptrdiff_t>(kMaxLeftFiles));  // with their locks
}

TEST_F(RecoveryFiles, AWindowWithoutWorkLeavesNothingForLong) {
  made("");
  EXPECT_EQ(count(), 1);
  EXPECT_TRUE(left_recovery_files(folder_).empty());
  EXPECT_EQ(count(), 0);
}

TEST_F(RecoveryFiles, RemovingOneRemovesItsLock) {
  RecoveryFile file = made();
  file.remove();
  EXPECT_EQ(count(), 0);
}

TEST_F(RecoveryFiles, WhatIsSetAsideIsNotOfferedAgain) {
  left(0);
  const std::string aside = left_recovery_files(folder_).front().set_aside();
  EXPECT_TRUE(fs::exists(aside));
  EXPECT_TRUE(left_recovery_files(folder_).empty());
  EXPECT_EQ(count(), 1);
}

TEST_F(RecoveryFiles, OnlyTheUserMayReadTheFolder) {
  made();
  EXPECT_EQ(fs::status(folder_).permissions(), fs::perms::owner_all);
}

TEST_F(RecoveryFiles, AFolderThatCannotBeMadeIsSaid) {
  parent_.file("settings", "a file");
  const auto file = new_recovery_file(folder_);
  ASSERT_FALSE(file);
  EXPECT_NE(file.error().message().find("cannot be created"), std::string::npos) << file.error().message();
  EXPECT_TRUE(left_recovery_files(folder_).empty());
}

TEST(RecoveryFolder, IsBesideTheSettings) {
  EXPECT_EQ(recovery_folder("/home/me/.config/pointwise/settings.json"), "/home/me/.config/pointwise/recovery");
  EXPECT_EQ(recovery_folder(""), "");
}

}  // namespace
}  // namespace pw
