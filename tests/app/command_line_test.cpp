#include "app/cli/command_line.h"

#include <gtest/gtest.h>

#include <optional>

namespace pw {
namespace {

// What the command line handed on, and the exit status.
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

TEST(CommandLine, HandsTheWindowItsFilesAndOptions) {
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

TEST(CommandLine, HandsTheScreenshotItsOptionsAndReturnsItsStatus) {
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
