// Everything that can be done is found by typing.
#include <gmock/gmock.h>

#include <set>

#include "journey.h"
#include "tests/few.h"

namespace pw {
namespace {

class PaletteJourney : public StackJourney {
 protected:
  void open() {
    driver_.key("Ctrl+Shift+P");
    driver_.wait_for_widget("palette.field");
    driver_.frame(3);
  }
  int undo_steps() { return driver_.value("/document/undo").get<int>(); }
  std::size_t rows() { return widgets_named(driver_.state(), "palette.row.").size(); }
};

TEST_F(PaletteJourney, ACommandIsTypedRunAndTakenBack) {
  ASSERT_NE(driver_.value("/document/activation"), "relu");
  open();
  driver_.type("relu act");
  EXPECT_EQ(rows(), 1U);
  driver_.key("Enter");
  EXPECT_FALSE(driver_.shows("palette"));
  EXPECT_EQ(driver_.value("/document/activation"), "relu");
  EXPECT_EQ(undo_steps(), 1);
  open();
  EXPECT_GT(rows(), 5U);
  driver_.type("undo last gesture");
  driver_.key("Enter");
  EXPECT_EQ(driver_.value("/document/activation"), "none");
  EXPECT_EQ(undo_steps(), 0);
}

TEST_F(PaletteJourney, KeysWalkTheList) {
  open();
  driver_.type("look:");
  ASSERT_EQ(rows(), 3U);
  driver_.key("Down");
  driver_.key("Enter");
  EXPECT_EQ(driver_.value("/theme"), "light");
  for (const auto& [keys, theme] : {std::pair{std::vector{"End"}, "projector"},
                                    {std::vector{"End", "Up"}, "light"},
                                    {std::vector{"Page Down", "Home"}, "dark"},
                                    {std::vector{"Page Down", "Down"}, "projector"},
                                    {std::vector{"End", "Page Up"}, "dark"}}) {
    open();
    driver_.type("look:");
    for (const char* key : keys) driver_.key(key);
    driver_.key("Enter");
    EXPECT_EQ(driver_.value("/theme"), theme);
  }
}

TEST_F(PaletteJourney, ThePointerChoosesARow) {
  open();
  driver_.type("curtain");
  driver_.click("palette.row.0");
  EXPECT_FALSE(driver_.shows("palette"));
  EXPECT_EQ(driver_.value("/curtain"), true);
}

TEST_F(PaletteJourney, EscapeClosesItAndNothingElse) {
  const Json before = driver_.value("/document");
  driver_.set("maps.show=products");
  open();
  driver_.key("Escape");
  EXPECT_FALSE(driver_.shows("palette"));
  EXPECT_EQ(driver_.value("/maps/show"), "products");
  EXPECT_EQ(driver_.value("/document"), before);
  open();
  driver_.click(ImVec2{5.0F, 5.0F});
  EXPECT_FALSE(driver_.shows("palette"));
}

TEST_F(PaletteJourney, KeysOfThePanelsRestWhileItIsOpen) {
  const Json before = driver_.value("/selected");
  open();
  for (const char* key : {"Right", "Down", "Ctrl+Z", "Tab", "0", "x"}) driver_.key(key);
  driver_.key("Escape");
  EXPECT_EQ(driver_.value("/selected"), before);
  EXPECT_EQ(undo_steps(), 0);
}

// "Undo" while there is nothing to undo.
TEST_F(PaletteJourney, WhatCannotBeDoneNowComesLastAndDoesNothing) {
  open();
  driver_.type("last gesture");
  EXPECT_EQ(rows(), 1U);
  driver_.key("Enter");
  EXPECT_TRUE(driver_.shows("palette"));
  driver_.key("Escape");
  EXPECT_EQ(undo_steps(), 0);
  open();
  driver_.type("no such command");
  EXPECT_EQ(rows(), 0U);
  driver_.key("Enter");
  EXPECT_TRUE(driver_.shows("palette"));
  driver_.key("Escape");
}

// "Opens an image…" is what Open… does; what is called so comes before.
TEST_F(PaletteJourney, TitlesWithTheWordsComeFirst) {
  open();
  driver_.type("image");
  ASSERT_GT(rows(), 1U);
  driver_.key("Enter");
  driver_.frame(3);
  EXPECT_FALSE(driver_.shows("palette"));
  EXPECT_FALSE(driver_.shows("browser.path"));
}

TEST_F(PaletteJourney, WhatOpensSomethingElseOpensIt) {
  open();
  driver_.type("type weight");
  driver_.key("Enter");
  driver_.wait_for_widget("value_editor");
  driver_.type("0.25");
  driver_.key("Enter");
  EXPECT_EQ(undo_steps(), 1);
  open();
  driver_.type("opens the menus");
  driver_.key("Enter");
  driver_.wait_for_widget("input.0");
  driver_.key("Escape");
  open();
  driver_.type("opens an image");
  driver_.key("Enter");
  driver_.wait_for_widget("browser.path");
  driver_.key("Escape");
}

TEST_F(PaletteJourney, TheHelpLeadsToIt) {
  driver_.key("F1");
  driver_.click("help.palette");
  driver_.wait_for_widget("palette.field");
  driver_.frame(3);
  driver_.type("look: light");
  driver_.key("Enter");
  EXPECT_EQ(driver_.value("/theme"), "light");
}

TEST_F(PaletteJourney, OnlyWhatWorksInTheViewIsListed) {
  const auto finds_training = [&] {
    open();
    driver_.type("trains pauses");
    const bool found = rows() > 0;
    driver_.key("Escape");
    return found;
  };
  EXPECT_FALSE(finds_training());
  driver_.set("view=learn");
  EXPECT_TRUE(finds_training());
}

// What menus offer, without a pointer.
TEST_F(PaletteJourney, FeaturesWeightsAndPhotosAreChosenByTyping) {
  driver_.key("1");
  driver_.wait_idle();
  const auto run = [&](const char* words) {
    open();
    driver_.type(words);
    driver_.key("Enter");
    driver_.wait_idle();
  };
  run("features.pixels");
  EXPECT_EQ(driver_.value("/document/cin"), 3);
  run("weights: sepia");
  EXPECT_EQ(driver_.value("/document/cout"), 3);
  run("photos: crop");
  EXPECT_NE(driver_.value("/message"), "");
  run("order: strongest");
  EXPECT_EQ(driver_.value("/maps/order"), "strongest");
}

TEST_F(PaletteJourney, ItFitsIntoAnyWindow) {
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1920, 1080}, {1024, 640}, {700, 900}})) {
    driver_.resize(width, height);
    for (const char* theme : {"theme=dark", "theme=projector"}) {
      driver_.set(theme);
      open();
      const Area list = driver_.widget("palette");
      EXPECT_GE(list.x, 0.0F);
      EXPECT_GE(list.y, 0.0F);
      EXPECT_LE(list.right(), static_cast<float>(width));
      EXPECT_LE(list.bottom(), static_cast<float>(height));
      EXPECT_GT(rows(), 5U);
      driver_.key("Escape");
    }
  }
}

// Titles are written whole, and so is what the marked command does.
TEST_F(PaletteJourney, TheMarkedCommandIsReadInFull) {
  driver_.texts().keep(true);
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1280, 720}, {1024, 768}})) {
    driver_.resize(width, height);
    open();
    driver_.type("save");
    driver_.frame(2);
    std::string all;
    for (const WrittenText& text : driver_.texts().all()) all += text.text + " ";
    EXPECT_THAT(all, testing::HasSubstr("Save: Outputs (.npy, .safetensors, .png)… ")) << width;
    EXPECT_THAT(all, testing::HasSubstr("Save: x, W, b, y with the code that checks them… ")) << width;
    driver_.key("Down");
    driver_.frame(2);
    const Area box = driver_.widget("palette");
    const float below = driver_.widget("palette.row.1").bottom();
    const auto is_end = [&](const WrittenText& text) {
      return text.area.y > below && text.area.bottom() <= box.bottom() && text.text.ends_with("as a picture, .png");
    };
    EXPECT_TRUE(std::ranges::any_of(driver_.texts().all(), is_end)) << width;
    driver_.key("Escape");
  }
}

}  // namespace
}  // namespace pw
