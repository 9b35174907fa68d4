// Ready-made weights that each show something, the number of outputs, and the first maps alone.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

#include "journey.h"

namespace pw {
namespace {

class PresetsJourney : public StackJourney {
 protected:
  const PointwiseLayer& layer() { return driver_.session().document().parameters(); }
  std::size_t argmax_at(std::size_t position) {
    const Tensor& y = driver_.session().outputs().values();
    std::size_t best = 0;
    for (std::int64_t o = 1; o < y.shape().c; ++o) {
      if (y.plane(0, o)[position] > y.plane(0, static_cast<std::int64_t>(best))[position])
        best = static_cast<std::size_t>(o);
    }
    return best;
  }
  std::vector<std::size_t> argmax() {
    std::vector<std::size_t> all;
    for (std::size_t p = 0; p < 1440; ++p) all.push_back(argmax_at(p));
    return all;
  }
};

TEST_F(PresetsJourney, IdentityPassesTheFirstMapsOn) {
  choose_preset(driver_, "identity");
  EXPECT_EQ(driver_.value("/document/cout"), 2) << "of 64 maps, the outputs stay";
  const Tensor& y = driver_.session().outputs().sums();
  for (std::int64_t k = 0; k < 2; ++k) EXPECT_TRUE(std::ranges::equal(y.plane(0, k), stack_.plane(0, k)));
  choose_preset(driver_, "permutation");
  const Tensor& reversed = driver_.session().outputs().sums();
  EXPECT_TRUE(std::ranges::equal(reversed.plane(0, 1), stack_.plane(0, 62)));
  driver_.key("Ctrl+Z");
  driver_.key("Ctrl+Z");
  EXPECT_EQ(held_by(driver_), parameters_);
}

TEST_F(PresetsJourney, FewMapsAllHaveAnOutput) {
  driver_.drop({save_stack("few.npy", made_up_stack({1, 5, 6, 8}))});
  for (const char* id : {"identity", "permutation", "diagonal"}) {
    choose_preset(driver_, id);
    EXPECT_EQ(driver_.value("/document/cout"), 5) << id;
    std::size_t weights = 0;
    for (const float w : layer().weight) weights += w != 0.0F ? 1 : 0;
    EXPECT_EQ(weights, 5U) << id;
  }
}

TEST_F(PresetsJourney, ADifferenceHasAPlusAndAMinus) {
  choose_preset(driver_, "difference");
  EXPECT_EQ(layer().w(0, 0), 1.0F);
  EXPECT_EQ(layer().w(0, 1), -1.0F);
  EXPECT_EQ(layer().w(1, 2), 1.0F);
}

TEST_F(PresetsJourney, PcaGivesUncorrelatedOutputs) {
  choose_preset(driver_, "pca");
  const Tensor& y = driver_.session().outputs().sums();
  double product = 0.0, a = 0.0, b = 0.0;
  for (std::size_t p = 0; p < 1440; ++p) {
    product += static_cast<double>(y.plane(0, 0)[p]) * static_cast<double>(y.plane(0, 1)[p]);
    a += std::pow(static_cast<double>(y.plane(0, 0)[p]), 2);
    b += std::pow(static_cast<double>(y.plane(0, 1)[p]), 2);
  }
  EXPECT_LT(std::fabs(product) / std::sqrt(a * b), 1e-3);
  EXPECT_GT(a, b);
  EXPECT_EQ(driver_.value("/output/rank"), 2);
}

TEST_F(PresetsJourney, MoreComponentsThanMapsAreRefusedInASentence) {
  driver_.drop({save_stack("few.npy", made_up_stack({1, 2, 6, 8}))});
  driver_.click("outputs.more");
  driver_.click("preset");
  const auto presets = widgets_named(driver_.state(), "preset.");
  bool is_said = false;
  for (const std::string& row : presets) {
    driver_.point(row);
    driver_.key_at_once("Ctrl+C");
    driver_.frame(2);
    is_said = is_said || driver_.copied().find("no more components than maps") != std::string::npos ||
              driver_.state().dump().find("no more components than maps") != std::string::npos;
  }
  EXPECT_TRUE(is_said);
  driver_.key("Escape");
}

TEST_F(PresetsJourney, OneVectorOnAllRowsLeavesTheSoftmaxWhereItIs) {
  for (int i = 0; i < 3; ++i) driver_.key("A");  // softmax
  ASSERT_EQ(driver_.value("/document/activation"), "softmax");
  const std::vector<std::size_t> before = argmax();
  const auto road = driver_.session().outputs().values().plane(0, 1);
  const std::vector<float> p(road.begin(), road.end());
  choose_preset(driver_, "shift");
  EXPECT_NE(held_by(driver_), parameters_);
  EXPECT_EQ(argmax(), before);
  const Tensor& after = driver_.session().outputs().values();
  float largest = 0.0F;
  for (std::size_t i = 0; i < 1440; ++i) largest = std::max(largest, std::fabs(after.plane(0, 1)[i] - p[i]));
  EXPECT_LT(largest, 1e-4F);
  driver_.key("Ctrl+Z");
  EXPECT_EQ(held_by(driver_), parameters_);
}

TEST_F(PresetsJourney, OutputsComeAndGoOneByOne) {
  EXPECT_EQ(driver_.value("/output/rank"), 2);
  driver_.click("outputs.more");
  EXPECT_EQ(driver_.value("/document/cout"), 3);
  EXPECT_EQ(driver_.value("/selected/output"), 2);
  EXPECT_EQ(driver_.value("/output/rank"), 2) << "all its weights are 0";
  EXPECT_EQ(held_by(driver_).weights[2], std::vector<float>(64));
  driver_.set("output=1");
  driver_.hold("Shift+");
  driver_.click("outputs.more");
  driver_.hold("");
  EXPECT_EQ(held_by(driver_).weights[3], parameters_.weights[1]) << "with Shift a copy of the selected one";
  EXPECT_EQ(driver_.value("/output/rank"), 2) << "a copy adds nothing";
  driver_.click("outputs.less");
  driver_.click("outputs.less");
  EXPECT_EQ(held_by(driver_), parameters_);
  driver_.click("outputs.less");
  driver_.click("outputs.less");
  EXPECT_EQ(driver_.value("/document/cout"), 1) << "one always remains";
  for (int i = 0; i < 3; ++i) driver_.key("Ctrl+Z");
  EXPECT_EQ(driver_.value("/document/cout"), 4);
}

TEST_F(PresetsJourney, ThereAreSixteenOutputsAtMost) {
  for (int i = 0; i < 20; ++i) driver_.click("outputs.more");
  EXPECT_EQ(driver_.value("/document/cout"), 16);
  choose_preset(driver_, "random");
  EXPECT_EQ(driver_.value("/document/cout"), 16);
  EXPECT_EQ(driver_.value("/output/rank"), 16);
  driver_.point("rank");
  driver_.key("Ctrl+C");
  EXPECT_THAT(driver_.copied(), testing::HasSubstr("The rank of y: 16 of 16 outputs"));
  EXPECT_THAT(driver_.copied(), testing::HasSubstr("1e-05"));
}

TEST_F(PresetsJourney, OnlyTheFirstMapsCount) {
  driver_.click("input");
  driver_.click("input.3");
  driver_.wait_for_widget("value_editor");
  driver_.type("3");
  driver_.key("Enter");
  EXPECT_EQ(driver_.value("/document/solo"), (Json{0, 1, 2}));
  Parameters first = parameters_;
  for (auto& row : first.weights) std::fill(row.begin() + 3, row.end(), 0.0F);
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, first));
  driver_.key("Ctrl+Z");
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
}

TEST_F(PresetsJourney, NeitherNoneNorTooManyFirstMaps) {
  for (const char* count : {"0", "65", "2.5", "maps"}) {
    driver_.click("input");
    driver_.click("input.3");
    driver_.wait_for_widget("value_editor");
    driver_.key("Ctrl+A");
    driver_.type(count);
    driver_.key("Enter");
    EXPECT_TRUE(driver_.shows("value_editor")) << count;
    driver_.key("Escape");
    EXPECT_EQ(driver_.value("/document/solo"), Json::array()) << count;
  }
}

}  // namespace
}  // namespace pw
