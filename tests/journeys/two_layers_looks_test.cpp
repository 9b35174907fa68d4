// Two layers as it is seen: what belongs together stands together, nothing is cut, and what is shown says what it is.
#include <gmock/gmock.h>

#include <algorithm>

#include "tests/few.h"
#include "two_layers_test_window.h"

namespace pw {
namespace {

class LooksOfTwoLayers : public SceneInTwoLayers {
 protected:
  std::vector<std::string> written() {
    driver_.texts().keep(true);
    driver_.frame(2);
    std::vector<std::string> texts;
    for (const WrittenText& text : driver_.texts().all()) texts.push_back(text.text);
    return texts;
  }
  void resize(int width, int height) {
    driver_.resize(width, height);
    wait(driver_);
  }
};

// A sum ends on its result: the pictures of a row of W₂ and their sum are of one size and on one line.
TEST_F(LooksOfTwoLayers, AnOutputStandsInTheRowOfItsProducts) {
  for (const char* example : {"road", "narrow"}) {
    choose(example);
    for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1280, 720}, {2560, 1440}})) {
      resize(width, height);
      for (const char* row : {"0", "1"}) {
        const Area output = driver_.widget(std::string("output.") + row);
        const Area product = driver_.widget(std::string("two.product.") + row + ".0");
        EXPECT_NEAR(output.y, product.y, 1.0F) << example << ' ' << width;
        EXPECT_NEAR(output.w, product.w, 2.0F) << example << ' ' << width;
        EXPECT_NEAR(output.h, product.h, 2.0F) << example << ' ' << width;
      }
    }
  }
}

// Bars without a scale could be of any size: of the first layer and of the merged one.
TEST_F(LooksOfTwoLayers, TheBarsSayHowLargeTheyAre) {
  choose("road");
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1024, 768}, {900, 1400}, {3840, 2160}})) {
    resize(width, height);
    const auto has_scale = [](const std::string& text) { return text.find("bars up to ±") != std::string::npos; };
    EXPECT_EQ(std::ranges::count_if(written(), has_scale), 2) << width;
  }
}

// What the ReLU adds is told of the output that is shown, not of all.
TEST_F(LooksOfTwoLayers, WhatIsAddedIsThatOfTheOutputShown) {
  choose("narrow");
  resize(1600, 900);
  const auto largest = [&] {
    for (const std::string& text : written()) {
      if (text.starts_with("largest ") && !text.starts_with("largest A")) return text;
    }
    return std::string();
  };
  driver_.click("output.0");
  const std::string first = largest();
  driver_.click("output.1");
  const std::string second = largest();
  EXPECT_FALSE(first.empty());
  EXPECT_FALSE(second.empty());
  EXPECT_NE(first, second);
}

// A colour tells an amount only to those who know what full colour is. Its scale is where its ends are: C − B refers to
// what A says.
TEST_F(LooksOfTwoLayers, WhatIsAddedSaysItsScale) {
  resize(1600, 900);
  for (const char* example : {"max", "xor", "road", "narrow"}) {
    choose(example);
    const auto texts = written();
    EXPECT_THAT(texts, testing::Contains(testing::HasSubstr("colours to ±"))) << example;
    if (std::string_view(example) != "narrow") continue;
    EXPECT_THAT(texts, testing::Contains(testing::ContainsRegex("PC 1, .* · colours to ±")));
    EXPECT_THAT(texts, testing::Contains(testing::HasSubstr(", colours as in A")));
  }
}

// What the pictures leave free of their panels says how y comes about.
TEST_F(LooksOfTwoLayers, SumsAreWrittenOutWhereThereIsRoom) {
  choose("narrow");
  resize(1600, 900);
  EXPECT_THAT(written(), testing::Contains(testing::StartsWith("PC 2 = 0 · h")));
  driver_.set("theme=projector");
  resize(900, 1400);
  const auto texts = written();
  EXPECT_EQ(std::ranges::count(texts, "here"), 4);
  EXPECT_EQ(std::ranges::count(texts, "y here"), 2);
}

// The list of examples fills its panel.
TEST_F(LooksOfTwoLayers, ExamplesFillALargeWindow) {
  resize(3840, 2160);
  EXPECT_GT(driver_.widget("two.case.5").bottom(), 0.95F * 2160.0F);
}

// A narrow picture has the name of its map in large letters, and the rest in small ones beside it.
TEST_F(LooksOfTwoLayers, EveryHiddenMapHasItsShareOnAProjector) {
  choose("road");
  driver_.set("theme=projector");
  resize(1024, 768);
  const std::vector<std::string> texts = written();
  const auto with = [&](const char* words) {
    return std::ranges::count_if(texts, [&](const std::string& text) { return text.find(words) != std::string::npos; });
  };
  EXPECT_EQ(with("0 at "), 4);
  EXPECT_EQ(with("before ReLU"), 4);
}

// Wide pictures in a large window: what they leave free goes to the bars of W₁, not to an empty panel.
TEST_F(LooksOfTwoLayers, ALargeWindowHasLargerBars) {
  choose("road");
  resize(1600, 900);
  const float before = driver_.widget("w1.0").h;
  resize(2560, 1440);
  EXPECT_GT(driver_.widget("w1.0").h, 1.5F * before);
  const Area lowest = driver_.widget("two.product.1.0");
  const Area strip = driver_.widget("merged.0");
  EXPECT_LT(strip.y - lowest.bottom(), 0.12F * 1440.0F);
}

TEST_F(LooksOfTwoLayers, NoWordIsCut) {
  for (const char* example : {"abs", "road", "xor"}) {
    choose(example);
    for (const auto& [width, height] : ends_of<SizeInPixels>({{1280, 720}, {1024, 768}, {900, 1400}})) {
      resize(width, height);
      for (const std::string& text : written())
        EXPECT_FALSE(text.ends_with("…") && text != "Open…") << text << ' ' << example << ' ' << width;
    }
  }
  driver_.set("theme=projector");
  for (const auto& [width, height] : {std::pair{1280, 720}, {1024, 768}}) {
    resize(width, height);
    for (const std::string& text : written()) EXPECT_FALSE(text.ends_with("…") && text != "Open…") << text << width;
  }
}

TEST_F(LooksOfTwoLayers, ExamplesAndPredictionSayWhatTheyAreInASmallWindow) {
  resize(1280, 720);
  EXPECT_THAT(written(), testing::Contains(testing::StartsWith("whole numbers")));
  choose("road");
  EXPECT_THAT(written(), testing::Contains(testing::StartsWith("Predicted")));
  const auto texts = written();
  EXPECT_EQ(std::ranges::count_if(texts, [](const std::string& text) { return text.starts_with("0 at "); }), 4);
  EXPECT_THAT(texts, testing::Contains(testing::StartsWith("road, −"))) << "which output the pictures are of";
}

TEST_F(LooksOfTwoLayers, EqualFiltersHaveAButtonToNudgeOne) {
  choose("equal");
  EXPECT_TRUE(driver_.shows("two.nudge"));
  driver_.click("two.nudge");
  driver_.frame(2);
  EXPECT_NE(two()["w1"][0], two()["w1"][1]);
}

TEST_F(LooksOfTwoLayers, TheProjectorSaysWhichRowHasTheRelu) {
  driver_.set("theme=projector");
  wait(driver_);
  std::vector<std::string> texts = written();
  EXPECT_THAT(texts, testing::Contains(testing::StartsWith("with ReLU: hatched where")));
  EXPECT_THAT(texts, testing::Contains("colours 0 … 0.30"));
  EXPECT_THAT(texts, testing::Contains(testing::StartsWith("without ReLU")));
  EXPECT_THAT(texts, testing::Contains("y = |R − B|"));
  choose("road");
  texts = written();
  const auto is_prediction = [](const std::string& text) {
    return text.starts_with("predicted") || text.starts_with("road: IoU");
  };
  EXPECT_EQ(std::ranges::count_if(texts, is_prediction), 1);
  EXPECT_THAT(texts, testing::Contains(testing::StartsWith("merged")));
  EXPECT_EQ(std::ranges::count(texts, "bias"), 2) << "the number before the prediction, in both rows";
  choose("narrow");
  texts = written();
  EXPECT_THAT(texts, testing::Contains(testing::StartsWith("1 of 2 outputs")));
  EXPECT_THAT(texts, testing::Contains(testing::HasSubstr("PC: principal component")));
}

// High pictures beside their numbers would be limited by half the height of the panel.
TEST_F(LooksOfTwoLayers, HighPicturesOfHiddenMapsStandAboveTheirNumbers) {
  choose("xor");
  resize(1280, 720);
  EXPECT_GT(driver_.widget("hidden.0").x, driver_.widget("w1.0.0").right()) << "a table is stretched instead";
  driver_.drop({save_photo("photo.png", 96, 72)});
  wait(driver_);
  choose("abs");
  for (const auto& [width, height] : {std::pair{1024, 768}, {900, 1400}}) {
    resize(width, height);
    const Area first = driver_.widget("hidden.0"), second = driver_.widget("hidden.1");
    EXPECT_EQ(first.y, second.y) << width;
    EXPECT_LE(first.right(), second.x) << width;
    EXPECT_GE(driver_.widget("w1.0.0").y, first.bottom()) << width;
    EXPECT_LE(driver_.widget("b1.0").bottom(), static_cast<float>(height)) << width;
  }
}

// What is hatched, how the colours are scaled and where a sum ends is said beside it.
TEST_F(LooksOfTwoLayers, HatchingAndSumsAreExplainedInEveryWindow) {
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1024, 768}, {900, 1400}})) {
    resize(width, height);
    choose("abs");
    std::vector<std::string> texts = written();
    EXPECT_THAT(texts, testing::Contains(testing::StartsWith("hatched: 0 at "))) << width;
    EXPECT_THAT(texts, testing::Contains("= y")) << width;
    EXPECT_THAT(texts, testing::Contains("x: 3 maps of the picture")) << width;
    choose("max");
    EXPECT_THAT(written(), testing::Not(testing::Contains(testing::StartsWith("hatched: 0 at 0 %")))) << width;
    if (width == 1600) {
      EXPECT_THAT(written(), testing::Contains(testing::HasSubstr("colours to ±")));
    }
    choose("narrow");
    EXPECT_THAT(written(), testing::Contains("= y")) << width;
  }
  driver_.set("theme=projector");
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1280, 720}, {1024, 768}, {900, 1400}})) {
    resize(width, height);
    for (const char* example : {"abs", "road", "narrow", "xor", "equal"}) {
      choose(example);
      const std::vector<std::string> texts = written();
      EXPECT_THAT(texts, testing::Contains(testing::HasSubstr("hatched"))) << example << width;
      EXPECT_THAT(texts, testing::Contains(testing::HasSubstr("colours 0 …"))) << example << width;
    }
  }
}

// Of few maps all are shown, those with a weight of 0 too; titles in a line are told apart, and the result is named.
TEST_F(LooksOfTwoLayers, TheProjectorShowsFewMapsAndWholeTitles) {
  driver_.set("theme=projector");
  choose("xor");
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1920, 1080}, {1280, 720}, {900, 1400}})) {
    resize(width, height);
    const std::vector<std::string> texts = written();
    for (const char* map : {"slope", "cross", "left half", "chequers"})
      EXPECT_THAT(texts, testing::Contains(map)) << width;
    EXPECT_THAT(texts, testing::Contains(testing::EndsWith("cross xor chequers"))) << width;
    EXPECT_THAT(texts, testing::Contains(testing::HasSubstr("cross + 0.50 chequers − 1"))) << width;
    const std::vector<WrittenText> all = driver_.texts().all();
    const float first_row = driver_.widget("two.x.0").y;
    for (const WrittenText& a : all) {
      for (const WrittenText& b : all) {
        const bool are_titles = a.is_spoken && b.is_spoken && a.area.y == b.area.y && a.area.x < b.area.x;
        if (!are_titles || a.area.y <= first_row) continue;
        EXPECT_GE(b.area.x - a.area.right(), 0.5F * a.size) << a.text << " | " << b.text << ' ' << width;
      }
    }
  }
}

// A sum over two lines ends on its result, with nothing missing before it.
TEST_F(LooksOfTwoLayers, APortraitSumIsFilledFromTheLeft) {
  driver_.set("theme=projector");
  resize(900, 1400);
  for (const char* row : {"two.hidden.", "two.linear."}) {
    const Area first = driver_.widget(std::string(row) + "0"), second = driver_.widget(std::string(row) + "1");
    EXPECT_EQ(first.y, second.y) << row;
    EXPECT_GT(driver_.widget(std::string(row) + "2").y, first.bottom()) << row;
  }
}

// In a small window the bias of a filter says what it is, and is typed by a click.
TEST_F(LooksOfTwoLayers, EveryBiasHasItsName) {
  choose("road");
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1024, 768}, {900, 1400}})) {
    resize(width, height);
    written();
    for (const char* key : {"b1.0", "b1.3", "b2.0", "b2.1"}) {
      const Area bias = driver_.widget(key);
      const bool is_named = std::ranges::any_of(driver_.texts().all(), [&](const WrittenText& text) {
        return text.text == "b" && text.area.y < bias.bottom() && text.area.bottom() > bias.y &&
               text.area.right() <= bias.right() && text.area.x > bias.x - 40.0F;
      });
      EXPECT_TRUE(is_named) << key << ' ' << width;
    }
  }
}

TEST_F(LooksOfTwoLayers, ThePanelOfXHasNoEmptyHalf) {
  choose("xor");
  for (const auto& [width, height] : ends_of<SizeInPixels>({{900, 1400}, {1600, 900}, {1024, 768}})) {
    resize(width, height);
    const Area first = driver_.widget("two.x.0"), second = driver_.widget("two.x.1");
    const float used = std::max(first.right(), second.right()) - first.x;
    EXPECT_GT(used, (height > width ? 0.4F : 0.15F) * static_cast<float>(width)) << width;
  }
}

// Of one layer: 1 has the same colour in both hidden maps, and the scale is written.
TEST_F(LooksOfTwoLayers, HiddenMapsHaveOneScaleOfColours) {
  choose("xor");
  resize(1600, 900);
  EXPECT_THAT(written(), testing::Contains(testing::HasSubstr("colours 0 … 2")));
  const Picture picture = driver_.picture();
  ASSERT_EQ(picture.width, 1600);
  const Area first = driver_.widget("hidden.0"), second = driver_.widget("hidden.1");
  // The numbers are drawn in the middle of a position.
  const auto colour = [&](const Area& map, float column, float row) {
    const auto x = static_cast<std::size_t>(map.x + (column + 0.2F) * map.w / 4.0F);
    const auto y = static_cast<std::size_t>(map.y + (row + 0.2F) * map.h / 3.0F);
    const auto at = picture.rgb.begin() + static_cast<std::ptrdiff_t>(3 * (y * 1600 + x));
    return std::vector<std::uint8_t>(at, at + 3);
  };
  EXPECT_EQ(colour(first, 0.0F, 0.0F), colour(second, 2.0F, 0.0F)) << "both 1";
}

// Sizes without names say nothing: those of 1 are left out before.
TEST_F(LooksOfTwoLayers, TheShapesKeepTheirNames) {
  for (const char* example : {"abs", "road", "xor"}) {
    choose(example);
    for (const auto& [width, height] : {std::pair{1024, 768}, {900, 1400}}) {
      resize(width, height);
      EXPECT_THAT(written(), testing::Contains("hidden")) << example << ' ' << width;
    }
  }
}

// The line at zero is named where a picture without the ReLU has one: not where positions are too small for it.
TEST_F(LooksOfTwoLayers, TheLineAtZeroIsNamedFromTheLastRow) {
  driver_.set("theme=projector");
  const auto names = [&] {
    return std::ranges::count_if(written(),
                                 [](const std::string& text) { return text.find("line: 0") != std::string::npos; });
  };
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1280, 720}, {900, 1400}})) {
    resize(width, height);
    choose("narrow");
    EXPECT_EQ(names(), 1) << width << " x " << height;
    choose("abs");
    EXPECT_EQ(names(), 0) << width << " x " << height;
  }
}

// In a high window too.
TEST_F(LooksOfTwoLayers, APortraitOfTwoHiddenMapsHasNoEmptyHalf) {
  choose("narrow");
  resize(900, 1400);
  const Area lowest = driver_.widget("two.product.1.0"), below = driver_.widget("output.0");
  EXPECT_LT(below.y - lowest.bottom(), 0.18F * 1400.0F);
}

}  // namespace
}  // namespace pw
