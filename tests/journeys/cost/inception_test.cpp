// Cost, tab Inception: four branches, with and without their 1×1 reductions.
#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <utility>

#include "app/cost/cost_settings.h"
#include "tests/few.h"
#include "tests/journeys/journey.h"

namespace pw {
namespace {

class InceptionJourney : public Journey {
 protected:
  static void show(Driver& driver) {
    driver.set("view=cost.inception");
    wait(driver);
  }
  static void wait(Driver& driver) {
    driver.wait_idle();
    driver.frame(2);
  }
  static Json inception(Driver& driver) {
    driver.frame(2);
    return driver.state()["cost"]["inception"];
  }
};

class SceneInInception : public InceptionJourney {
 protected:
  SceneInInception() { show(driver_); }
  Json inception() { return InceptionJourney::inception(driver_); }
  int steps() { return driver_.value("/document/undo").get<int>(); }
  // How deep a box is, in pixels.
  float width(const std::string& widget) { return driver_.widget(widget).w; }

  Driver driver_{opened({})};
};

TEST_F(SceneInInception, OpensWithModule3bAtThePositionsOfTheScene) {
  const Json shown = inception();
  EXPECT_EQ(driver_.state()["tab"], "inception");
  EXPECT_EQ(shown["mode"], "reduced");
  EXPECT_EQ(shown["preset"], "3b");
  EXPECT_EQ(shown["positions"], Json({20, 72}));
  EXPECT_EQ(shown["mac"], 558858240.0);
  EXPECT_EQ(shown["params"], 388736.0);
  EXPECT_EQ(shown["maps_out"], 480);
  EXPECT_NEAR(shown["ratio"].get<double>(), 2.807, 0.001);
  EXPECT_TRUE(shown["shows_x"].get<bool>());
}

TEST_F(SceneInInception, SpaceChangesTheCaseAndUndoTakesItBack) {
  const int document = steps();
  driver_.key("Space");
  wait(driver_);
  EXPECT_EQ(inception()["mode"], "naive");
  EXPECT_EQ(inception()["maps_out"], 672);
  EXPECT_EQ(inception()["mac"], 1568931840.0);
  EXPECT_FALSE(driver_.shows("inception.reduce3")) << "nothing is reduced";
  driver_.key("Ctrl+z");
  wait(driver_);
  EXPECT_EQ(inception()["mode"], "reduced");
  driver_.click("inception.mode.0");
  wait(driver_);
  EXPECT_EQ(inception()["mode"], "naive");
  driver_.click("inception.mode.1");
  wait(driver_);
  EXPECT_EQ(inception()["mode"], "reduced");
  driver_.set("view=explore.inputs");
  EXPECT_EQ(steps(), document) << "the document is not changed";
}

TEST_F(SceneInInception, TheChangeMovesAndAPressOrTheOtherCaseStopsIt) {
  driver_.key_at_once("Space");
  driver_.frame(5);
  const double under_way = driver_.state()["cost"]["inception"]["reductions"].get<double>();
  EXPECT_GT(under_way, 0.0);
  EXPECT_LT(under_way, 1.0);
  driver_.key_at_once("Space");
  driver_.frame(2);
  EXPECT_GT(driver_.state()["cost"]["inception"]["reductions"].get<double>(), under_way - 0.05) << "it turns round";
  driver_.frame(30);
  EXPECT_EQ(inception()["reductions"], 1.0);
  driver_.key_at_once("Space");
  driver_.frame(3);
  driver_.press();
  EXPECT_EQ(driver_.state()["cost"]["inception"]["reductions"], 0.0) << "a press ends it";
  driver_.release();
}

TEST_F(SceneInInception, WithReducedMotionNothingMoves) {
  driver_.set("reduced_motion=true");
  driver_.key_at_once("Space");
  driver_.frame(1);
  EXPECT_EQ(driver_.state()["cost"]["inception"]["reductions"], 0.0);
}

TEST_F(SceneInInception, ADragOfAReductionIsOneStepAndItsBoxFollows) {
  const float box = width("inception.reduced.5");
  driver_.drag("inception.reduce5", 55.0F, 0.0F);
  EXPECT_GT(inception()["reduce"][1].get<int>(), 32);
  EXPECT_TRUE(inception()["preset"].is_null());
  EXPECT_GT(width("inception.reduced.5"), box);
  EXPECT_LT(inception()["ratio"].get<double>(), 2.8);
  driver_.key("Ctrl+z");
  EXPECT_EQ(inception()["reduce"], Json({128, 32, 64}));
  EXPECT_EQ(inception()["preset"], "3b");
}

TEST_F(SceneInInception, EachWidthCanBeTypedAndRightClickLeadsBack) {
  const std::pair<const char*, const char*> widths[] = {
      {"inception.ones", "/make/0"},      {"inception.three", "/make/1"},     {"inception.five", "/make/2"},
      {"inception.reduce3", "/reduce/0"}, {"inception.reduce5", "/reduce/1"}, {"inception.project", "/reduce/2"}};
  for (const auto& [widget, place] : widths) {
    const Json::json_pointer at(place);
    const Json before = inception()[at];
    driver_.double_click(widget);
    driver_.wait_for_widget("value_editor");
    driver_.key("Ctrl+a");
    driver_.type("77");
    driver_.key("Enter");
    EXPECT_EQ(inception()[at], 77) << widget;
    driver_.right_click(widget);
    EXPECT_EQ(inception()[at], before) << widget;
  }
}

TEST_F(SceneInInception, APresetSetsWidthsAndMapsAndAnotherStackIsGrey) {
  for (int i = 0; i < 9; ++i) {
    driver_.click("inception.preset." + std::to_string(i));
    wait(driver_);
    EXPECT_EQ(inception()["preset"], googlenet_modules().at(static_cast<std::size_t>(i)).name);
    EXPECT_EQ(inception()["maps"], googlenet_modules().at(static_cast<std::size_t>(i)).maps_in);
    EXPECT_EQ(inception()["shows_x"], i == 1);
  }
  driver_.click("inception.preset.1");
  driver_.click("inception.positions.1");
  wait(driver_);
  EXPECT_EQ(inception()["positions"], Json({28, 28}));
  EXPECT_EQ(inception()["mac"], 304267264.0);
  EXPECT_FALSE(inception()["shows_x"].get<bool>());
}

TEST_F(SceneInInception, ABarExplainsItselfAndIsCopied) {
  driver_.point("inception.bar.2");
  driver_.frame(40);
  driver_.key("Ctrl+c");
  EXPECT_THAT(driver_.copied(), testing::HasSubstr("884,736,000"));
  EXPECT_THAT(driver_.copied(), testing::HasSubstr("122,388,480"));
}

TEST_F(SceneInInception, ThePaperIsQuotedForTwoModulesOnly) {
  driver_.texts().keep(true);
  const auto quotes = [&] {
    driver_.texts().clear();
    driver_.frame(1);
    return std::ranges::any_of(driver_.texts().all(),
                               [](const WrittenText& text) { return text.text.find("Paper") != std::string::npos; });
  };
  EXPECT_TRUE(quotes());
  driver_.click("inception.preset.0");
  EXPECT_TRUE(quotes());
  driver_.click("inception.preset.4");
  EXPECT_FALSE(quotes());
}

TEST_F(SceneInInception, NothingIsPastTheEdgesWhateverTheWindow) {
  for (const char* mode : {"naive", "reduced"}) {
    for (const auto& [width, height] :
         ends_of<SizeInPixels>({{1280, 720}, {1600, 900}, {1024, 768}, {900, 1400}, {3840, 2160}})) {
      driver_.resize(width, height);
      driver_.set(std::string("inception.mode=") + mode);
      wait(driver_);
      for (const auto& [name, area] : driver_.state()["widgets"].items()) {
        if (!name.starts_with("inception.")) continue;
        EXPECT_GE(area[0].get<float>(), -1.0F) << name << ' ' << mode << ' ' << width;
        EXPECT_LE(area[0].get<float>() + area[2].get<float>(), static_cast<float>(width) + 1.0F)
            << name << ' ' << mode << ' ' << width;
        EXPECT_LE(area[1].get<float>() + area[3].get<float>(), static_cast<float>(height) + 1.0F)
            << name << ' ' << mode << ' ' << width;
      }
    }
  }
}

TEST_F(SceneInInception, ForTheLastRowTwoBranchesOfOnesChoice) {
  driver_.set("theme=projector");
  driver_.resize(1920, 1080);
  wait(driver_);
  EXPECT_EQ(inception()["show"], Json({1, 2}));
  driver_.click("inception.show.3");
  EXPECT_EQ(inception()["show"], Json({2, 3}));
  driver_.click("inception.show.0");
  EXPECT_EQ(inception()["show"], Json({0, 3}));
  for (const char* branch : {"1", "2"}) driver_.click(std::string("inception.show.") + branch);
  EXPECT_EQ(inception()["show"], Json({1, 2}));
  driver_.drag("inception.reduce3", -60.0F, 0.0F);
  EXPECT_LT(inception()["reduce"][0].get<int>(), 128);
}

class OtherStacksInInception : public InceptionJourney {
 protected:
  static bool writes(Driver& driver, const std::string& part) {
    return std::ranges::any_of(driver.texts().all(),
                               [&](const WrittenText& text) { return text.text.find(part) != std::string::npos; });
  }
};

// The ratio of the nine is GoogLeNet's, and a module that passes on no fewer maps is no reason for it.
TEST_F(OtherStacksInInception, TheNineAreGoogLeNetsAndAllPartsAreCounted) {
  Driver driver(opened({save_stack("few.npy", made_up_stack({1, 3, 4, 5}))}));
  driver.texts().keep(true);
  show(driver);
  for (const auto& [width, height] : {std::pair{1280, 720}, {900, 1400}}) {
    for (const char* theme : {"dark", "projector"}) {
      driver.resize(width, height);
      driver.set(std::string("theme=") + theme);
      wait(driver);
      EXPECT_TRUE(writes(driver, "GoogLeNet’s nine") || writes(driver, "GoogLeNet’s\nnine")) << theme << width;
      EXPECT_FALSE(writes(driver, "reads fewer")) << theme << width;
      EXPECT_TRUE(writes(driver, "480 maps")) << theme << width;
      const bool is_whole = writes(driver, "96 +") || writes(driver, "joined: 480");
      EXPECT_TRUE(is_whole || (writes(driver, "192") && writes(driver, "64"))) << theme << width;
    }
  }
}

TEST_F(OtherStacksInInception, ThreeMapsABatchAndOnePosition) {
  for (const Shape& shape : {Shape{2, 3, 6, 8}, Shape{1, 1, 1, 1}, Shape{1, 2000, 3, 4}}) {
    Driver driver(opened({save_stack("other.npy", made_up_stack(shape))}));
    show(driver);
    EXPECT_EQ(inception(driver)["maps"], shape.c);
    EXPECT_TRUE(inception(driver)["shows_x"].get<bool>());
    driver.key("Space");
    wait(driver);
    EXPECT_EQ(inception(driver)["maps_out"], 128 + 192 + 96 + shape.c);
  }
}

TEST_F(OtherStacksInInception, WidthsBeyondAllMeasureAreCounted) {
  Driver driver(opened({}));
  show(driver);
  for (const char* width : {"ones", "reduce3", "three", "reduce5", "five", "project"})
    driver.set(std::string("inception.") + width + "=1000000000");
  wait(driver);
  EXPECT_GT(inception(driver)["mac"].get<double>(), 9.3e18);
  EXPECT_EQ(inception(driver)["maps_out"], 4000000000);
}

}  // namespace
}  // namespace pw
