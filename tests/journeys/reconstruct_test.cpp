// The outputs are turned back into maps, and x is changed where W is blind.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "learn_test_window.h"
#include "tests/few.h"

namespace pw {
namespace {

class SceneToReconstruct : public Journey {
 protected:
  SceneToReconstruct() {
    driver_.set("view=learn.reconstruct");
    wait();
  }
  void wait() {
    driver_.wait_for("the reconstruction", [](const Json& state) { return state["decode"].contains("explained"); });
    driver_.wait_idle();
  }
  // As a part of a text, on one line or on several.
  bool writes(const std::string& words) {
    driver_.texts().keep(true);
    driver_.frame(2);
    return std::ranges::any_of(driver_.texts().all(), [&](const WrittenText& written) {
      std::string text = written.text;
      std::ranges::replace(text, '\n', ' ');
      return text.find(words) != std::string::npos;
    });
  }
  double explained() { return driver_.value("/decode/explained").get<double>(); }

  Driver driver_{opened({})};
};

TEST_F(SceneToReconstruct, TwoOutputsKeepAFractionAndPcaIsTheBestOfTwo) {
  const double of_w = explained(), best = driver_.value("/decode/best").get<double>();
  EXPECT_GT(of_w, 0.05);
  EXPECT_LT(of_w, best);
  driver_.click("decode.from.2");
  wait();
  EXPECT_NEAR(explained(), best, 1e-4);
  EXPECT_NEAR(best, 0.28, 0.005);
}

TEST_F(SceneToReconstruct, MoreOutputsBringMoreBack) {
  const double before = explained();
  const Area slider = driver_.widget("decode.outputs");
  driver_.drag(slider.at(0.17F, 0.5F), slider.at(0.67F, 0.5F));
  wait();
  EXPECT_EQ(driver_.value("/decode/from"), "learned");
  const int outputs = driver_.value("/decode/outputs").get<int>();
  EXPECT_NEAR(outputs, 16, 3);
  EXPECT_GT(explained(), before + 0.3);
  driver_.key("J");
  wait();
  EXPECT_EQ(driver_.value("/decode/outputs").get<int>(), outputs / 2);
}

TEST_F(SceneToReconstruct, WhereWIsBlindXChangesAndYStays) {
  driver_.click("poke.blind");
  driver_.wait_for("the change", [](const Json& state) { return state["poke"].contains("largest_change"); });
  EXPECT_EQ(driver_.value("/poke/moved"), 256);
  EXPECT_EQ(driver_.value("/decode/blind_directions"), 254);
  EXPECT_LT(driver_.number("/poke/largest_change"), 1e-4F);
  driver_.click("poke.back");
  EXPECT_FALSE(driver_.value("/poke/blind").get<bool>());
}

TEST_F(SceneToReconstruct, AClickOnABarBringsItsPair) {
  const Area bars = driver_.widget("decode.bars");
  driver_.click(bars.at(100.5F / 256.0F, 0.5F));
  wait();
  EXPECT_EQ(driver_.value("/selected/map"), 100);
  EXPECT_TRUE(driver_.shows("decode.map.100"));
}

TEST_F(SceneToReconstruct, MutedMapsAreOutOfTheOutputs) {
  const double before = explained();
  driver_.set("muted=0,1,2,3,168");
  wait();
  EXPECT_NE(explained(), before);
}

TEST_F(SceneToReconstruct, CtrlTabGoesThroughTheTabsAndTheViewRemembersItsOwn) {
  driver_.key("Ctrl+Shift+Tab");
  EXPECT_EQ(driver_.value("/tab"), "compare");
  driver_.key("Ctrl+Tab");
  driver_.key("Ctrl+Tab");
  EXPECT_EQ(driver_.value("/tab"), "train");
  driver_.click("learn.tab.2");
  driver_.key("Ctrl+1");
  driver_.key("Ctrl+2");
  EXPECT_EQ(driver_.value("/tab"), "reconstruct");
}

TEST_F(SceneToReconstruct, ItsKeysAreNotThoseOfTrain) {
  driver_.key("Space");
  EXPECT_FALSE(driver_.training().is_running());
  EXPECT_EQ(driver_.value("/message"), "");
}

TEST_F(SceneToReconstruct, ADraggedWeightChangesWhatComesBack) {
  const double before = explained();
  driver_.set("view=explore.inputs");
  driver_.drag("weight_slider.0", 60.0F, 0.0F);
  driver_.set("view=learn.reconstruct");
  wait();
  EXPECT_NE(explained(), before);
  driver_.key("Ctrl+z");
  wait();
  EXPECT_EQ(explained(), before);
}

TEST_F(SceneToReconstruct, OneMapComesBackWhole) {
  driver_.drop({save_stack("one.npy", made_up_stack({1, 1, 6, 8}))});
  wait();
  EXPECT_NEAR(explained(), 1.0, 1e-3);
  EXPECT_EQ(driver_.value("/decode/maps"), Json({0}));
  EXPECT_EQ(driver_.value("/decode/left_out"), 0);
  EXPECT_TRUE(driver_.shows("decode.bars"));
}

TEST_F(SceneToReconstruct, MapsWithNaNAreLeftOut) {
  Tensor stack = made_up_stack({1, 4, 6, 8});
  stack.plane(0, 2)[5] = std::numeric_limits<float>::quiet_NaN();
  std::ranges::fill(stack.plane(0, 3), 2.0F);
  driver_.drop({save_stack("nan.npy", stack)});
  wait();
  EXPECT_EQ(driver_.value("/decode/left_out"), 2);
  EXPECT_EQ(driver_.value("/decode/maps").size(), 2U);
  EXPECT_GE(explained(), 0.0);
  // The right angles of a position that has a NaN are not known; the window goes on.
  driver_.click("poke.blind");
  driver_.wait_idle();
  EXPECT_TRUE(driver_.value("/poke/blind").get<bool>());
  EXPECT_TRUE(std::isfinite(driver_.value("/poke/largest_change").get<double>()));
}

// Pictures stand in rows without a hole, in every shape of window.
TEST_F(SceneToReconstruct, PairsFillTheirPanel) {
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {900, 1400}, {1024, 768}})) {
    driver_.resize(width, height);
    wait();
    const Json maps = driver_.value("/decode/maps");
    EXPECT_GE(maps.size(), 6U);
    std::vector<Area> pairs;
    for (const Json& map : maps) pairs.push_back(driver_.widget("decode.map." + std::to_string(map.get<int>())));
    std::ranges::sort(pairs, {}, &Area::y);
    for (std::size_t i = 1; i < pairs.size(); ++i)
      EXPECT_LT(pairs[i].y - pairs[i - 1].bottom(), 40.0F) << width << " x " << height;
  }
}

// Few, and large; "best to worst" is true of them, also with a selected map between.
TEST_F(SceneToReconstruct, TheProjectorShowsTheBestTheSelectedAndTheWorst) {
  driver_.set("theme=projector");
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1366, 768}, {1024, 768}})) {
    driver_.resize(width, height);
    driver_.set("map=168");
    wait();
    const Json maps = driver_.value("/decode/maps");
    ASSERT_GE(maps.size(), 3U) << width << " x " << height;
    EXPECT_LE(maps.size(), 6U) << width << " x " << height;
    EXPECT_THAT(maps, testing::Contains(Json(168))) << width << " x " << height;
    driver_.set("map=" + std::to_string(maps.front().get<int>()));
    wait();
    const Json of_best = driver_.value("/decode/maps");
    EXPECT_EQ(of_best.front(), maps.front()) << width << " x " << height;
    EXPECT_EQ(of_best.back(), maps.back()) << width << " x " << height;
  }
}

// One panel, one way to write: numbers that are compared have the same type.
TEST_F(SceneToReconstruct, NumbersOfMapsSideBySideAreWrittenAlike) {
  driver_.drop({save_stack("numbers.npy", made_up_stack({1, 3, 4, 4}))});
  driver_.resize(1366, 768);
  wait();
  driver_.texts().keep(true);
  driver_.frame(2);
  std::vector<float> sizes;
  for (const int map : {0, 1, 2}) {
    // With what comes back of it.
    const Area map_and_copy = driver_.widget("decode.map." + std::to_string(map));
    for (const WrittenText& text : driver_.texts().all()) {
      const ImVec2 at = text.area.centre();
      if (at.x > map_and_copy.x && at.x < map_and_copy.right() && at.y > map_and_copy.y && at.y < map_and_copy.bottom())
        sizes.push_back(text.size);
    }
  }
  EXPECT_EQ(sizes.size(), 96U);
  EXPECT_EQ(std::ranges::count(sizes, sizes.front()), std::ssize(sizes));
}

// The claims are what the view says: their headings have room in every projector.
TEST_F(SceneToReconstruct, EveryProjectorSaysWhatDoesNotComeBack) {
  driver_.set("theme=projector");
  for (const auto& [width, height] :
       {std::pair{1600, 900}, {1920, 1080}, {1280, 720}, {1366, 768}, {1024, 768}, {900, 1400}, {3840, 2160}}) {
    driver_.resize(width, height);
    wait();
    EXPECT_TRUE(writes("of this y recovers it")) << width << " x " << height;
    EXPECT_TRUE(writes("what the task needs")) << width << " x " << height;
    EXPECT_TRUE(writes("no deconvolution")) << width << " x " << height;
    EXPECT_TRUE(width == 1024 || writes("shown above")) << width << " x " << height;
    // What the large percentage is of.
    EXPECT_TRUE(std::ranges::any_of(driver_.texts().all(),
                                    [](const WrittenText& text) {
                                      return text.text.starts_with("of ") &&
                                             text.text.find("variance") != std::string::npos;
                                    }))
        << width << " x " << height;
  }
}

// Of all maps the names are whole, or of none.
TEST_F(SceneToReconstruct, PairsAreNamedAlike) {
  driver_.drop({save_photo("photo.png", 192, 128)});
  driver_.set("theme=projector");
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1024, 768}, {900, 1400}})) {
    driver_.resize(width, height);
    wait();
    driver_.texts().keep(true);
    driver_.frame(1);
    for (const Json& map : driver_.value("/decode/maps")) {
      const std::string number = std::to_string(map.get<int>());
      EXPECT_EQ(std::ranges::count(driver_.texts().all(), number, &WrittenText::text), 0) << number << ' ' << width;
    }
  }
}

// Two maps may share a bar: it is that of either.
TEST_F(SceneToReconstruct, TheSelectedMapHasItsBarAlsoWhereTwoShareOne) {
  driver_.resize(900, 1400);
  for (const int map : {100, 101}) {
    driver_.set("map=" + std::to_string(map));
    wait();
    const Area bars = driver_.widget("decode.bars"), bar = driver_.widget("decode.selected");
    EXPECT_NEAR((bar.x - bars.x) / bars.w, 100.0F / 256.0F, 0.01F) << map;
  }
}

// Signs of a table are read: from its numbers or, where these have no room, from a line that is named.
TEST_F(SceneToReconstruct, OutputsOfATableHaveNumbersOrANamedLine) {
  // Signs in a few blocks: among those that alternate no line is drawn.
  Tensor stack({1, 3, 4, 5});
  for (std::size_t i = 0; i < 20; ++i) {
    const float side = i % 5 < 2 ? -1.25F : 2.75F, half = i < 10 ? 1.5F : -2.25F, step = 0.07F * static_cast<float>(i);
    stack.plane(0, 0)[i] = side + step;
    stack.plane(0, 1)[i] = side - step;
    stack.plane(0, 2)[i] = half;
  }
  driver_.drop({save_stack("table.npy", stack)});
  for (const char* theme : {"projector", "dark"}) {
    driver_.set(std::string("theme=") + theme);
    for (const auto& [width, height] : ends_of<SizeInPixels>(
             {{1600, 900}, {3840, 2160}, {1920, 1080}, {1366, 768}, {1280, 720}, {900, 1400}, {1024, 768}})) {
      driver_.resize(width, height);
      wait();
      driver_.texts().keep(true);
      driver_.frame(2);
      for (const char* output : {"output.0", "output.1"}) {
        const Area picture = driver_.widget(output);
        const auto in_cells = std::ranges::count_if(driver_.texts().all(), [&](const WrittenText& text) {
          const ImVec2 at = text.area.centre();
          return at.x > picture.x && at.x < picture.right() && at.y > picture.y && at.y < picture.bottom();
        });
        const auto named = std::ranges::count_if(driver_.texts().all(), [&](const WrittenText& text) {
          return text.text.find("line: 0") != std::string::npos && text.area.y < picture.y &&
                 text.area.right() < driver_.widget("output.1").right() + 12.0F;
        });
        EXPECT_EQ(in_cells, named > 0 ? 0 : 20) << output << ", " << theme << ' ' << width << " x " << height;
      }
    }
  }
}

// Numbers of a map and of what comes back must not read as one table.
TEST_F(SceneToReconstruct, AMapOfNumbersStandsApartFromItsCopy) {
  driver_.drop({save_stack("numbers.npy", made_up_stack({1, 3, 4, 4}))});
  for (const char* theme : {"projector", "dark"}) {
    driver_.set(std::string("theme=") + theme);
    wait();
    const std::string map = std::to_string(driver_.value("/decode/maps").front().get<int>());
    const Area both = driver_.widget("decode.map." + map), copy = driver_.widget("decode.copy." + map);
    EXPECT_GE(std::max(both.w - 2.0F * copy.w, both.h - 2.0F * copy.h), 8.0F) << theme;
  }
}

// What W is blind to has its pictures in every window, before the change and after it, as large as there is room.
TEST_F(SceneToReconstruct, TheBlindChangeHasItsPicturesBeforeAndAfter) {
  for (const auto& [width, height] :
       ends_of<SizeInPixels>({{1600, 900}, {1280, 720}, {1024, 768}, {900, 1400}, {3840, 2160}})) {
    driver_.resize(width, height);
    wait();
    const Area before = driver_.widget("poke.pictures");
    driver_.click("poke.blind");
    driver_.wait_for("the change", [](const Json& state) { return state["poke"].contains("largest_change"); });
    driver_.frame(2);
    EXPECT_EQ(driver_.widget("poke.pictures"), before) << width << " x " << height;
    driver_.click("poke.back");
  }
  const Area pictures = driver_.widget("poke.pictures"), bars = driver_.widget("decode.bars");
  EXPECT_LT(bars.y - pictures.bottom(), 0.18F * 2160.0F);
}

TEST_F(SceneToReconstruct, FewBarsHaveNamesAndNumbers) {
  EXPECT_FALSE(writes("map 2: "));
  driver_.drop({save_stack("three.npy", made_up_stack({1, 3, 6, 8}))});
  wait();
  EXPECT_TRUE(writes("map 2: "));
}

// In a high window the panel is as high as its pairs.
TEST_F(SceneToReconstruct, NothingIsEmptyBelowThePairsOfAPhoto) {
  driver_.drop({save_photo("photo.png", 192, 128)});
  driver_.resize(900, 1400);
  wait();
  const Json maps = driver_.value("/decode/maps");
  const std::string last = std::to_string(maps.back().get<int>());
  EXPECT_LT(driver_.widget("decode.bars").y - driver_.widget("decode.map." + last).bottom(), 90.0F);
}

}  // namespace
}  // namespace pw
