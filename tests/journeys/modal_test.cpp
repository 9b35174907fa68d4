// Dialogs that open while something else appears: a tooltip, the help.
#include "journey.h"
#include "random_actions_files.h"

namespace pw {
namespace {

class ModalJourney : public Journey {
 protected:
  const RandomActionsFiles files_;
  Driver driver_{opened({files_.path("batch.npy")})};
  // Something that explains itself.
  const ImVec2 weights_ = driver_.widget("weights").centre();
};

TEST_F(ModalJourney, AFileDialogOpensInTheFrameInWhichATooltipAppears) {
  for (const char* key : {"Ctrl+O", "Ctrl+S", "Ctrl+Shift+S"}) {
    driver_.move_away();
    driver_.move_at_once(weights_);
    driver_.key(key);
    EXPECT_TRUE(driver_.shows("browser.path")) << key;
    driver_.key("Escape");
    EXPECT_FALSE(driver_.shows("browser.path")) << key;
  }
}

TEST_F(ModalJourney, AChoiceOfArraysOpensInTheFrameInWhichATooltipAppears) {
  driver_.move_away();
  driver_.drop_at_once(files_.path("several.safetensors"));
  while (driver_.is_busy()) driver_.frame();
  driver_.move_at_once(weights_);
  driver_.frame(2);
  EXPECT_TRUE(driver_.shows("array.0"));
  driver_.key("Escape");
  EXPECT_FALSE(driver_.shows("array.0"));
}

TEST_F(ModalJourney, AChoiceOfArraysOpensInTheFrameInWhichTheHelpAppears) {
  const ImVec2 help = driver_.widget("help").centre();
  driver_.move(help);
  driver_.press();
  driver_.drop_at_once(files_.path("several.safetensors"));
  while (driver_.is_busy()) driver_.frame();
  driver_.release();
  EXPECT_TRUE(driver_.shows("array.0"));
  driver_.key("Escape");
  EXPECT_FALSE(driver_.shows("array.0"));
}

}  // namespace
}  // namespace pw
