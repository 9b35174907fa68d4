// Opening files: dropped, browsed to.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/platform/assets.h"
#include "compute/features/feature_extractor.h"
#include "compute/io/images/image_file.h"
#include "journey.h"
#include "tests/source_file.h"

namespace pw {
namespace {

class FileJourney : public StackJourney {
 protected:
  void open_browser() {
    driver_.key("Ctrl+O");
    driver_.wait_for_widget("browser.path");
  }
};

TEST_F(FileJourney, AStackIsDropped) {
  const Json before = driver_.value("/document/source");
  const Tensor other = made_up_stack({1, 24, 10, 14}, 5);
  const std::string path = save_stack("Straße 1×1 (%20).npy", other);
  driver_.drop({path});
  EXPECT_EQ(driver_.value("/document/source"), path);
  EXPECT_EQ(driver_.value("/document/input"), Json({1, 24, 10, 14}));
  EXPECT_TRUE(outputs_are(driver_.state(), other, held_by(driver_)));
  driver_.drag("weight.0.5", 0, -8);
  EXPECT_TRUE(outputs_are(driver_.state(), other, held_by(driver_)));
  driver_.key("Ctrl+Z");
  driver_.key("Ctrl+Z");
  EXPECT_EQ(driver_.value("/document/source"), before);
  EXPECT_EQ(driver_.value("/document/input"), Json({1, 64, 20, 72}));
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
  EXPECT_EQ(held_by(driver_), parameters_);
}

TEST_F(FileJourney, WeightsAreDropped) {
  const Json source = driver_.value("/document/source");
  const Parameters three = made_up_parameters(3, 64, 9);
  driver_.drop({save_weights("three.npy", three)});
  EXPECT_EQ(driver_.value("/document/source"), source);
  EXPECT_EQ(driver_.value("/document/weights"), "three.npy");
  EXPECT_EQ(driver_.value("/document/undo"), 1);
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, three));
  EXPECT_EQ(held_by(driver_), three);
  driver_.key("Ctrl+Z");
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
  EXPECT_EQ(held_by(driver_), parameters_);
}

TEST_F(FileJourney, AStackAndItsWeightsAreDroppedTogether) {
  const Tensor other = made_up_stack({1, 32, 8, 9}, 5);
  const Parameters four = made_up_parameters(4, 32);
  driver_.drop({save_stack("other.npy", other), save_weights("four.npy", four)});
  EXPECT_TRUE(outputs_are(driver_.state(), other, four));
  EXPECT_EQ(held_by(driver_), four);
}

TEST_F(FileJourney, WhatWasDoneToAnImageIsSaid) {
  std::string photo;
  {
    std::ifstream stream(source_file("tests/data/images/photo.jpg"), std::ios::binary);
    photo.assign(std::istreambuf_iterator<char>(stream), {});
  }
  const std::string exif("Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0", 32);
  const std::string length(1, static_cast<char>(exif.size() + 2));
  folder_.file("photo.jpg", photo.substr(0, 2) + "\xFF\xE1" + '\0' + length + exif + photo.substr(2));
  driver_.drop({folder_.path("photo.jpg")});
  EXPECT_EQ(driver_.value("/document/input"), Json({1, 256, 8, 6}));
  const std::string message = driver_.value("/message");
  EXPECT_TRUE(
      message.starts_with("photo.jpg: 64 × 48 pixels → 256 maps of 8 × 6; turned upright by its EXIF orientation"))
      << message;
}

TEST_F(FileJourney, ANameThatIsNoUtf8IsShownWithOneSign) {
  const std::string path = folder_.path("caf\xE9.npy");
  std::filesystem::rename(save_stack("plain.npy", made_up_stack({1, 24, 10, 14}, 5)), path);
  driver_.drop({path});
  EXPECT_EQ(driver_.value("/document/input"), Json({1, 24, 10, 14}));
  EXPECT_EQ(driver_.value("/message").get<std::string>().substr(0, 14), "caf\uFFFD.npy: 24");
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
  const Tensor other = made_up_stack({1, 12, 8, 9}, 5);
  const std::string path = save_stack("other.npy", other);
  driver_.click("open");
  driver_.wait_for_widget("browser.path");
  driver_.key("Ctrl+A");
  driver_.type(path);
  driver_.key("Enter");
  driver_.wait_idle();
  EXPECT_FALSE(driver_.shows("browser.path"));
  EXPECT_EQ(driver_.value("/document/source"), path);
  EXPECT_TRUE(outputs_are(driver_.state(), other, held_by(driver_)));
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
  save_weights("shelf/weights.npy", made_up_parameters(2, 12));
  for (const bool by_mouse : {false, true}) {
    open_browser();
    driver_.key("Ctrl+A");
    driver_.type(folder_.path("shelf"));
    driver_.key("Enter");
    driver_.wait_for("the shelf", [](const Json& state) {
      return state["widgets"].contains("browser.row.1") && !state["widgets"].contains("browser.row.2");
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
  for (const char* key : {"t", "h", "1", "2", "Shift+/", "0", "Ctrl+Z"}) driver_.key(key);
  EXPECT_TRUE(driver_.shows("browser.path"));
  driver_.key("Escape");
  EXPECT_FALSE(driver_.shows("browser.path"));
  EXPECT_FALSE(driver_.shows("help.window"));
  EXPECT_EQ(driver_.value("/document"), before["document"]);
  EXPECT_EQ(driver_.value("/theme"), before["theme"]);
  EXPECT_EQ(driver_.value("/curtain"), before["curtain"]);
}

class ImageJourney : public Journey {};

TEST_F(ImageJourney, WeightsThatFitAnImageAreKept) {
  const Parameters wide = made_up_parameters(2, 256);
  Driver driver(opened({save_stack("wide.npy", made_up_stack({1, 256, 5, 6})), save_weights("wide_w.npy", wide)}));
  const std::string path = save_photo("photo.png", 576, 160);
  driver.drop({path});
  EXPECT_EQ(driver.value("/document/input"), Json({1, 256, 20, 72}));
  EXPECT_EQ(held_by(driver), wide);
  const auto image = read_image(path);
  ASSERT_TRUE(image);
  const auto features =
      FeatureExtractor(assets_folder()).extract(image->image, ExtractorKind::kLearned, nullptr, nullptr);
  ASSERT_TRUE(features);
  EXPECT_TRUE(outputs_are(driver.state(), features->maps, wide));
}

}  // namespace
}  // namespace pw
