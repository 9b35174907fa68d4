#include "app/cli/command_line.h"

#include <gtest/gtest.h>

#include <optional>

#include "app/session/settings.h"
#include "app/views/views.h"

namespace pw {
namespace {

// What the command line passed on, and the exit status.
struct Outcome {
  std::optional<WindowOptions> window;
  std::optional<ScreenshotOptions> screenshot;
  int status = 0;
};

Outcome run(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "pointwise");
  std::vector<char*> argv;
  argv.reserve(arguments.size());
  for (std::string& argument : arguments) argv.push_back(argument.data());
  Outcome outcome;
  CommandHandlers handlers;
  handlers.open_window = [&](const WindowOptions& options) {
    outcome.window = options;
    return 0;
  };
  handlers.take_screenshot = [&](const ScreenshotOptions& options) {
    outcome.screenshot = options;
    return 7;
  };
  outcome.status = run_command_line(static_cast<int>(argv.size()), argv.data(), handlers);
  return outcome;
}

TEST(CommandLine, OpensTheWindowWithoutArguments) {
  const Outcome outcome = run({});
  ASSERT_TRUE(outcome.window);
  EXPECT_EQ(outcome.status, 0);
  EXPECT_TRUE(outcome.window->files.empty());
  EXPECT_TRUE(outcome.window->state_path.empty());
  EXPECT_EQ(outcome.window->size.width, 1600);
  EXPECT_EQ(outcome.window->size.height, 900);
  EXPECT_EQ(outcome.window->scale, 0.0F);
  EXPECT_EQ(outcome.window->theme, ThemeKind::kDark);
}

TEST(CommandLine, PassesFilesAndOptionsToTheWindow) {
  const Outcome outcome = run({"a.png", "--state", "s.json", "--size", "1280x720", "b.npy", "--scale", "1.5", "--theme",
                               "projector", "--extractor", "pixels"});
  ASSERT_TRUE(outcome.window);
  EXPECT_EQ(outcome.window->files, (std::vector<std::string>{"a.png", "b.npy"}));
  EXPECT_EQ(outcome.window->state_path, "s.json");
  EXPECT_EQ(outcome.window->size.width, 1280);
  EXPECT_EQ(outcome.window->size.height, 720);
  EXPECT_EQ(outcome.window->scale, 1.5F);
  EXPECT_EQ(outcome.window->theme, ThemeKind::kProjector);
  EXPECT_EQ(outcome.window->extractor, ExtractorKind::kPixels);
}

TEST(CommandLine, KnowsWhetherAThemeWasGiven) {
  EXPECT_FALSE(run({}).window->theme_given);
  EXPECT_TRUE(run({"--theme", "dark"}).window->theme_given);
}

TEST(CommandLine, TheWindowStoresSettingsAndAScreenshotDoesNot) {
  EXPECT_EQ(run({}).window->settings_path, settings_path());
  EXPECT_EQ(run({"screenshot", "--output", "s.png"}).screenshot->window.settings_path, "");
}

TEST(CommandLine, AcceptsEveryViewAndTab) {
  for (const std::string& name : view_names()) EXPECT_EQ(run({"--view", name}).window->view, name);
  EXPECT_EQ(run({"--view", "kitchen"}).status, 2);
}

TEST(CommandLine, PassesSetValuesToTheScreenshotInOrder) {
  const Outcome outcome =
      run({"screenshot", "--set", "map=3", "x.npy", "--set", "muted=", "--output", "s.png", "--set", "map=5"});
  ASSERT_TRUE(outcome.screenshot);
  EXPECT_EQ(outcome.screenshot->set_values, (std::vector<std::string>{"map=3", "muted=", "map=5"}));
  EXPECT_EQ(outcome.screenshot->window.files, std::vector<std::string>{"x.npy"});
}

TEST(CommandLine, PassesOptionsToTheScreenshotAndReturnsItsStatus) {
  const Outcome outcome =
      run({"screenshot", "x.npy", "--output", "s.png", "--size", "320x7680", "--theme", "light", "--frames", "9"});
  ASSERT_TRUE(outcome.screenshot);
  EXPECT_FALSE(outcome.window);
  EXPECT_EQ(outcome.status, 7);
  EXPECT_EQ(outcome.screenshot->output, "s.png");
  EXPECT_EQ(outcome.screenshot->frames, 9);
  EXPECT_EQ(outcome.screenshot->window.files, (std::vector<std::string>{"x.npy"}));
  EXPECT_EQ(outcome.screenshot->window.size.width, 320);
  EXPECT_EQ(outcome.screenshot->window.size.height, 7680);
  EXPECT_EQ(outcome.screenshot->window.theme, ThemeKind::kLight);
}

TEST(CommandLine, StartsNothingOnBadUsage) {
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"--size", "319x900"}, {"--size", "1600x7681"}, {"--scale", "4.01"}, {"screenshot"}, {"--nothing"}}) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.status, 2);
    EXPECT_FALSE(outcome.window || outcome.screenshot);
  }
}

}  // namespace
}  // namespace pw
