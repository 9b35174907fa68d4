// What Train shows in every window: its tabs, its speeds, its words.
#include <algorithm>
#include <cmath>

#include "learn_test_window.h"
#include "tests/few.h"

namespace pw {
namespace {

class LookAtLearn : public LearnJourney {
 protected:
  LookAtLearn() { show(driver_); }
  void look(const std::string& theme, int width, int height) {
    driver_.set("theme=" + theme);
    driver_.resize(width, height);
    driver_.frame(2);
  }
  Driver driver_{opened({})};
};

constexpr std::pair<int, int> kSizes[] = {{1600, 900}, {1280, 720}, {1024, 768}, {900, 1400}, {1920, 1080}};

TEST_F(LookAtLearn, TheTabsStandStill) {
  for (const char* theme : {"dark", "projector"}) {
    for (const auto& [width, height] : ends_of(kSizes)) {
      look(theme, width, height);
      std::vector<Area> tabs;
      driver_.texts().keep(true);
      for (const char* tab : {"train", "compare", "reconstruct"}) {
        driver_.set(std::string("view=learn.") + tab);
        driver_.frame(2);
        tabs.push_back(driver_.widget("learn.tab"));
        EXPECT_GE(std::ranges::count(driver_.texts().all(), "image", &WrittenText::text), 1)
            << theme << " " << width << " x " << height;
      }
      EXPECT_EQ(tabs[1], tabs[0]) << theme << " " << width << " x " << height;
      EXPECT_EQ(tabs[2], tabs[0]) << theme << " " << width << " x " << height;
    }
  }
}

TEST_F(LookAtLearn, TheProjectorHasTheSpeedsWhereItHasRoom) {
  look("projector", 900, 1400);
  EXPECT_TRUE(driver_.shows("train.slow"));
  driver_.click("train.fast");
  EXPECT_EQ(driver_.value("/train/speed"), "fast");
}

// One word for the positions that are not trained on, and a head above every column.
TEST_F(LookAtLearn, TheScoresOfWhatIsHeldOutAreCalledSo) {
  driver_.set("labels=sample");
  train_to(driver_, 20);
  driver_.texts().keep(true);
  const auto times = [&](const std::string& words) {
    return std::ranges::count_if(driver_.texts().all(),
                                 [&](const WrittenText& text) { return text.text.find(words) != std::string::npos; });
  };
  for (const char* theme : {"dark", "projector"}) {
    for (const auto& [width, height] : ends_of(kSizes)) {
      look(theme, width, height);
      EXPECT_EQ(times("other positions"), 0) << theme << " " << width << " x " << height;
      EXPECT_GE(times("held"), 2) << theme << " " << width << " x " << height;
      const auto heads = std::ranges::count_if(driver_.texts().all(), [](const WrittenText& text) {
        return text.text == "labelled" || text.text == "labels";
      });
      EXPECT_EQ(heads, theme == std::string("dark") ? 1 : 0) << theme << " " << width << " x " << height;
    }
  }
}

// Nine classes without colours of their own differ in their swatches.
TEST_F(LookAtLearn, EveryClassHasASwatchOfItsOwn) {
  driver_.drop({save_weights("nine.npy", made_up_parameters(9, 256))});
  driver_.wait_idle();
  driver_.texts().keep(true);
  look("dark", 1600, 900);
  const auto writes = [&](std::string_view words) {
    return std::ranges::any_of(driver_.texts().all(),
                               [&](const WrittenText& text) { return text.text.find(words) != std::string::npos; });
  };
  EXPECT_TRUE(writes("drag over some of its positions") || writes("drag on it"));
  driver_.set("train.target=pair");
  driver_.texts().keep(true);
  driver_.frame(2);
  EXPECT_TRUE(driver_.shows("paint.class.1")) << "the brush has the pair's two classes";
  EXPECT_FALSE(driver_.shows("paint.class.2"));
  driver_.set("train.target=network");
  look("light", 3840, 2160);
  std::vector<Picture> swatches;
  for (int kind = 0; kind < 9; ++kind) {
    const Area button = driver_.widget("paint.class." + std::to_string(kind));
    const float side = std::floor(0.4F * button.h);
    swatches.push_back(driver_.picture({button.x + 0.5F * button.h, button.y + 0.3F * button.h, side, side}));
  }
  for (std::size_t i = 0; i < swatches.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) EXPECT_GT(difference(swatches[i], swatches[j]), 0.02) << i << " and " << j;
  }
}

// The list of classes is called what the brush paints: by its name, else by its number.
TEST_F(LookAtLearn, TheBrushSaysItsClassOrItsNumber) {
  choose_preset(driver_, "classes");
  driver_.wait_idle();
  const Weights weights = driver_.session().document().weights();
  std::size_t by_name = 0, by_number = 0;
  for (const int width : {720, 760, 800, 840, 900, 960, 1024}) {
    look("dark", width, 768);
    if (!driver_.shows("paint.class")) continue;
    for (const std::int64_t kind : {0, 4, 8}) {
      driver_.set("brush.class=" + std::to_string(kind));
      driver_.texts().keep(true);
      driver_.frame(2);
      const Area button = driver_.widget("paint.class");
      std::string label;
      for (const WrittenText& text : driver_.texts().all()) {
        const ImVec2 at = text.area.centre();
        if (at.x > button.x && at.x < button.right() && at.y > button.y && at.y < button.bottom()) label += text.text;
      }
      const bool has_name = label.find(class_name(weights, kind)) != std::string::npos;
      const bool has_number = label.find("class " + std::to_string(kind)) != std::string::npos;
      EXPECT_TRUE(has_name || has_number || label.find_first_not_of(" ▾") == std::string::npos) << label;
      by_name += has_name ? 1 : 0;
      by_number += has_number ? 1 : 0;
    }
  }
  EXPECT_GT(by_name, 0U);
  EXPECT_GT(by_number, 0U);
}

TEST_F(LookAtLearn, NoWordStandsOnTheLineOfBarsToCome) {
  choose_preset(driver_, "classes");
  driver_.texts().keep(true);
  std::size_t lines = 0;
  for (const auto& [width, height] : ends_of(kSizes)) {
    look("dark", width, height);
    lines += widgets_named(driver_.state(), "gradient.line.").size();
    for (const std::string& name : widgets_named(driver_.state(), "gradient.line.")) {
      const Area line = driver_.widget(name);
      for (const WrittenText& text : driver_.texts().all()) {
        const bool is_beside = text.area.right() < line.x || text.area.x > line.right();
        EXPECT_TRUE(is_beside || text.area.bottom() <= line.y || text.area.y >= line.y)
            << text.text << ", " << width << " x " << height;
      }
    }
  }
  EXPECT_GT(lines, 0U);
}

}  // namespace
}  // namespace pw
