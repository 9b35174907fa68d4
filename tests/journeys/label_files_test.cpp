// Labels from files and to files, through the window.
#include "compute/io/arrays/npy.h"
#include "compute/io/images/image_file.h"
#include "journey.h"
#include "tests/compute/io/arrays/written_npy.h"

namespace pw {
namespace {

// The stack has maps of 20 × 72.
class LabelFilesJourney : public StackJourney {
 protected:
  LabelFilesJourney() { driver_.key("Ctrl+2"); }

  std::string save_labels(const std::string& name, std::int64_t h, std::int64_t w) const {
    std::vector<std::int64_t> values;
    for (std::int64_t y = 0; y < h; ++y) {
      for (std::int64_t x = 0; x < w; ++x) values.push_back(3 * y < h ? -1 : (2 * x < w ? 0 : 1));
    }
    folder_.file(name, test::whole_number_npy("<i8", {h, w}, values));
    return folder_.path(name);
  }
  // The rows of the list at the end: load, save.
  void choose_from_list(std::size_t from_end) {
    driver_.click("paint.more");
    driver_.wait_for_widget("paint.more.0");
    const auto rows = widgets_named(driver_.state(), "paint.more.");
    driver_.click("paint.more." + std::to_string(rows.size() - from_end));
    driver_.wait_for_widget("browser.path");
  }
  void fill_in(const std::string& path) {
    driver_.key("Ctrl+A");
    driver_.type(path);
    driver_.key("Enter");
    driver_.wait_idle();
  }
  void load(const std::string& path) {
    choose_from_list(2);
    fill_in(path);
  }
  Json counts() { return driver_.value("/document/labels/count"); }
  bool has_labels() { return driver_.value("/document").contains("labels"); }
  LabelMap labels() { return *driver_.session().document().labels; }
};

TEST_F(LabelFilesJourney, DroppedLabelsAreOneUndoStep) {
  const Json steps = driver_.value("/document/undo");
  driver_.drop({save_labels("road.npy", 20, 72)});
  EXPECT_EQ(driver_.value("/error"), "");
  EXPECT_EQ(driver_.value("/message"), "936 labels from road.npy");
  EXPECT_EQ(counts(), (Json{468, 468}));
  EXPECT_EQ(driver_.value("/document/undo"), steps.get<int>() + 1);
  driver_.drop({save_labels("fine.npy", 160, 576)});
  EXPECT_EQ(driver_.value("/message"), "936 labels from fine.npy, reduced by majority from 160 × 576");
  driver_.key("Ctrl+Z");
  driver_.key("Ctrl+Z");
  EXPECT_FALSE(has_labels());
}

TEST_F(LabelFilesJourney, APictureIsLoadedAsLabelsThroughTheBrowser) {
  std::vector<std::uint8_t> grey(160 * 576);
  for (std::size_t i = 0; i < grey.size(); ++i) grey[i] = i % 576 < 192 ? 255 : 0;
  ASSERT_TRUE(write_grey_png(folder_.path("mask.png"), 576, 160, grey));
  load(folder_.path("mask.png"));
  EXPECT_EQ(driver_.value("/error"), "");
  EXPECT_EQ(driver_.value("/message"), "1,440 labels from mask.png, reduced by majority from 160 × 576");
  EXPECT_EQ(counts(), (Json{960, 480}));
  EXPECT_EQ(driver_.value("/document/input"), (Json{1, 64, 20, 72}));
  driver_.key("Ctrl+Z");
  EXPECT_FALSE(has_labels());
}

TEST_F(LabelFilesJourney, SavedLabelsComeBack) {
  driver_.drop({save_labels("road.npy", 20, 72)});
  driver_.drag(driver_.widget("paint.picture").at(0.2F, 0.1F), driver_.widget("paint.picture").at(0.6F, 0.2F));
  const LabelMap painted = labels();
  choose_from_list(1);
  fill_in(folder_.path("mine.npy"));
  EXPECT_EQ(driver_.value("/error"), "");
  const auto header = read_npy_header(folder_.path("mine.npy"));
  ASSERT_TRUE(header) << header.error().message();
  EXPECT_EQ(header->shape, (std::vector<std::int64_t>{20, 72}));
  EXPECT_EQ(header->item_bytes, 1);
  EXPECT_FALSE(header->is_float());
  driver_.key("Ctrl+Z");
  driver_.key("Ctrl+Z");
  EXPECT_FALSE(has_labels());
  load(folder_.path("mine.npy"));
  EXPECT_EQ(labels(), painted);
}

// The browser forgets that it has asked for labels.
TEST_F(LabelFilesJourney, OpenAfterLoadOpensAPicture) {
  choose_from_list(2);
  driver_.key("Escape");
  driver_.key("Ctrl+O");
  driver_.wait_for_widget("browser.path");
  fill_in(save_photo("photo.png"));
  EXPECT_EQ(driver_.value("/error"), "");
  EXPECT_NE(driver_.value("/document/input"), (Json{1, 64, 20, 72}));
  EXPECT_FALSE(has_labels());
}

TEST_F(LabelFilesJourney, WhatIsRefusedChangesNothing) {
  driver_.drop({save_labels("road.npy", 20, 72)});
  const LabelMap before = labels();
  driver_.drop({save_labels("small.npy", 10, 36)});
  EXPECT_NE(driver_.value("/error").get<std::string>().find("too few for maps of 20 × 72"), std::string::npos);
  driver_.click("error.close");
  load(save_photo("photo.png"));
  EXPECT_NE(driver_.value("/error").get<std::string>().find("is a picture in colour"), std::string::npos);
  driver_.click("error.close");
  EXPECT_EQ(labels(), before);
}

// One driver at a time.
class LabelledStartJourney : public Journey {};

TEST_F(LabelledStartJourney, FilesOfTheCommandLineLabelToo) {
  const std::vector<std::int64_t> values(20 * 72, 1);
  folder_.file("l.npy", test::whole_number_npy("|u1", {20, 72}, values));
  Driver driver(opened({save_stack("x.npy", made_up_stack({1, 64, 20, 72})),
                        save_weights("w.npy", made_up_parameters(2, 64)), folder_.path("l.npy")}));
  EXPECT_EQ(driver.value("/document/labels/count"), (Json{0, 1440}));
  EXPECT_EQ(driver.value("/document/undo"), 0);
}

}  // namespace
}  // namespace pw
