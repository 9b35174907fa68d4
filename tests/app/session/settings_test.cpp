#include "app/session/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <clocale>
#include <cstdlib>
#include <iterator>
#include <string>
#include <vector>

#include "tests/app/file_dialog/files_test_folder.h"

namespace pw {
namespace {

using testing::HasSubstr;

constexpr char kWhole[] = R"({
  "axis_order": "nchw",
  "last_folder": "/data/größe",
  "reduces_motion": true,
  "theme": "projector",
  "version": 1
}
)";

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

unsigned mode(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

class SettingsTest : public testing::Test {
 protected:
  void write(const std::string& text) const { folder_.file("settings.json", text); }
  LoadedSettings load() const {
    auto loaded = load_settings(path_);
    EXPECT_TRUE(loaded) << loaded.error().message();
    return loaded.value_or(LoadedSettings{});
  }

  TestFolder folder_;
  std::string path_ = folder_.path("settings.json");
};

TEST(SettingsPath, FollowsTheXdgSpecification) {
  EXPECT_EQ(settings_path("/etc/me", "/home/ada"), "/etc/me/pointwise/settings.json");
  for (const char* unusable : {static_cast<const char*>(nullptr), "", "relative"}) {
    EXPECT_EQ(settings_path(unusable, "/home/ada"), "/home/ada/.config/pointwise/settings.json");
    EXPECT_EQ(settings_path(unusable, unusable), "");
  }
}

TEST(SettingsPath, WithoutOneNothingIsReadOrWritten) {
  const auto loaded = load_settings("");
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->settings, Settings{});
  EXPECT_TRUE(save_settings("", {}));
}

TEST_F(SettingsTest, AMissingFileGivesTheDefaults) {
  const LoadedSettings loaded = load();
  EXPECT_EQ(loaded.settings, Settings{});
  EXPECT_EQ(loaded.message, "");
  EXPECT_FALSE(std::filesystem::exists(path_));
}

TEST_F(SettingsTest, ComeBackByteForByte) {
  const Settings settings{ThemeKind::kProjector, AxisOrder::kNchw, true, "/data/größe", "{}"};
  ASSERT_TRUE(save_settings(path_, settings));
  EXPECT_EQ(content(path_), kWhole);
  const LoadedSettings loaded = load();
  EXPECT_EQ(loaded.settings, settings);
  EXPECT_EQ(loaded.message, "");
  ASSERT_TRUE(save_settings(path_, loaded.settings));
  EXPECT_EQ(content(path_), kWhole);
}

TEST_F(SettingsTest, EveryThemeAndOrderComesBack) {
  for (const ThemeKind theme : {ThemeKind::kDark, ThemeKind::kLight, ThemeKind::kProjector}) {
    for (const AxisOrder order : {AxisOrder::kNhwc, AxisOrder::kNchw}) {
      for (const bool reduces_motion : {false, true}) {
        const Settings settings{theme, order, reduces_motion, "", "{}"};
        ASSERT_TRUE(save_settings(path_, settings));
        EXPECT_EQ(load().settings, settings);
      }
    }
  }
}

TEST_F(SettingsTest, MissingKeysHaveTheirDefaults) {
  write("{}");
  EXPECT_EQ(load().settings, Settings{});
  write(R"({"theme": "light"})");
  EXPECT_EQ(load().settings.theme, ThemeKind::kLight);
  EXPECT_EQ(load().settings.axis_order, AxisOrder::kNhwc);
}

TEST_F(SettingsTest, UnknownKeysAreWrittenBack) {
  write(
      R"({"zoom": 0.1, "theme": "light", "windows": [{"x": 1, "name": "é"}, null, true], "seed": 18446744073709551615})");
  LoadedSettings loaded = load();
  loaded.settings.theme = ThemeKind::kDark;
  ASSERT_TRUE(save_settings(path_, loaded.settings));
  EXPECT_EQ(load().settings, loaded.settings);
  const std::string text = content(path_);
  for (const char* kept :
       {"\"zoom\": 0.1", "\"name\": \"é\"", "\"x\": 1", "null,", "true", "18446744073709551615", "\"theme\": \"dark\""})
    EXPECT_THAT(text, HasSubstr(kept));
}

struct Damage {
  std::string text, reason;
};

TEST_F(SettingsTest, ADamagedFileIsRenamedAndReported) {
  const std::string deepest = std::string(31, '[') + std::string(31, ']');
  const std::vector<Damage> damages = {
      {"", "is not valid JSON at byte 1"},
      {R"({"theme": "light")", "is not valid JSON at byte 18"},
      {"{\"last_folder\": \"\xFF\"}", "is not valid JSON at byte"},
      {R"({"zoom": 1e999})", "is not valid JSON at byte"},
      {"[]", "is not a JSON object"},
      {R"({"theme": 3})", R"(its theme is not one of "dark", "light", "projector")"},
      {R"({"theme": "beige"})", R"(its theme is not one of "dark", "light", "projector")"},
      {R"({"axis_order": null})", R"(its axis_order is not one of "nchw", "nhwc")"},
      {R"({"reduces_motion": 1})", "its reduces_motion is neither true nor false"},
      {R"({"reduces_motion": "true"})", "its reduces_motion is neither true nor false"},
      {R"({"last_folder": ["/"]})", "its last_folder is not a string"},
      {R"({"version": 2})", "was written by a newer Pointwise (version 2; this one reads 1)"},
      {R"({"version": 99999999999999999999})", "its version is not a whole number of at least 1"},
      {R"({"version": "1"})", "its version is not a whole number of at least 1"},
      {R"({"version": 0})", "its version is not a whole number of at least 1"},
      {R"({"theme": "dark", "theme": "dark"})", R"(has "theme" twice)"},
      {R"({"other": [{"a": 1, "b": {"a": 1}, "a": 2}]})", R"(has "a" twice)"},
      {R"({"other": [)" + deepest + "]}", "is nested deeper than 32 levels"},
      {std::string(1'000'000, '['), "is nested deeper than 32 levels"},
      {"{}" + std::string(1'000'000, ' '), "is larger than 1 MB"},
  };
  for (const Damage& damage : damages) {
    write(damage.text);
    const LoadedSettings loaded = load();
    EXPECT_EQ(loaded.settings, Settings{}) << damage.reason;
    EXPECT_THAT(loaded.message, testing::StartsWith(path_ + ": " + damage.reason));
    EXPECT_THAT(loaded.message,
                testing::EndsWith("; it was renamed to " + path_ + ".damaged, and the defaults are used"));
    EXPECT_FALSE(std::filesystem::exists(path_)) << damage.reason;
    EXPECT_EQ(content(path_ + ".damaged"), damage.text);
    std::filesystem::remove(path_ + ".damaged");
  }
}

TEST_F(SettingsTest, AFileJustWithinTheLimitsIsRead) {
  const std::string deepest = std::string(31, '[') + std::string(31, ']');
  std::string text = R"({"theme": "light", "other": )" + deepest + "}";
  text.resize(1'000'000, ' ');
  write(text);
  EXPECT_EQ(load().settings.theme, ThemeKind::kLight);
}

TEST_F(SettingsTest, ATruncatedFileIsRenamedWhereverItWasCut) {
  const std::string whole = kWhole;
  for (std::size_t size = 0; size + 2 < whole.size(); ++size) {
    write(whole.substr(0, size));
    EXPECT_NE(load().message, "") << size;
    EXPECT_EQ(content(path_ + ".damaged"), whole.substr(0, size));
    std::filesystem::remove(path_ + ".damaged");
  }
}

TEST_F(SettingsTest, EarlierBackupsAreKept) {
  for (const char* text : {"first", "second", "third"}) {
    write(text);
    EXPECT_NE(load().message, "");
  }
  EXPECT_EQ(content(path_ + ".damaged"), "first");
  EXPECT_EQ(content(path_ + ".damaged.2"), "second");
  EXPECT_EQ(content(path_ + ".damaged.3"), "third");
}

TEST_F(SettingsTest, AnUnreadableFileIsAnErrorAndStays) {
  folder_.folder("settings.json");
  const auto loaded = load_settings(path_);
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().message(), path_ + ": is a folder; name a file in it");
  EXPECT_TRUE(std::filesystem::is_directory(path_));
}

TEST_F(SettingsTest, TheFolderIsPrivateToTheUser) {
  const std::string path = folder_.path("a/b/pointwise/settings.json");
  ASSERT_TRUE(save_settings(path, {}));
  EXPECT_EQ(mode(path), 0600U);
  for (const char* made : {"a", "a/b", "a/b/pointwise"}) EXPECT_EQ(mode(folder_.path(made)), 0700U) << made;
  ASSERT_EQ(chmod(path.c_str(), 0640), 0);
  ASSERT_TRUE(save_settings(path, {}));
  EXPECT_EQ(mode(path), 0640U);
}

TEST_F(SettingsTest, AWriteErrorIsOneSentence) {
  folder_.file("file");
  const auto beneath = save_settings(folder_.path("file/pointwise/settings.json"), {});
  ASSERT_FALSE(beneath);
  EXPECT_EQ(beneath.error().message(), folder_.path("file/pointwise") + ": cannot be created: Not a directory");
  // A folder in which not even root can create files.
  const auto kernel = save_settings("/proc/settings.json", {});
  ASSERT_FALSE(kernel);
  EXPECT_THAT(kernel.error().message(), testing::StartsWith("/proc/settings.json: cannot be written: "));
}

TEST_F(SettingsTest, AReadOnlyFolderIsOneSentence) {
  if (geteuid() == 0) GTEST_SKIP() << "root may write every folder";
  write("damaged");
  ASSERT_EQ(chmod(folder_.path().c_str(), 0500), 0);
  const auto saved = save_settings(folder_.path("new.json"), {});
  const auto loaded = load_settings(path_);
  ASSERT_EQ(chmod(folder_.path().c_str(), 0700), 0);
  ASSERT_FALSE(saved);
  EXPECT_THAT(saved.error().message(), HasSubstr("new.json: cannot be written: Permission denied"));
  ASSERT_FALSE(loaded);
  EXPECT_THAT(loaded.error().message(), HasSubstr("is not valid JSON at byte 1, and cannot be renamed to "));
}

TEST_F(SettingsTest, AFolderThatIsNotUnicodeIsNotStored) {
  ASSERT_TRUE(save_settings(path_, {ThemeKind::kLight, AxisOrder::kNhwc, false, "/data/\xFF", "{}"}));
  const LoadedSettings loaded = load();
  EXPECT_EQ(loaded.message, "");
  EXPECT_EQ(loaded.settings.theme, ThemeKind::kLight);
  EXPECT_EQ(loaded.settings.last_folder, "");
}

class GermanNumbers {
 public:
  explicit GermanNumbers(const TestFolder& folder) {
    const std::string make = "localedef -i de_DE -f UTF-8 " + folder.path("de_DE.UTF-8") + " >/dev/null 2>&1";
    if (std::system(make.c_str()) == 0) setenv("LOCPATH", folder.path().c_str(), 1);
    is_set_ = std::setlocale(LC_ALL, "de_DE.UTF-8") != nullptr && *std::localeconv()->decimal_point == ',';
  }
  ~GermanNumbers() {
    std::setlocale(LC_ALL, "C");
    unsetenv("LOCPATH");
  }
  GermanNumbers(const GermanNumbers&) = delete;
  GermanNumbers& operator=(const GermanNumbers&) = delete;
  bool is_set() const { return is_set_; }

 private:
  bool is_set_ = false;
};

TEST_F(SettingsTest, NumbersUseAPointInLocalesWithADecimalComma) {
  const GermanNumbers locale(folder_);
  if (!locale.is_set()) GTEST_SKIP() << "the system has no German locale";
  write(R"({"zoom": 0.25, "large": 12345678.5})");
  const LoadedSettings loaded = load();
  EXPECT_EQ(loaded.message, "");
  ASSERT_TRUE(save_settings(path_, loaded.settings));
  EXPECT_THAT(content(path_), HasSubstr("\"zoom\": 0.25"));
  EXPECT_THAT(content(path_), HasSubstr("\"large\": 12345678.5"));
}

}  // namespace
}  // namespace pw
