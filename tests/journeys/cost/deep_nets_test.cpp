// Deep nets: what doubling the maps costs, and how much deeper bottlenecks let a net be.
#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <utility>

#include "tests/few.h"
#include "tests/journeys/journey.h"

namespace pw {
namespace {

class DeepNetsJourney : public Journey {
 protected:
  DeepNetsJourney() {
    driver_.set("view=cost.depth");
    driver_.frame(2);
  }
  Json deep() { return driver_.state()["cost"]["deep"]; }
  int document_steps() { return driver_.value("/document/undo").get<int>(); }

  void type_into(const std::string& slider, const std::string& text) {
    driver_.double_click(slider);
    driver_.type(text);
    driver_.key("Enter");
    driver_.frame(2);
  }

  Driver driver_{opened({})};
};

TEST_F(DeepNetsJourney, CountsAsTheFactsSay) {
  EXPECT_EQ(driver_.state()["tab"], "depth");
  EXPECT_NEAR(deep()["params"][0].get<double>(), 18.84e6, 0.02e6);
  EXPECT_NEAR(deep()["params"][1].get<double>(), 2.80e6, 0.01e6);
  EXPECT_NEAR(deep()["macs"][0].get<double>() / deep()["macs"][1].get<double>(), 6.69, 0.01);
  EXPECT_EQ(deep()["bottlenecks"], 12);
  EXPECT_EQ(deep()["layers_of_net"], Json({10, 178}));
  driver_.texts().keep(true);
  driver_.frame(2);
  EXPECT_TRUE(std::ranges::any_of(driver_.texts().all(), [](const WrittenText& text) {
    return text.text.starts_with("36 layers a stage instead of 2");
  })) << "layers are compared with layers";
}

// Of five stages of 36 layers.
TEST_F(DeepNetsJourney, SaysWhatMakesThe178Layers) {
  driver_.texts().keep(true);
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1024, 768}, {900, 1400}})) {
    for (const char* theme : {"dark", "projector"}) {
      driver_.resize(width, height);
      driver_.set(std::string("theme=") + theme);
      driver_.wait_idle();
      driver_.frame(2);
      if (!driver_.shows("deep.layers_drawn.1")) continue;
      EXPECT_TRUE(std::ranges::any_of(driver_.texts().all(),
                                      [](const WrittenText& text) {
                                        return text.text.find("5 × 36 − 2") != std::string::npos &&
                                               text.text.find("3×3") != std::string::npos;
                                      }))
          << theme << ' ' << width;
    }
  }
}

TEST_F(DeepNetsJourney, ADragOfASliderIsOneStepOfCostAlone) {
  driver_.drag("deep.base", 40.0F, 0.0F);
  EXPECT_GT(deep()["base"].get<int>(), 64);
  EXPECT_EQ(document_steps(), 0);
  driver_.key("Ctrl+z");
  driver_.frame(2);
  EXPECT_EQ(deep()["base"], 64);
}

TEST_F(DeepNetsJourney, KeysChangeWhatSlidersAndSwitchesDo) {
  driver_.key("J");
  EXPECT_EQ(deep()["base"], 32);
  driver_.key("Shift+J");
  driver_.key("Shift+J");
  EXPECT_EQ(deep()["base"], 128);
  driver_.key("D");
  EXPECT_FALSE(deep()["double"].get<bool>());
  driver_.key("U");
  EXPECT_FALSE(deep()["halve"].get<bool>());
  driver_.click("deep.halve");
  driver_.click("deep.double");
  driver_.frame(2);
  EXPECT_TRUE(deep()["halve"].get<bool>());
  EXPECT_TRUE(deep()["double"].get<bool>());
}

TEST_F(DeepNetsJourney, AHalfBudgetHasFewerBottlenecks) {
  type_into("deep.budget", "25");
  EXPECT_EQ(deep()["budget"], 0.25);
  EXPECT_EQ(deep()["bottlenecks"], 3);
  driver_.set("deep.budget=2");
  driver_.frame(2);
  EXPECT_EQ(deep()["bottlenecks"], 24);
}

TEST_F(DeepNetsJourney, PointingNamesALayerAndItsNumberCanBeCopied) {
  driver_.move(driver_.widget("deep.layers_drawn.0").at(0.99F, 0.5F));
  driver_.key("Ctrl+C");
  EXPECT_THAT(driver_.copied(), testing::HasSubstr("Layer 10 of 10, stage 5: 3×3, 1,024 → 1,024 maps"));
  driver_.move(driver_.widget("deep.bar.w.0.0").at(0.5F, 0.5F));
  driver_.key("Ctrl+C");
  EXPECT_THAT(driver_.copied(), testing::HasSubstr("38,720 parameters"));
}

TEST_F(DeepNetsJourney, TheLastLayersOfTheDeeperNetAreNamedInTheirOrder) {
  driver_.move(driver_.widget("deep.layers_drawn.1").at(0.0F, 0.5F));
  driver_.key("Ctrl+C");
  EXPECT_THAT(driver_.copied(), testing::HasSubstr("Layer 1 of 178, stage 1: 3×3, 3 → 64 maps"));
  driver_.move(driver_.widget("deep.layers_drawn.1").at(0.9995F, 0.5F));
  driver_.key("Ctrl+C");
  EXPECT_THAT(driver_.copied(), testing::HasSubstr("Layer 178 of 178, stage 5: 1×1, 256 → 1,024 maps"));
}

TEST_F(DeepNetsJourney, ANetThatCannotBeIsASentence) {
  type_into("deep.stages", "16");
  EXPECT_THAT(deep()["problem"].get<std::string>(), testing::HasSubstr("cannot be halved"));
  type_into("deep.stages", "7");
  type_into("deep.layers", "4096");
  type_into("deep.base", "1000000000");
  EXPECT_EQ(deep()["problem"], "");
  EXPECT_EQ(deep()["layers_of_net"][0], 7 * 4096);
}

// What a bottleneck saves, on one layer, with the maps and weights of the net as it is.
TEST_F(DeepNetsJourney, ALayerOfEitherKindIsDrawnWithItsWeights) {
  const auto texts = [&] {
    driver_.texts().keep(true);
    driver_.frame(2);
    std::vector<std::string> all;
    for (const WrittenText& text : driver_.texts().all()) all.push_back(text.text);
    return all;
  };
  driver_.resize(1600, 900);
  EXPECT_THAT(texts(), testing::IsSupersetOf({"36,864 weights", "16 maps", "52.9 %", "36,864 ÷ 4,352 ="}));
  driver_.set("deep.ratio=2");
  EXPECT_THAT(texts(), testing::IsSupersetOf({"36,864 weights", "32 maps", "9,216 weights"}));
  driver_.resize(1280, 720);
  EXPECT_THAT(texts(), testing::Not(testing::Contains("A layer")));
}

TEST_F(DeepNetsJourney, FoldsInASmallWindow) {
  driver_.resize(1280, 720);
  driver_.frame(3);
  EXPECT_TRUE(driver_.shows("deep.budget"));
  EXPECT_FALSE(driver_.shows("deep.memory.0"));
  driver_.key("V");
  driver_.frame(2);
  EXPECT_FALSE(driver_.shows("deep.budget"));
  EXPECT_TRUE(driver_.shows("deep.memory.0"));
  driver_.click("deep.part.0");
  driver_.frame(2);
  EXPECT_TRUE(driver_.shows("deep.budget"));
}

}  // namespace
}  // namespace pw
