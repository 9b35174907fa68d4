// What is said where no window can be opened.
#include <GLFW/glfw3.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/platform/glfw_window.h"

namespace pw {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kHint = "LIBGL_ALWAYS_SOFTWARE=1";

TEST(NoWindow, TheSoftwareRendererIsNamedWhereADriverIsTooOld) {
  const std::string text = no_window_text(GLFW_VERSION_UNAVAILABLE, "GLX: Failed to create context", false);
  EXPECT_THAT(text, HasSubstr("GLX: Failed to create context"));
  EXPECT_THAT(text, HasSubstr(kHint));
  EXPECT_THAT(no_window_text(GLFW_FORMAT_UNAVAILABLE, nullptr, false), HasSubstr(kHint));
}

TEST(NoWindow, ItIsNotNamedWhereItIsInUseAlready) {
  EXPECT_THAT(no_window_text(GLFW_VERSION_UNAVAILABLE, "GLX: Failed to create context", true), Not(HasSubstr(kHint)));
}

TEST(NoWindow, WithoutGlxWhatIsMissingIsNamed) {
  const std::string without_server = no_window_text(GLFW_API_UNAVAILABLE, "GLX: GLX extension not found", false);
  EXPECT_THAT(without_server, HasSubstr("this display offers no OpenGL"));
  EXPECT_THAT(without_server, Not(HasSubstr(kHint)));
  const std::string without_library = no_window_text(GLFW_API_UNAVAILABLE, "GLX: Failed to load GLX", false);
  EXPECT_THAT(without_library, HasSubstr("libGL is missing"));
  EXPECT_THAT(without_library, Not(HasSubstr(kHint)));
  const std::string without_driver = no_window_text(GLFW_API_UNAVAILABLE, "GLX: No GLXFBConfigs returned", false);
  EXPECT_THAT(without_driver, HasSubstr("no OpenGL driver"));
  EXPECT_THAT(without_driver, Not(HasSubstr(kHint)));
}

}  // namespace
}  // namespace pw
