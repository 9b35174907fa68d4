#include "app/session/settings_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "tests/app/file_dialog/files_test_folder.h"

namespace pw {
namespace {

using testing::HasSubstr;

class SettingsFileTest : public testing::Test {
 protected:
  Settings kept() const {
    const auto loaded = load_settings(path_);
    return loaded ? loaded->settings : Settings{};
  }
  static Settings with_theme(ThemeKind theme) {
    Settings settings;
    settings.theme = theme;
    return settings;
  }

  TestFolder folder_;
  const std::string path_ = folder_.path("settings.json");
};

TEST_F(SettingsFileTest, NothingIsWrittenWhileNothingChanges) {
  SettingsFile file(path_);
  file.store_changes({});
  file.store_changes({});
  EXPECT_TRUE(file.finish());
  EXPECT_FALSE(std::filesystem::exists(path_));
  EXPECT_EQ(file.pop_problem(), "");
}

TEST_F(SettingsFileTest, WithoutAPathNothingIsStored) {
  SettingsFile file("");
  file.store_changes({});
  file.store_changes(with_theme(ThemeKind::kLight));
  EXPECT_TRUE(file.finish());
  EXPECT_EQ(file.settings(), Settings{});
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path("")));
}

TEST_F(SettingsFileTest, AChangeIsWrittenWhileTheWindowIsOpen) {
  SettingsFile file(path_);
  file.store_changes({});
  file.store_changes(with_theme(ThemeKind::kLight));
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (!std::filesystem::exists(path_) && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
  EXPECT_EQ(kept().theme, ThemeKind::kLight);
}

TEST_F(SettingsFileTest, TheLastOfManyChangesIsStored) {
  SettingsFile file(path_);
  file.store_changes({});
  for (int change = 0; change < 50; ++change) {
    Settings in_use;
    in_use.last_folder = "/" + std::to_string(change);
    file.store_changes(in_use);
  }
  EXPECT_TRUE(file.finish());
  EXPECT_EQ(kept().last_folder, "/49");
}

TEST_F(SettingsFileTest, TheInitialSettingsAreNotStoredUntilTheyChange) {
  ASSERT_TRUE(save_settings(path_, with_theme(ThemeKind::kLight)));
  SettingsFile file(path_);
  Settings in_use = with_theme(ThemeKind::kProjector);
  file.store_changes(in_use);
  in_use.last_folder = "/data";
  file.store_changes(in_use);
  EXPECT_EQ(file.settings().theme, ThemeKind::kLight);
  in_use.theme = ThemeKind::kDark;
  file.store_changes(in_use);
  EXPECT_TRUE(file.finish());
  EXPECT_EQ(kept().theme, ThemeKind::kDark);
  EXPECT_EQ(kept().last_folder, "/data");
}

TEST_F(SettingsFileTest, SettingsOfAnotherVersionStay) {
  folder_.file("settings.json", R"({"version": 1, "sound": "loud"})");
  SettingsFile file(path_);
  file.store_changes({});
  file.store_changes(with_theme(ThemeKind::kLight));
  EXPECT_TRUE(file.finish());
  EXPECT_THAT(kept().unknown, HasSubstr("loud"));
}

TEST_F(SettingsFileTest, ADamagedFileIsReportedOnceAndReplacedByTheNextChange) {
  folder_.file("settings.json", "{");
  SettingsFile file(path_);
  EXPECT_THAT(file.pop_problem(), HasSubstr("settings.json.damaged"));
  EXPECT_EQ(file.pop_problem(), "");
  file.store_changes({});
  file.store_changes(with_theme(ThemeKind::kLight));
  EXPECT_TRUE(file.finish());
  EXPECT_EQ(kept().theme, ThemeKind::kLight);
}

TEST_F(SettingsFileTest, AfterAFileThatCannotBeReadNothingIsSaved) {
  std::filesystem::create_directory(path_);
  SettingsFile file(path_);
  EXPECT_THAT(file.pop_problem(), testing::AllOf(HasSubstr("settings.json"), HasSubstr("no settings are saved")));
  file.store_changes({});
  file.store_changes(with_theme(ThemeKind::kLight));
  EXPECT_TRUE(file.finish());
  EXPECT_TRUE(std::filesystem::is_empty(path_));
}

// The settings folder is a file.
TEST_F(SettingsFileTest, AWriteErrorIsReportedOnce) {
  const std::string path = folder_.path("taken/settings.json");
  SettingsFile file(path);
  folder_.file("taken", "");
  Settings in_use;
  file.store_changes(in_use);
  std::vector<std::string> problems;
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  for (int change = 0; change < 3; ++change) {
    in_use.last_folder += "/x";
    file.store_changes(in_use);
    while (problems.empty() && std::chrono::steady_clock::now() < deadline) {
      file.store_changes(in_use);
      if (const std::string problem = file.pop_problem(); !problem.empty()) problems.push_back(problem);
    }
  }
  const auto finished = file.finish();
  ASSERT_FALSE(finished);
  EXPECT_THAT(finished.error().message(), HasSubstr("taken"));
  EXPECT_EQ(file.pop_problem(), "");
  EXPECT_THAT(problems, testing::ElementsAre(HasSubstr("taken")));
}

}  // namespace
}  // namespace pw
