// Several files at once, in any order; what is wrong with some of them; stacks whose axis order is not known.
#include <algorithm>

#include "compute/io/arrays/npy.h"
#include "compute/io/arrays/safetensors.h"
#include "compute/io/images/image_file.h"
#include "journey.h"
#include "tests/compute/io/arrays/written_npy.h"
#include "tests/few.h"

namespace pw {
namespace {

class OpeningJourney : public Journey {
 protected:
  std::string save(const std::string& name, const std::vector<float>& values,
                   const std::vector<std::int64_t>& shape) const {
    EXPECT_TRUE(test::write_npy_values(folder_.path(name), values, shape)) << name;
    return folder_.path(name);
  }
  std::string save_counting(const std::string& name, const std::vector<std::int64_t>& shape) const {
    std::int64_t count = 1;
    for (const std::int64_t size : shape) count *= size;
    std::vector<float> values(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<float>(i % 7);
    return save(name, values, shape);
  }
  void use_all(Driver& driver) {
    EXPECT_EQ(driver.value("/error"), "");
    EXPECT_EQ(driver.value("/document/input"), Json({1, 5, 3, 4}));
    EXPECT_EQ(driver.value("/document/weights"), "a_weights.npy");
    EXPECT_EQ(driver.value("/selected/bias"), Json({10, -20}));
  }

  // Named so that a file manager hands them over in the wrong order.
  const std::string bias_ = save("0_b.npy", {10, -20}, {2});
  const std::string weights_ = save_weights("a_weights.npy", made_up_parameters(2, 5));
  const std::string maps_ = save_stack("maps.npy", made_up_stack({1, 5, 3, 4}));
};

TEST_F(OpeningJourney, FilesAreOpenedInTheOrderOfNeedWhateverTheirs) {
  std::vector<std::string> files = {bias_, weights_, maps_};
  std::ranges::sort(files);
  do {
    {
      Driver started(opened(files));
      use_all(started);
      EXPECT_EQ(started.value("/document/undo"), 0);
    }
    Driver driver;
    driver.drop(files);
    use_all(driver);
    EXPECT_EQ(driver.value("/document/undo"), 3);
  } while (std::ranges::next_permutation(files).found);
}

TEST_F(OpeningJourney, AnImageComesBeforeWeightsForItsMaps) {
  const std::string photo = save_photo("photo.png");
  const std::string kernel = save_counting("kernel.npy", {1, 1, 256, 2});
  Driver driver;
  driver.drop({kernel, photo});
  EXPECT_EQ(driver.value("/document/source"), photo);
  EXPECT_EQ(driver.value("/document/weights"), "kernel.npy");
}

TEST_F(OpeningJourney, FilesDroppedWhileAnotherOpensAreNotLost) {
  Driver driver;
  driver.drop_at_once(save_photo("photo.png"));
  driver.frame();
  driver.drop_at_once(maps_);
  driver.frame();
  driver.drop_at_once(weights_);
  driver.wait_idle();
  EXPECT_EQ(driver.value("/document/input"), Json({1, 5, 3, 4}));
  EXPECT_EQ(driver.value("/document/weights"), "a_weights.npy");
  EXPECT_EQ(driver.value("/document/undo"), 3);
}

TEST_F(OpeningJourney, AFailureStaysVisibleWhenAnotherFileOpens) {
  folder_.file("a.txt", "hello");
  const std::string photo = save_photo("photo.png");
  for (const bool is_drop : {true, false}) {
    Driver driver(opened(is_drop ? std::vector<std::string>() : std::vector{folder_.path("a.txt"), photo}));
    if (is_drop) driver.drop({folder_.path("a.txt"), photo});
    EXPECT_EQ(driver.value("/document/source"), photo);
    const std::string error = driver.value("/error");
    EXPECT_TRUE(error.starts_with(folder_.path("a.txt") + ": is neither")) << error;
    EXPECT_TRUE(error.ends_with("(1 of 2 files could not be opened)")) << error;
    driver.click("error.close");
    EXPECT_EQ(driver.value("/error"), "");
  }
}

TEST_F(OpeningJourney, SeveralFailuresAreCounted) {
  folder_.file("b.txt", "hello");
  Driver driver;
  driver.drop({maps_, folder_.path("b.txt"), folder_.path("missing.npy")});
  const std::string error = driver.value("/error");
  EXPECT_TRUE(error.starts_with(folder_.path("b.txt"))) << error;
  EXPECT_TRUE(error.ends_with("(2 of 3 files could not be opened)")) << error;
  EXPECT_EQ(driver.value("/document/source"), maps_);
  driver.key("Escape");
}

TEST_F(OpeningJourney, ABiasAloneSetsTheBiasesInOneStep) {
  Driver driver(opened({maps_, weights_}));
  driver.drop({bias_});
  EXPECT_EQ(driver.value("/selected/bias"), Json({10, -20}));
  EXPECT_EQ(driver.value("/document/undo"), 1);
  EXPECT_EQ(driver.value("/document/weights"), "a_weights.npy");
  driver.key("Ctrl+Z");
  EXPECT_EQ(driver.value("/selected/bias"), Json({0, 0}));
}

TEST_F(OpeningJourney, WeightsForOtherMapsLeaveTheSceneOpen) {
  Driver driver;
  const Json before = driver.value("/document");
  driver.drop({save_counting("conv.npy", {4, 128, 1, 1})});
  EXPECT_NE(driver.value("/error").get<std::string>().find("has weights for 128 maps"), std::string::npos);
  EXPECT_EQ(driver.value("/document"), before);
  driver.key("Escape");
}

TEST_F(OpeningJourney, WeightsForOtherMapsLeaveTheStackOpen) {
  Driver driver(opened({maps_}));
  for (const std::vector<std::int64_t>& shape :
       {std::vector<std::int64_t>{4, 128, 1, 1}, {1, 1, 128, 4}, {4, 128, 3, 3}}) {
    driver.drop({save_counting("conv.npy", shape)});
    EXPECT_NE(driver.value("/error"), "");
    EXPECT_EQ(driver.value("/document/source"), maps_);
    driver.key("Escape");
  }
}

TEST_F(OpeningJourney, ASingleArrayOfAnArchiveIsAStack) {
  const std::vector<float> values(5 * 3 * 4, 1.5F);
  const std::vector<ArrayToWrite> arrays = {{"features", {1, 3, 4, 5}, values}};
  ASSERT_TRUE(write_safetensors(folder_.path("one.safetensors"), arrays, SafetensorsType::kFloat32));
  Driver driver(opened({folder_.path("one.safetensors")}));
  EXPECT_EQ(driver.value("/document/input"), Json({1, 5, 3, 4}));
}

TEST_F(OpeningJourney, AStackFromAFileCanBeReadInTheOtherAxisOrder) {
  Driver driver;
  EXPECT_FALSE(driver.shows("swap"));
  driver.drop({save_counting("x.npy", {1, 64, 10, 19})});
  EXPECT_EQ(driver.value("/document/input"), Json({1, 64, 10, 19}));
  driver.drop({save_counting("x.npy", {3, 16, 12, 30})});
  EXPECT_EQ(driver.value("/document/input"), Json({3, 30, 16, 12}));
  // Of both orders, the one in use does nothing.
  driver.click("file.order");
  driver.wait_idle();
  EXPECT_EQ(driver.value("/document/input"), Json({3, 30, 16, 12}));
  driver.click("swap");
  driver.wait_idle();
  EXPECT_EQ(driver.value("/document/input"), Json({3, 16, 12, 30}));
  EXPECT_NE(driver.value("/message").get<std::string>().find("read as NCHW"), std::string::npos);
  driver.key("Shift+N");
  driver.wait_idle();
  EXPECT_EQ(driver.value("/document/input"), Json({3, 30, 16, 12}));
  driver.key("Ctrl+Z");
  driver.wait_idle();
  EXPECT_EQ(driver.value("/document/input"), Json({3, 16, 12, 30}));
}

TEST_F(OpeningJourney, TheImagesOfABatchAreTurnedOver) {
  Driver driver(opened({save_stack("batch.npy", made_up_stack({3, 8, 12, 16}))}));
  for (const auto& [widget, image] :
       {std::pair{"image.on", 1}, {"image.shown", 2}, {"image.on", 0}, {"image.back", 2}}) {
    driver.click(widget);
    EXPECT_EQ(driver.value("/n"), image) << widget;
  }
  driver.key("Shift+B");
  EXPECT_EQ(driver.value("/n"), 1);
  driver.drop({maps_});
  EXPECT_FALSE(driver.shows("image.on"));
}

TEST_F(OpeningJourney, WhatStandsBesideTheShapesFitsAnyWindow) {
  Driver driver(opened({save_stack("batch.npy", made_up_stack({3, 8, 12, 16}))}));
  driver.drop({save_stack("large.npy", made_up_stack({3, 64, 160, 576}))});
  using Look = std::tuple<int, int, const char*>;
  for (const auto& [width, height, theme] : ends_of<Look>({{1280, 720, "dark"},
                                                           {1024, 640, "dark"},
                                                           {1600, 900, "light"},
                                                           {1920, 1080, "projector"},
                                                           {1280, 720, "projector"}})) {
    driver.resize(width, height);
    driver.set(std::string("theme=") + theme);
    const Area swap = driver.widget("swap"), pager = driver.widget("image.on"), order = driver.widget("layout");
    EXPECT_GT(swap.y, order.bottom() - 1.0F) << width;
    EXPECT_LE(pager.right(), static_cast<float>(width)) << width;
    EXPECT_GT(swap.x, driver.widget("shape.y.3").right()) << width;
  }
}

}  // namespace
}  // namespace pw
