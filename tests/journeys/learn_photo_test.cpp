// Training on photos and on stacks from files.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "app/training/training_run.h"
#include "learn_test_window.h"

namespace pw {
namespace {

class PhotoToLearn : public LearnJourney {
 protected:
  PhotoToLearn() { show(driver_); }
  Driver driver_{opened({save_photo("photo.png", 192, 128)})};
};

// The top is one class, the bottom the other. One painted position in five is held out.
TEST_F(PhotoToLearn, IsTestedOnPaintedPositionsThatAreHeldOut) {
  driver_.set("brush.class=0");
  paint(driver_, 0.05F, 0.1F, 0.95F, 0.1F);
  driver_.set("brush.class=1");
  paint(driver_, 0.05F, 0.9F, 0.95F, 0.9F);
  train_to(driver_, 20);
  EXPECT_LT(driver_.value("/train/held_out/positions").get<int>(), 20);
  EXPECT_FALSE(driver_.value("/train").contains("new_scenes"));
  driver_.key("Ctrl+Z");
  driver_.drag("paint.size", 60.0F, 0.0F);
  driver_.set("brush.class=0");
  paint(driver_, 0.05F, 0.2F, 0.95F, 0.2F);
  driver_.set("brush.class=1");
  paint(driver_, 0.05F, 0.8F, 0.95F, 0.8F);
  train_to(driver_, 200);
  EXPECT_GT(driver_.value("/train/held_out/positions").get<int>(), 30);
  EXPECT_GT(driver_.number("/train/held_out/accuracy"), 0.8F);
}

// The picture to paint on is as high as what stands beside it, and its room says what to do.
TEST_F(PhotoToLearn, WhatToPaintIsSaidBesideThePicture) {
  driver_.resize(1600, 900);
  driver_.texts().keep(true);
  driver_.frame(2);
  EXPECT_GT(driver_.widget("paint.picture").bottom(), driver_.widget("train.curve").bottom());
  const auto says = [&](const std::string& words) {
    return std::ranges::any_of(driver_.texts().all(),
                               [&](const WrittenText& text) { return text.text.find(words) != std::string::npos; });
  };
  EXPECT_TRUE(says("Choose"));
  paint(driver_, 0.05F, 0.1F, 0.95F, 0.1F);
  driver_.frame(2);
  EXPECT_FALSE(says("Choose"));
}

// In a high window the curve has the width of its panel, the scores stand below it.
TEST_F(PhotoToLearn, TheCurveIsNoPillarInAHighWindow) {
  driver_.resize(900, 1400);
  for (const char* look : {"dark", "projector"}) {
    driver_.set(std::string("theme=") + look);
    driver_.frame(3);
    const Area curve = driver_.widget("train.curve"), scores = driver_.widget("train.scores");
    EXPECT_GT(curve.w, 1.3F * curve.h) << look;
    EXPECT_GT(scores.y, curve.bottom()) << look;
  }
}

// A stack without a picture is painted on its selected map; constant, equal and non-finite maps do no harm.
TEST_F(LearnJourney, AStackWithFaultsTrains) {
  Tensor stack = made_up_stack({1, 5, 12, 16});
  std::ranges::fill(stack.plane(0, 1), 3.0F);
  std::ranges::copy(stack.plane(0, 0), stack.plane(0, 2).begin());
  std::ranges::fill(stack.plane(0, 3), std::numeric_limits<float>::quiet_NaN());
  Driver driver(opened({save_stack("faults.npy", stack), save_weights("w.npy", made_up_parameters(2, 5))}));
  show(driver);
  driver.set("brush.class=0");
  paint(driver, 0.05F, 0.1F, 0.95F, 0.1F);
  driver.set("brush.class=1");
  paint(driver, 0.05F, 0.9F, 0.95F, 0.9F);
  train_to(driver, 50);
  EXPECT_TRUE(std::isfinite(driver.number("/train/loss")));
  EXPECT_EQ(driver.training().progress()->maps_left_out, 2);
  EXPECT_THAT(driver.training().note(), testing::HasSubstr("2 maps are left out"));
  // The constant map and the one that is no number have no weights, so no gradient reaches them.
  EXPECT_EQ(driver.value("/train/reached"), 3);
}

}  // namespace
}  // namespace pw
