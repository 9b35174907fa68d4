#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/command_line.h"
#include "app/session/settings.h"
#include "tests/app/file_dialog/files_test_folder.h"

namespace pw {
namespace {

TEST(SettingsReset, KeepsTheOldFile) {
  const TestFolder folder;
  const std::string path = folder.path("settings.json");
  folder.file("settings.json", "anything");
  const auto reset = reset_settings(path);
  ASSERT_TRUE(reset) << reset.error().message();
  EXPECT_EQ(*reset, path + ": was renamed to " + path + ".old; the next start uses the defaults");
  std::string kept;
  std::getline(std::ifstream(path + ".old"), kept);
  EXPECT_EQ(kept, "anything");
  EXPECT_FALSE(std::filesystem::exists(path));
  const auto again = reset_settings(path);
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, path + ": does not exist; the defaults are already in use");
  const auto nowhere = reset_settings("");
  ASSERT_TRUE(nowhere);
  EXPECT_THAT(*nowhere, testing::HasSubstr("no settings are kept"));
}

// Restores the environment at the end.
class ConfigHome {
 public:
  explicit ConfigHome(const std::string& path) {
    if (const char* before = std::getenv("XDG_CONFIG_HOME")) before_ = before;
    setenv("XDG_CONFIG_HOME", path.c_str(), 1);
  }
  ~ConfigHome() { before_ ? setenv("XDG_CONFIG_HOME", before_->c_str(), 1) : unsetenv("XDG_CONFIG_HOME"); }
  ConfigHome(const ConfigHome&) = delete;
  ConfigHome& operator=(const ConfigHome&) = delete;

 private:
  std::optional<std::string> before_;
};

int run_program(std::vector<std::string> arguments, const CommandHandlers& handlers) {
  arguments.insert(arguments.begin(), "pointwise");
  std::vector<char*> argv;
  argv.reserve(arguments.size());
  for (std::string& argument : arguments) argv.push_back(argument.data());
  return run_command_line(static_cast<int>(argv.size()), argv.data(), handlers);
}

TEST(SettingsReset, IsDoneByTheCommandLineWithoutAWindow) {
  const TestFolder folder;
  const ConfigHome home(folder.path());
  const std::string path = settings_path();
  ASSERT_TRUE(save_settings(path, {ThemeKind::kLight, AxisOrder::kNhwc, false, "", "{}"}));
  int windows = 0;
  const auto open = [&](const WindowOptions&) { return ++windows; };
  testing::internal::CaptureStderr();
  EXPECT_EQ(run_program({"--reset-settings"}, {open, {}}), 0);
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "pointwise: " + path + ": was renamed to " + path + ".old; the next start uses the defaults\n");
  EXPECT_EQ(windows, 0);
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_EQ(run_program({"screenshot", "-o", "x.png", "--reset-settings"}, {open, {}}), 2);
}

}  // namespace
}  // namespace pw
