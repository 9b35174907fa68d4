// Other kinds of stacks: small, batched, with non-finite values, with many outputs.
#include <cmath>
#include <limits>

#include "journey.h"

namespace pw {
namespace {

class DataJourney : public Journey {};

TEST_F(DataJourney, TheWholeNumbersCanBeCheckedByHand) {
  Driver driver(opened({}));
  driver.key("2");
  EXPECT_EQ(driver.value("/document/input"), Json({1, 4, 3, 4}));
  Tensor stack(kSmall);
  const float maps[4][12] = {{1, 2, 3, 4, 0, 1, 2, 3, 0, 0, 1, 2},
                             {0, 0, 1, 0, 0, 1, 1, 1, 0, 0, 1, 0},
                             {5, 5, 0, 0, 5, 5, 0, 0, 5, 5, 0, 0},
                             {2, 0, 2, 0, 0, 2, 0, 2, 2, 0, 2, 0}};
  for (std::int64_t c = 0; c < 4; ++c) std::copy_n(maps[c], 12, stack.plane(0, c).begin());
  Parameters parameters{{{1, 2, 0, -1}, {-1, 0, 1, 1}}, {0, 1}};
  EXPECT_TRUE(outputs_are(driver.state(), stack, parameters));

  // Row 0, column 2: 1·3 + 2·1 + 0·0 − 1·2 = 3, and −1·3 + 0·1 + 1·0 + 1·2 + 1 = 0.
  driver.click(driver.widget("output.0").at(0.6F, 0.1F));
  EXPECT_EQ(driver.value("/probe/x"), 2);
  EXPECT_EQ(driver.value("/probe/y"), 0);
  EXPECT_EQ(driver.number("/probe/value/0"), 3.0F);
  EXPECT_EQ(driver.number("/probe/value/1"), 0.0F);
  driver.double_click("weight.0.2");
  driver.key("Ctrl+A");
  driver.type("3");
  driver.key("Enter");
  parameters.w(0, 2) = 3;
  EXPECT_TRUE(outputs_are(driver.state(), stack, parameters));
}

TEST_F(DataJourney, EveryImageOfABatchIsShown) {
  const Tensor batch = made_up_stack({3, 8, 12, 16}, 4);
  Driver driver(opened({save_stack("batch.npy", batch)}));
  EXPECT_EQ(driver.value("/document/input"), Json({3, 8, 12, 16}));
  std::vector<Json> means;
  std::vector<Picture> pictures;
  for (int image = 0; image < 3; ++image) {
    EXPECT_EQ(driver.value("/n"), image);
    driver.move_away();
    means.push_back(driver.value("/output/mean"));
    pictures.push_back(driver.picture_of("output.0"));
    driver.click("shape.x.0");
  }
  EXPECT_EQ(driver.value("/n"), 0);
  EXPECT_TRUE(means[0] != means[1] && means[1] != means[2] && means[0] != means[2]);
  EXPECT_GT(difference(pictures[0], pictures[1]), 0.1);
  EXPECT_GT(difference(pictures[1], pictures[2]), 0.1);
}

TEST_F(DataJourney, NonFiniteValuesAreExcluded) {
  Tensor stack = made_up_stack({1, 16, 12, 20}, 5);
  stack.plane(0, 3)[5 * 20 + 7] = std::numeric_limits<float>::quiet_NaN();
  stack.plane(0, 4)[6 * 20 + 8] = std::numeric_limits<float>::infinity();
  Parameters parameters = made_up_parameters(2, 16);
  Driver driver(opened({save_stack("holes.npy", stack), save_weights("weights.npy", parameters)}));
  EXPECT_TRUE(outputs_are(driver.state(), stack, parameters));
  driver.click(driver.widget("output.0").at(7.5F / 20.0F, 5.5F / 12.0F));
  EXPECT_TRUE(driver.value("/probe/value/0").is_null());
  EXPECT_EQ(held_by(driver), parameters);
  driver.drag("weight.0.3", 0, -8);
  parameters.w(0, 3) = driver.number("/selected/weight/0");
  EXPECT_TRUE(outputs_are(driver.state(), stack, parameters));
  driver.point("map.3");
  driver.key("Ctrl+C");
  EXPECT_NE(driver.copied().find("1 NaN"), std::string::npos) << driver.copied();
}

TEST_F(DataJourney, SixtyFourOutputsAreShownByPages) {
  const Tensor stack = made_up_stack({1, 32, 10, 12}, 6);
  Parameters parameters = made_up_parameters(64, 32);
  Driver driver(opened({save_stack("stack.npy", stack), save_weights("many.npy", parameters)}));
  EXPECT_EQ(driver.value("/document/cout"), 64);
  EXPECT_TRUE(outputs_are(driver.state(), stack, parameters));
  // The page of the selected output, whichever way it was selected.
  driver.set("output=34");
  for (const char* shown : {"output.33", "output.34", "output.35"}) EXPECT_TRUE(driver.shows(shown)) << shown;
  driver.click("outputs.on");
  EXPECT_TRUE(driver.shows("output.36"));
  EXPECT_FALSE(driver.shows("output.35"));
  driver.click("outputs.back");
  EXPECT_TRUE(driver.shows("output.35"));
  driver.key("Tab");
  EXPECT_TRUE(driver.shows("output." + driver.value("/selected/output").dump()));
  driver.right_click("weights");
  const auto map = driver.value("/selected/map").get<std::size_t>();
  const auto output = driver.value("/selected/output").get<std::size_t>();
  EXPECT_EQ(driver.value("/selected/weight").at(output), 0.0F);
  parameters.w(output, map) = 0.0F;
  EXPECT_TRUE(outputs_are(driver.state(), stack, parameters));
}

TEST_F(DataJourney, ThreeClassesHaveAnRgbOverlay) {
  const Tensor stack = made_up_stack({1, 6, 10, 12}, 6);
  Driver driver(opened({save_stack("stack.npy", stack), save_weights("three.npy", made_up_parameters(3, 6))}));
  std::vector<Picture> looks;
  for (int mode = 0; mode < 4; ++mode) {
    driver.move_away();
    looks.push_back(driver.picture_of("overlay_picture"));
    driver.key("O");
  }
  driver.move_away();
  EXPECT_EQ(driver.picture_of("overlay_picture"), looks[0]);
  for (std::size_t i = 1; i < looks.size(); ++i) EXPECT_GT(difference(looks[i - 1], looks[i]), 0.01) << i;
}

TEST_F(DataJourney, AStackOfOneMapAndOnePosition) {
  Tensor one({1, 1, 1, 1});
  one.plane(0, 0)[0] = 2.0F;
  Driver driver(opened({save_stack("one.npy", one), save_weights("w.npy", {{{0.5F}}, {0}})}));
  EXPECT_EQ(driver.number("/output/mean/0"), 1.0F);
  driver.key("0");
  EXPECT_EQ(driver.number("/output/mean/0"), 0.0F);
}

TEST_F(DataJourney, AWideStackScrollsItsWeights) {
  const Tensor stack = made_up_stack({1, 900, 2, 3}, 6);
  const Parameters parameters = made_up_parameters(2, 900);
  Driver driver(opened({save_stack("wide.npy", stack), save_weights("w.npy", parameters)}));
  EXPECT_TRUE(outputs_are(driver.state(), stack, parameters));
  driver.drag("weights_scroll", 2000, 0);
  EXPECT_TRUE(driver.shows("weight.0.899"));
  driver.drag("weights_scroll", -2000, 0);
  EXPECT_TRUE(driver.shows("weight.0.0"));
}

}  // namespace
}  // namespace pw
