// What a window remembers for the next one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/session/settings_file.h"
#include "driver.h"
#include "journey.h"

namespace pw {
namespace {

using testing::HasSubstr;

class SettingsJourney : public Journey {
 protected:
  static WindowParts keeping(SettingsFile& file) {
    WindowParts parts;
    parts.settings = &file;
    return parts;
  }
  Settings kept() const { return load_settings(path_).value().settings; }

  const std::string path_ = folder_.path("settings.json");
};

TEST_F(SettingsJourney, TheNextWindowStartsAsThisOneWasLeft) {
  {
    SettingsFile file(path_);
    Driver driver({}, keeping(file));
    driver.key("T");
    driver.key("N");
    ASSERT_TRUE(file.finish());
  }
  SettingsFile file(path_);
  Driver driver({}, keeping(file));
  EXPECT_EQ(driver.value("/theme"), "light");
  EXPECT_EQ(driver.value("/layout"), "nchw");
}

TEST_F(SettingsJourney, TheProjectorThemeShowsTwelveMaps) {
  Settings settings;
  settings.theme = ThemeKind::kProjector;
  ASSERT_TRUE(save_settings(path_, settings));
  SettingsFile file(path_);
  const Picture kept = Driver({}, keeping(file)).picture();
  WindowOptions options;
  options.theme = ThemeKind::kProjector;
  EXPECT_EQ(kept, Driver(options).picture());
}

TEST_F(SettingsJourney, AThemeOnTheCommandLineAppliesOnlyToThisRun) {
  Settings settings;
  settings.theme = ThemeKind::kLight;
  ASSERT_TRUE(save_settings(path_, settings));
  WindowOptions options;
  options.theme = ThemeKind::kDark;
  options.theme_given = true;
  SettingsFile file(path_);
  Driver driver(options, keeping(file));
  EXPECT_EQ(driver.value("/theme"), "dark");
  driver.key("N");
  ASSERT_TRUE(file.finish());
  EXPECT_EQ(kept().theme, ThemeKind::kLight);
  EXPECT_EQ(kept().axis_order, AxisOrder::kNchw);
}

TEST_F(SettingsJourney, TheBrowserStartsInTheLastFolder) {
  const std::string data = folder_.path("data");
  std::filesystem::create_directory(data);
  Settings settings;
  settings.last_folder = data;
  ASSERT_TRUE(save_settings(path_, settings));
  SettingsFile file(path_);
  Driver driver({}, keeping(file));
  driver.key("Ctrl+Shift+S");
  driver.wait_for_widget("browser.path");
  driver.key("Enter");
  driver.wait_for("the saved outputs", [](const Json& state) { return state["message"] != ""; });
  EXPECT_TRUE(std::filesystem::exists(data + "/outputs.npy"));
  ASSERT_TRUE(file.finish());
  EXPECT_EQ(kept().last_folder, data);
}

TEST_F(SettingsJourney, SavingDoesNotMakeTheWindowBusy) {
  SettingsFile file(path_);
  Driver driver({}, keeping(file));
  int busy_frames = 0;
  driver.after_each_frame([&] { busy_frames += driver.state()["busy"] != "" || driver.is_busy() ? 1 : 0; });
  for (int press = 0; press < 6; ++press) driver.key("N");
  EXPECT_EQ(busy_frames, 0);
  driver.after_each_frame(nullptr);
  ASSERT_TRUE(file.finish());
}

TEST_F(SettingsJourney, ADamagedFileIsReportedOnceEvenIfAFileWasOpened) {
  folder_.file("settings.json", "{");
  SettingsFile file(path_);
  Driver driver(opened({save_stack("stack.npy", made_up_stack(kSmall))}), keeping(file));
  driver.frame();
  EXPECT_THAT(driver.value("/error").get<std::string>(), HasSubstr("settings.json"));
  driver.click("error.close");
  driver.frame(2);
  EXPECT_EQ(driver.value("/error"), "");
  driver.key("T");
  ASSERT_TRUE(file.finish());
  EXPECT_EQ(kept().theme, ThemeKind::kLight);
}

}  // namespace
}  // namespace pw
