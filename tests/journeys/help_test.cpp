// The list of keys can be read in any window.
#include <gmock/gmock.h>

#include "journey.h"
#include "tests/few.h"

namespace pw {
namespace {

class HelpJourney : public Journey {
 protected:
  float pitch() { return driver_.widget("help.row.1").y - driver_.widget("help.row.0").y; }

  Driver driver_;
};

TEST_F(HelpJourney, LinesAreApartAndScroll) {
  driver_.resize(1600, 1200);
  driver_.key("F1");
  const std::size_t rows = widgets_named(driver_.state(), "help.row.").size();
  EXPECT_GT(rows, 20U);
  const std::string last = "help.row." + std::to_string(rows - 1);
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1280, 720}, {1024, 640}})) {
    driver_.resize(width, height);
    driver_.frame(2);
    EXPECT_GE(pitch(), 18.0F * driver_.widget("help.close").h / 26.0F) << width;
    if (driver_.shows(last)) continue;
    driver_.point("help.keys");
    driver_.wheel(-100.0F);
    driver_.frame(2);
    EXPECT_TRUE(driver_.shows(last)) << width;
    EXPECT_FALSE(driver_.shows("help.row.0")) << width;
    driver_.wheel(100.0F);
    driver_.frame(2);
    EXPECT_TRUE(driver_.shows("help.row.0")) << width;
  }
}

// Where the window is wide enough all keys are read at once, in two columns.
TEST_F(HelpJourney, NoKeyIsScrolledToInAWideWindow) {
  driver_.resize(1600, 1200);
  driver_.key("F1");
  const std::size_t rows = widgets_named(driver_.state(), "help.row.").size();
  for (const auto& [width, height] : {std::pair{1600, 900}, {1920, 1080}}) {
    driver_.resize(width, height);
    driver_.frame(2);
    EXPECT_EQ(widgets_named(driver_.state(), "help.row.").size(), rows) << width;
    const Area window = driver_.widget("help.window");
    EXPECT_LE(driver_.widget("help.keys").bottom(), window.bottom()) << width;
    EXPECT_LE(driver_.widget("help.keys").right(), driver_.widget("help.mouse").x) << width;
  }
}

}  // namespace
}  // namespace pw
