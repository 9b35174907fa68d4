// A window that ended unexpectedly, and the next one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "learn_test_window.h"
#include "tests/app/recovery/recovery_test_work.h"
#include "tests/few.h"

namespace pw {
namespace {

using testing::HasSubstr;

class RecoveryJourney : public LearnJourney {
 protected:
  // A window whose unsaved work is kept, until it is left as if it had been killed.
  struct Window : test::KeptWork {
    explicit Window(const std::string& folder, const WindowOptions& options = {})
        : KeptWork(folder), driver(options, keeping(journal)) {}
    static WindowParts keeping(Journal& journal) {
      WindowParts parts;
      parts.journal = &journal;
      return parts;
    }
    // Until its file is due and written.
    void wait_for_file() {
      pass(std::chrono::seconds(20));
      driver.frame(2);
    }
    // As a window does that is closed with nothing to lose.
    void close() { journal.close(); }

    Driver driver;
  };

  std::size_t files() const { return test::recovery_files_in(kept_).size(); }
  // Of a window that has ended.
  void leave_work() const {
    test::KeptWork window(kept_);
    window.note(hand_checkable_document());
    EXPECT_TRUE(window.journal.write_now());
  }

  const std::string kept_ = folder_.path("kept");
};

TEST_F(RecoveryJourney, WhatWasNotSavedIsRestoredBitForBit) {
  const WindowOptions options = opened(
      {save_stack("stack.npy", made_up_stack({1, 8, 6, 9})), save_weights("weights.npy", made_up_parameters(2, 8))});
  Parameters held;
  Json selected;
  {
    Window window(kept_, options);
    window.driver.key("Down");
    window.driver.drag("weight.0.3", 0.0F, -20.0F);
    window.driver.drag("bias_slider.1", 15.0F, 0.0F);
    window.driver.key("X");
    window.wait_for_file();
    held = held_by(window.driver);
    selected = window.driver.value("/selected");
  }
  Window next(kept_);
  next.driver.wait_for_widget("recovery.restore");
  EXPECT_TRUE(next.driver.shows("recovery.0"));
  next.driver.key("Enter");
  next.driver.wait_idle();
  EXPECT_FALSE(next.driver.shows("recovery.restore"));
  EXPECT_EQ(held_by(next.driver), held);
  EXPECT_EQ(next.driver.value("/selected"), selected);
  EXPECT_FALSE(next.driver.session().document().mask.empty());
  EXPECT_THAT(next.driver.value("/message").get<std::string>(), HasSubstr("Restored"));
  // Kept again, in a file of this window's.
  next.driver.frame(2);
  EXPECT_EQ(files(), 1U);
  next.driver.key("Ctrl+Z");
  EXPECT_EQ(next.driver.value("/document/cin"), 256);
  next.close();
  EXPECT_EQ(files(), 0U);
}

TEST_F(RecoveryJourney, LabelsAndLocksAreRestored) {
  Document left;
  {
    Window window(kept_);
    show(window.driver);
    window.driver.set("labels=sample");
    window.driver.frame();
    window.wait_for_file();
    left = window.driver.session().document();
    ASSERT_NE(left.labels, nullptr);
  }
  Window next(kept_);
  next.driver.wait_for_widget("recovery.restore");
  next.driver.click("recovery.restore");
  next.driver.wait_idle();
  const Document& restored = next.driver.session().document();
  ASSERT_NE(restored.labels, nullptr);
  EXPECT_EQ(restored.labels->classes, left.labels->classes);
  EXPECT_EQ(restored.source, left.source);
  EXPECT_EQ(next.driver.value("/view"), "learn");
}

TEST_F(RecoveryJourney, ATrainingRunIsKeptAsSoonAsItEnds) {
  Window window(kept_);
  show(window.driver);
  window.driver.set("labels=sample");
  window.driver.set("train.speed=fast");
  window.driver.key("Space");
  wait_for_step(window.driver, 5);
  EXPECT_EQ(files(), 0U);
  window.driver.key("Space");
  window.driver.frame(3);
  ASSERT_EQ(files(), 1U);
  const std::string path = test::recovery_files_in(kept_).front();
  const auto read = read_json(path, test::text_of(path));
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(read->document.parameters().weight, layer_of(window.driver).weight);
}

TEST_F(RecoveryJourney, AWindowWithoutWorkKeepsNothing) {
  Window window(kept_);
  window.driver.key("T");
  window.driver.key("Down");
  window.wait_for_file();
  EXPECT_FALSE(std::filesystem::exists(kept_));
}

TEST_F(RecoveryJourney, NotNowAsksAgainAndDiscardDoesNot) {
  leave_work();
  {
    Window window(kept_);
    window.driver.wait_for_widget("recovery.later");
    window.driver.key("Escape");
    EXPECT_FALSE(window.driver.shows("recovery.later"));
  }
  {
    Window window(kept_);
    window.driver.wait_for_widget("recovery.later");
    window.driver.click("recovery.later");
  }
  {
    Window window(kept_);
    window.driver.wait_for_widget("recovery.discard");
    window.driver.key("Delete");
    window.driver.frame();
    EXPECT_FALSE(window.driver.shows("recovery.discard"));
  }
  EXPECT_EQ(files(), 0U);
}

TEST_F(RecoveryJourney, OfSeveralOneIsChosen) {
  leave_work();
  leave_work();
  Window window(kept_);
  window.driver.wait_for_widget("recovery.1");
  window.driver.key("Down");
  window.driver.key("Delete");
  window.driver.frame();
  EXPECT_TRUE(window.driver.shows("recovery.0"));
  EXPECT_FALSE(window.driver.shows("recovery.1"));
  EXPECT_EQ(files(), 1U);
  window.driver.click("recovery.discard");
  window.driver.frame();
  EXPECT_FALSE(window.driver.shows("recovery.0"));
}

TEST_F(RecoveryJourney, AWindowThatLivesKeepsItsFileToItself) {
  test::KeptWork living(kept_);
  living.note(hand_checkable_document());
  ASSERT_TRUE(living.journal.write_now());
  Window window(kept_);
  window.driver.frame(5);
  while (window.driver.session().jobs().long_running().is_busy()) window.driver.frame();
  window.driver.frame(2);
  EXPECT_FALSE(window.driver.shows("recovery.restore"));
  EXPECT_EQ(files(), 1U);
}

TEST_F(RecoveryJourney, TheOfferHasTheKeyboard) {
  leave_work();
  Window window(kept_);
  window.driver.wait_for_widget("recovery.restore");
  window.driver.key("T");
  EXPECT_EQ(window.driver.value("/theme"), "dark");
}

TEST_F(RecoveryJourney, ADamagedFileIsSaid) {
  folder_.folder("kept");
  folder_.file("kept/broken.json", "{");
  Window window(kept_);
  window.driver.wait_for("the error", [](const Json& state) { return state["error"] != ""; });
  EXPECT_THAT(window.driver.value("/error").get<std::string>(), HasSubstr("broken.json"));
  EXPECT_FALSE(window.driver.shows("recovery.restore"));
  window.driver.click("error.close");
}

TEST_F(RecoveryJourney, TheOfferFitsEveryWindowAndLook) {
  leave_work();
  leave_work();
  for (const char* theme : ends_of({"dark", "light", "projector"})) {
    Window window(kept_);
    window.driver.wait_for_widget("recovery.restore");
    window.driver.set(std::string("theme=") + theme);
    for (const auto& [width, height] : ends_of<SizeInPixels>({{640, 400}, {1366, 768}, {3840, 2160}})) {
      window.driver.resize(width, height);
      window.driver.frame(3);
      const Area restore = window.driver.widget("recovery.restore"), later = window.driver.widget("recovery.later"),
                 discard = window.driver.widget("recovery.discard"), row = window.driver.widget("recovery.1");
      EXPECT_FALSE(overlap(restore, later) || overlap(later, discard) || overlap(row, discard)) << theme << width;
      EXPECT_GT(discard.x, 0.0F) << theme << width;
      EXPECT_LT(restore.right(), static_cast<float>(width)) << theme << width;
      EXPECT_LT(restore.bottom(), static_cast<float>(height)) << theme << width;
      EXPECT_GT(row.y, 0.0F) << theme << width;
    }
    window.driver.key("Escape");
  }
}

}  // namespace
}  // namespace pw
