// Saving files through the window's browser.
#include <filesystem>

#include "compute/io/arrays/array_file.h"
#include "compute/io/arrays/npy.h"
#include "compute/io/images/image_file.h"
#include "compute/io/models/layer_file.h"
#include "journey.h"

namespace pw {
namespace {

class SavingJourney : public StackJourney {
 protected:
  void fill_in(const std::string& path) {
    driver_.wait_for_widget("browser.path");
    driver_.key("Ctrl+A");
    driver_.type(path);
    driver_.key("Enter");
    driver_.wait_idle();
  }
  std::string save(const std::string& key, const std::string& name) {
    driver_.key(key);
    fill_in(folder_.path(name));
    return folder_.path(name);
  }
};

TEST_F(SavingJourney, WeightsAreSavedWithTheirBias) {
  driver_.drag("bias_slider.1", 15, 0);
  driver_.drag("weight.0.17", 0, -8);
  parameters_.w(0, 17) = driver_.number("/selected/weight/0");
  parameters_.biases[1] = driver_.number("/selected/bias/1");
  const std::string path = save("Ctrl+S", "road_weights.npy");
  const auto saved = read_layer(path, folder_.path("road_bias.npy"), 64);
  ASSERT_TRUE(saved);
  for (std::size_t i = 0; i < 128; ++i) EXPECT_EQ(saved->weight[i], parameters_.weights[i / 64][i % 64]) << i;
  EXPECT_EQ(saved->bias, parameters_.biases);
  const auto header = read_npy_header(path);
  ASSERT_TRUE(header);
  EXPECT_TRUE(header->is_float());
  EXPECT_EQ(header->item_bytes, 4);
  EXPECT_EQ(header->shape, (std::vector<std::int64_t>{2, 64}));
}

TEST_F(SavingJourney, SavedWeightsComeBack) {
  driver_.drag("weight.0.17", 0, -8);
  driver_.drag("bias_slider.0", 15, 0);
  const Json changed = driver_.state();
  const std::string path = save("Ctrl+S", "mine.npy");
  driver_.key("Ctrl+Z");
  driver_.key("Ctrl+Z");
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
  driver_.drop({path});
  EXPECT_EQ(driver_.value("/document/weights"), "mine.npy");
  EXPECT_TRUE(same_outputs(driver_.state(), changed));
}

TEST_F(SavingJourney, OutputsAreSavedAsNumbers) {
  driver_.drag("weight.0.17", 0, -8);
  parameters_.w(0, 17) = driver_.number("/selected/weight/0");
  const auto saved = read_npy_stack(save("Ctrl+Shift+S", "outputs.npy"), AxisOrder::kNhwc);
  ASSERT_TRUE(saved);
  ASSERT_EQ(saved->shape(), (Shape{1, 2, 20, 72}));
  // As a stack that is passed on as it is.
  EXPECT_TRUE(outputs_are(driver_.state(), *saved, {{{1, 0}, {0, 1}}, {0, 0}}));
  for (std::size_t o = 0; o < 2; ++o) {
    for (std::size_t p = 0; p < 20 * 72; ++p) {
      double sum = 0.0;
      for (std::size_t i = 0; i < 64; ++i)
        sum += double{parameters_.w(o, i)} * stack_.plane(0, static_cast<std::int64_t>(i))[p];
      ASSERT_NEAR(saved->plane(0, static_cast<std::int64_t>(o))[p], sum, 2e-5) << o << ", " << p;
    }
  }
}

TEST_F(SavingJourney, OutputsAreSavedAsAPicture) {
  const auto saved = read_image(save("Ctrl+Shift+S", "outputs.png"));
  ASSERT_TRUE(saved);
  const Picture picture{saved->image.width, saved->image.height, to_rgb8(saved->image)};
  EXPECT_GE(picture.width, 72);
  EXPECT_GE(picture.height, 20);
  EXPECT_GT(contrast(picture), 5.0);
}

TEST_F(SavingJourney, TheListOfTheSaveButtonOpensTheBrowser) {
  driver_.click("save");
  driver_.click("save.0");
  fill_in(folder_.path("from_list.npy"));
  EXPECT_TRUE(std::filesystem::exists(folder_.path("from_list.npy")));
}

TEST_F(SavingJourney, AnExistingFileIsReplacedOnlyByTheSecondPress) {
  folder_.file("old.npy", "old");
  const std::string path = save("Ctrl+S", "old.npy");
  driver_.wait_for_widget("browser.error");
  EXPECT_EQ(std::filesystem::file_size(path), 3U);
  driver_.key("Enter");
  driver_.wait_idle();
  const auto replaced = read_layer(path, std::nullopt, 64);
  ASSERT_TRUE(replaced);
  EXPECT_EQ(replaced->bias.size(), 2U);
}

// Of another project, say.
TEST_F(SavingJourney, ABiasFileIsReplacedOnlyByTheSecondPressToo) {
  folder_.file("net_bias.npy", "another");
  const std::string path = save("Ctrl+S", "net.npy");
  driver_.wait_for_widget("browser.error");
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_EQ(std::filesystem::file_size(folder_.path("net_bias.npy")), 7U);
  driver_.key("Enter");
  driver_.wait_idle();
  const auto saved = read_layer(path, folder_.path("net_bias.npy"), 64);
  ASSERT_TRUE(saved) << saved.error().message();
  EXPECT_EQ(saved->bias, parameters_.biases);
}

TEST_F(SavingJourney, OutputsAreSavedInTheFormatOfTheirNameInAnyCase) {
  const auto plain = read_npy_stack(save("Ctrl+Shift+S", "y.npy"), AxisOrder::kNhwc);
  ASSERT_TRUE(plain);
  for (const char* name : {"y2.NPY", "y.safetensors", "y.SAFETENSORS"}) {
    const auto saved = read_array_stack(save("Ctrl+Shift+S", name), AxisOrder::kNhwc);
    ASSERT_TRUE(saved) << saved.error().message();
    ASSERT_EQ(saved->shape(), plain->shape());
    for (std::int64_t o = 0; o < 2; ++o) {
      for (std::size_t p = 0; p < 20 * 72; ++p) ASSERT_EQ(saved->plane(0, o)[p], plain->plane(0, o)[p]) << name;
    }
  }
  EXPECT_TRUE(read_image(save("Ctrl+Shift+S", "y.PNG")));
}

TEST_F(SavingJourney, ANameOfAnotherFormatIsCorrectedInTheDialog) {
  for (const auto& [key, name] : {std::pair{"Ctrl+Shift+S", "y.npz"},
                                  {"Ctrl+Shift+S", "y.v2"},
                                  {"Ctrl+S", "w.safetensors"},
                                  {"Ctrl+S", "w.v2"}}) {
    const std::string path = save(key, name);
    driver_.wait_for_widget("browser.error");
    EXPECT_EQ(driver_.value("/error"), "") << name;
    EXPECT_FALSE(std::filesystem::exists(path)) << name;
    const std::string corrected = folder_.path(std::string("from_") + name + ".npy");
    fill_in(corrected);
    EXPECT_FALSE(driver_.shows("browser.path")) << name;
    EXPECT_TRUE(std::filesystem::exists(corrected)) << name;
  }
}

TEST_F(SavingJourney, TheWindowReportsAWriteError) {
  driver_.key("Ctrl+S");
  fill_in("/proc/weights.npy");
  EXPECT_NE(driver_.value("/error").get<std::string>().find("/proc/weights.npy"), std::string::npos);
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
  driver_.click("error.close");
  EXPECT_EQ(held_by(driver_), parameters_);
}

}  // namespace
}  // namespace pw
