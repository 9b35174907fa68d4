// Questions that people ask about a 1x1 convolution, answered by what they can do in the window, without a manual.
#include <gmock/gmock.h>

#include "journey.h"

namespace pw {
namespace {

using testing::HasSubstr;

class AnswerJourney : public Journey {
 protected:
  // The explanation of what is under the pointer.
  std::string said_about(const std::string& widget) {
    driver_.point(widget);
    driver_.key("Ctrl+C");
    return driver_.copied();
  }
  Driver driver_{opened({})};
};

// "20 inputs, 72 outputs, 256 filters?"
TEST_F(AnswerJourney, TheFourNumbersOfTheShapeAreTheSizesOfOneStack) {
  ASSERT_EQ(driver_.value("/document/input"), Json({1, 256, 20, 72}));
  ASSERT_EQ(driver_.value("/layout"), "nhwc");
  const char* axes[] = {"n", "h", "w", "cin"};
  const char* words[] = {"one image", "20 rows", "72 columns", "256 maps"};
  for (int i = 0; i < 4; ++i) {
    EXPECT_THAT(said_about("shape.x." + std::to_string(i)), HasSubstr(words[i]));
    EXPECT_EQ(driver_.value("/hover/axis"), axes[i]);
  }
  EXPECT_THAT(said_about("shape.x.3"), HasSubstr("not a filter"));
  // The rows are marked along the pictures of both outputs.
  driver_.move_away();
  const Picture before = driver_.picture_of("output.0");
  driver_.point("shape.x.1");
  EXPECT_NE(driver_.picture_of("output.0"), before);
  // The other order of axes permutes the numbers; what they describe stays.
  driver_.move_away();
  const Picture maps = driver_.picture_of("maps");
  driver_.click("layout.nchw");
  EXPECT_THAT(said_about("shape.x.1"), HasSubstr("256 maps"));
  EXPECT_THAT(said_about("shape.x.3"), HasSubstr("72 columns"));
  driver_.move_away();
  EXPECT_EQ(driver_.picture_of("maps"), maps);
}

// "Does it only scale each map?"
TEST_F(AnswerJourney, OneWeightScalesAMapTwoWeightsMixTwo) {
  choose_preset(driver_, "zero");
  EXPECT_EQ(driver_.value("/output/max/0"), 0.0F);
  EXPECT_THAT(driver_.value("/message").get<std::string>(), HasSubstr("raise one weight after another"));
  driver_.set("map=37");
  driver_.drag("weight_slider.0", 40, 0);
  const double w = driver_.value("/selected/weight").at(0).get<double>();
  ASSERT_GT(w, 0.0);
  const auto statistics = [&](std::int64_t map) { return driver_.session().document().input->of(0, map); };
  // One weight: the output is that map, scaled.
  EXPECT_NEAR(driver_.number("/output/max/0"), w * statistics(37).max, 1e-5);
  EXPECT_NEAR(driver_.number("/output/mean/0"), w * statistics(37).mean, 1e-5);
  // A second one: the two maps add up, position by position.
  driver_.set("map=168");
  driver_.drag("weight_slider.0", 40, 0);
  const double second = driver_.value("/selected/weight").at(0).get<double>();
  ASSERT_GT(second, 0.0);
  EXPECT_NEAR(driver_.number("/output/mean/0"), w * statistics(37).mean + second * statistics(168).mean, 1e-5);
  EXPECT_EQ(driver_.number("/output/max/1"), 0.0F) << "the other filter has weights of its own";
}

// "Who made the 256 maps?"
TEST_F(AnswerJourney, AMapSaysWhoMadeIt) {
  EXPECT_THAT(said_about("map.40"), HasSubstr("network that was trained on generated road scenes"));
  driver_.key("3");
  driver_.wait_idle();
  EXPECT_THAT(said_about("map.1"), HasSubstr("colour channel"));
}

// "Is −0.86 a probability?"
TEST_F(AnswerJourney, AnOutputSaysWhetherItIsAProbability) {
  EXPECT_THAT(said_about("output.1"), HasSubstr("not a probability"));
  driver_.click("activation");
  driver_.click("activation.3");
  EXPECT_THAT(said_about("output.1"), HasSubstr("a probability; at each position those of all outputs add up to 1"));
  EXPECT_THAT(said_about("output.1"), testing::Not(HasSubstr("not a probability")));
  driver_.click("activation");
  driver_.click("activation.2");
  EXPECT_THAT(said_about("output.1"), HasSubstr("the probability of road"));
}

// "How does 20 × 72 become 160 × 576?"
TEST_F(AnswerJourney, TheOverlaySaysHowItGetsTheSizeOfTheImage) {
  EXPECT_THAT(said_about("overlay_picture"), HasSubstr("upsampled bilinearly to the 160 × 576 pixels"));
}

// "I doubled all weights, and nothing changed?"
TEST_F(AnswerJourney, DoubledWeightsDoubleTheNumbersOfTheScaleOnly) {
  const Parameters once = made_up_parameters(2, 256);
  Parameters twice = once;
  for (auto& row : twice.weights) {
    for (float& w : row) w *= 2.0F;
  }
  driver_.drop({save_weights("once.npy", once)});
  driver_.move_away();
  const Picture before = driver_.picture_of("output.0");
  const float end = driver_.value("/output/range/0").at(1).get<float>();
  driver_.drop({save_weights("twice.npy", twice)});
  driver_.move_away();
  EXPECT_EQ(driver_.picture_of("output.0"), before);
  EXPECT_FLOAT_EQ(driver_.value("/output/range/0").at(1).get<float>(), 2.0F * end);
  EXPECT_THAT(said_about("legend.0"), HasSubstr("only these numbers are larger"));
}

// Whatever number is pointed at can be copied.
TEST_F(AnswerJourney, TheSumAndTheScoreAreCopiedWithTheirNumbers) {
  const Area probe = driver_.widget("probe");
  driver_.move(probe.at(0.93F, 0.6F));
  driver_.key("Ctrl+C");
  EXPECT_THAT(driver_.copied(), HasSubstr("Σ w·x + b = +"));
  const Area picture = driver_.widget("overlay_picture");
  const Area threshold = driver_.widget("threshold");
  driver_.move({picture.x + 8, threshold.centre().y});
  driver_.key("Ctrl+C");
  EXPECT_THAT(driver_.copied(), HasSubstr("IoU (pixels) 0.97"));
}

}  // namespace
}  // namespace pw
