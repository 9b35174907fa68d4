// Opening files: dropped, browsed to, refused.
#include <filesystem>

#include "compute/io/images/image_file.h"
#include "journey.h"

namespace pw {
namespace {

class FileJourney : public StackJourney {
 protected:
  std::string save_photo(const std::string& name, int width = 96, int height = 64) const {
    std::vector<std::uint8_t> rgb;
    for (int y = 0; y < height; ++y) {
      for (int x = 0; x < width; ++x) {
        for (const int value : {x * 2, y * 3, (x / 8 + y / 8) % 2 * 200})
          rgb.push_back(static_cast<std::uint8_t>(value));
      }
    }
    EXPECT_TRUE(write_png(folder_.path(name), width, height, rgb));
    return folder_.path(name);
  }

  void open_browser() {
    driver_.key("Ctrl+O");
    driver_.wait_for_widget("browser.path");
  }

  // Whether the window shows an error that names the file, and is otherwise unchanged.
  testing::AssertionResult is_refused(const std::string& path) {
    const Json before = driver_.state();
    driver_.drop({path});
    const Json after = driver_.state();
    const std::string error = after["error"];
    driver_.click("error.close");
    if (error.find(std::filesystem::path(path).filename().string()) == std::string::npos)
      return testing::AssertionFailure() << "\"" << error << "\" does not name the file";
    if (error.find('\n') != std::string::npos) return testing::AssertionFailure() << error << ": more than a line";
    if (after["document"] != before["document"] || after["output"] != before["output"])
      return testing::AssertionFailure() << "the document has changed";
    if (driver_.shows("error.close")) return testing::AssertionFailure() << "the error cannot be closed";
    return testing::AssertionSuccess();
  }
};

TEST_F(FileJourney, AStackIsDropped) {
  const Tensor other = made_up_stack({1, 24, 10, 14}, 5);
  const std::string path = save_stack("Straße 1×1 (%20).npy", other);
  driver_.drop({path});
  EXPECT_EQ(driver_.value("/document/source"), path);
  EXPECT_EQ(driver_.value("/document/input"), Json({1, 24, 10, 14}));
  driver_.key("Ctrl+Z");
  EXPECT_EQ(driver_.value("/document/input"), Json({1, 64, 20, 72}));
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
}

TEST_F(FileJourney, WeightsAreDropped) {
  const Json source = driver_.value("/document/source");
  const Parameters three = made_up_parameters(3, 64, 9);
  driver_.drop({save_weights("three.npy", three)});
  EXPECT_EQ(driver_.value("/document/source"), source);
  EXPECT_EQ(driver_.value("/document/weights"), "three.npy");
  EXPECT_EQ(driver_.value("/document/undo"), 1);
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, three));
  driver_.key("Ctrl+Z");
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
}

TEST_F(FileJourney, AStackAndItsWeightsAreDroppedTogether) {
  const Tensor other = made_up_stack({1, 32, 8, 9}, 5);
  const Parameters four = made_up_parameters(4, 32);
  driver_.drop({save_stack("other.npy", other), save_weights("four.npy", four)});
  EXPECT_TRUE(outputs_are(driver_.state(), other, four));
}

TEST_F(FileJourney, AnImageIsDropped) {
  const std::string path = save_photo("photo.png");
  driver_.drop({path});
  EXPECT_EQ(driver_.value("/document/source"), path);
  EXPECT_EQ(driver_.value("/document/extractor"), "learned");
  EXPECT_EQ(driver_.value("/document/cin"), 256);
  EXPECT_GT(contrast(driver_.picture_of("image")), 20.0);
  driver_.key("3");
  driver_.wait_idle();
  EXPECT_EQ(driver_.value("/document/input"), Json({1, 3, 64, 96}));
}

TEST_F(FileJourney, ATypedPathOpens) {
  const std::string path = save_stack("other.npy", made_up_stack({1, 12, 8, 9}, 5));
  open_browser();
  driver_.key("Ctrl+A");
  driver_.type(path);
  driver_.key("Enter");
  driver_.wait_idle();
  EXPECT_FALSE(driver_.shows("browser.path"));
  EXPECT_EQ(driver_.value("/document/source"), path);
}

TEST_F(FileJourney, TabCompletesAPath) {
  folder_.folder("shelf");
  const std::string path = save_stack("shelf/other.npy", made_up_stack({1, 12, 8, 9}, 5));
  open_browser();
  driver_.key("Ctrl+A");
  for (const std::string& part : {folder_.path("she"), std::string("oth")}) {
    driver_.type(part);
    driver_.key("Tab");
  }
  driver_.key("Enter");
  driver_.wait_idle();
  EXPECT_EQ(driver_.value("/document/source"), path);
}

TEST_F(FileJourney, ARowIsChosenByArrowsAndByADoubleClick) {
  folder_.folder("shelf");
  const std::string path = save_stack("shelf/other.npy", made_up_stack({1, 12, 8, 9}, 5));
  for (const bool by_mouse : {false, true}) {
    open_browser();
    driver_.key("Ctrl+A");
    driver_.type(folder_.path("shelf"));
    driver_.key("Enter");
    driver_.wait_for("the shelf", [](const Json& state) {
      return state["widgets"].contains("browser.row.0") && !state["widgets"].contains("browser.row.1");
    });
    if (by_mouse) {
      driver_.double_click("browser.row.0");
    } else {
      driver_.key("Down");
      driver_.key("Enter");
    }
    driver_.wait_idle();
    EXPECT_EQ(driver_.value("/document/source"), path);
    driver_.key("Ctrl+Z");
  }
}

TEST_F(FileJourney, AMissingFileIsReportedInTheBrowser) {
  const Json before = driver_.value("/document");
  open_browser();
  driver_.key("Ctrl+A");
  driver_.type(folder_.path("none.npy"));
  driver_.key("Enter");
  driver_.wait_for_widget("browser.error");
  driver_.click("browser.cancel");
  EXPECT_FALSE(driver_.shows("browser.path"));
  EXPECT_EQ(driver_.value("/document"), before);
}

TEST_F(FileJourney, KeysTypedIntoTheBrowserAreNoCommands) {
  const Json before = driver_.state();
  open_browser();
  for (const char* key : {"t", "h", "2", "0", "Ctrl+Z"}) driver_.key(key);
  driver_.key("Escape");
  EXPECT_EQ(driver_.value("/document"), before["document"]);
  EXPECT_EQ(driver_.value("/theme"), before["theme"]);
  EXPECT_EQ(driver_.value("/curtain"), before["curtain"]);
}

TEST_F(FileJourney, BrokenFilesAreRefusedAndTheDocumentStays) {
  folder_.file("nothing.npy");
  folder_.file("text.txt", "hello\n");
  folder_.file("header.npy", std::string("\x93NUMPY\x01\x00\xff", 9));
  folder_.folder("folder.npy");
  std::filesystem::copy_file(folder_.path("stack.npy"), folder_.path("short.npy"));
  std::filesystem::resize_file(folder_.path("short.npy"), 5000);
  std::filesystem::copy_file(save_photo("whole.png"), folder_.path("half.png"));
  std::filesystem::resize_file(folder_.path("half.png"), 60);
  save_weights("narrow.npy", made_up_parameters(2, 7));
  for (const char* name :
       {"nothing.npy", "text.txt", "header.npy", "folder.npy", "short.npy", "half.png", "missing.npy", "narrow.npy"})
    EXPECT_TRUE(is_refused(folder_.path(name))) << name;
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
}

TEST_F(FileJourney, AnErrorIsCopied) {
  driver_.drop({folder_.path("missing.npy")});
  const std::string error = driver_.value("/error");
  ASSERT_NE(error, "");
  driver_.click("error.copy");
  EXPECT_EQ(driver_.copied(), error);
  driver_.click("error.close");
  EXPECT_EQ(driver_.value("/error"), "");
}

TEST_F(FileJourney, AFileThatOpensClosesTheError) {
  driver_.drop({folder_.path("missing.npy")});
  EXPECT_NE(driver_.value("/error"), "");
  driver_.drop({save_weights("three.npy", made_up_parameters(3, 64))});
  EXPECT_EQ(driver_.value("/error"), "");
}

class BrokenStartJourney : public Journey {};

TEST_F(BrokenStartJourney, TheWindowSaysSoAndShowsItsSample) {
  folder_.file("broken.npy", std::string("\x93NUMPY\x01\x00", 8));
  Driver driver(opened({folder_.path("broken.npy")}));
  EXPECT_NE(driver.value("/error").get<std::string>().find("broken.npy"), std::string::npos);
  EXPECT_EQ(driver.value("/document/cout"), 2);
  driver.click("error.close");
}

}  // namespace
}  // namespace pw
