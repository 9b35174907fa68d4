#include "app/session/loader.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "app/document/builtin_inputs.h"
#include "app/session/saver.h"
#include "compute/io/image_file.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

class LoaderTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "pointwise-loader-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  void wait() {
    for (int i = 0; i < 5000 && session_.worker().activity(); ++i) {
      session_.tick();
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    EXPECT_FALSE(session_.worker().activity());
  }
  void write_stack(const std::string& name, const std::vector<std::int64_t>& shape) const {
    std::int64_t count = 1;
    for (const std::int64_t axis : shape) count *= axis;
    std::vector<float> values(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<float>(i % 7);
    ASSERT_TRUE(write_npy_values(path(name), values, shape));
  }

  fs::path folder_;
  Session session_{hand_checkable_document(), [] {}};
  Loader loader_{session_, std::string(POINTWISE_SOURCE_DIR) + "/assets", ExtractorKind::kFilterbank};
};

TEST_F(LoaderTest, AStackThenItsWeightsThenUndo) {
  write_stack("x.npy", {1, 6, 9, 5});
  write_stack("w.npy", {2, 5});
  loader_.open(path("x.npy"));
  wait();
  EXPECT_EQ(session_.error(), "");
  EXPECT_EQ(session_.document().shape(), (Shape{1, 5, 6, 9}));
  EXPECT_EQ(session_.document().parameters().cin, 5);
  loader_.open(path("w.npy"));
  wait();
  EXPECT_EQ(session_.document().parameters().w(1, 0), 5.0F);
  EXPECT_EQ(session_.history().undo_steps(), 2U);
  session_.undo();
  session_.undo();
  EXPECT_EQ(session_.document().shape().c, 4);
}

TEST_F(LoaderTest, WeightsTurnAStackWhoseAxesWereReadTheOtherWay) {
  // (1, 3, 4, 4) looks like NCHW; the weights say that it has 4 maps.
  write_stack("x.npy", {1, 3, 4, 4});
  write_stack("w.npy", {2, 4});
  loader_.open_first(path("x.npy"));
  wait();
  EXPECT_EQ(session_.document().shape(), (Shape{1, 3, 4, 4}));
  loader_.open_first(path("w.npy"));
  wait();
  EXPECT_EQ(session_.error(), "");
  EXPECT_EQ(session_.document().shape(), (Shape{1, 4, 3, 4}));
  EXPECT_EQ(session_.document().origin.layout, Layout::kNhwc);
  EXPECT_EQ(session_.history().undo_steps(), 0U);
}

TEST_F(LoaderTest, WhatCannotBeReadLeavesTheDocumentAsItWas) {
  write_stack("w.npy", {2, 99});
  std::ofstream(path("text.npy")) << "no array";
  const auto before = session_.document().input;
  for (const char* name : {"w.npy", "text.npy", "absent.npy", "."}) {
    session_.close_error();
    loader_.open(path(name));
    wait();
    EXPECT_NE(session_.error().find(path(name)), std::string::npos) << session_.error();
    EXPECT_EQ(session_.error().find('\n'), std::string::npos);
    EXPECT_EQ(session_.document().input, before);
    EXPECT_EQ(session_.history().undo_steps(), 0U);
  }
}

TEST_F(LoaderTest, AnotherExtractorKeepsWeightsThatFitAndSaysSo) {
  loader_.open_scene(kSampleSeed);
  wait();
  ASSERT_EQ(session_.error(), "");
  ASSERT_NE(session_.document().truth, nullptr);
  const auto layer = session_.document().layer;
  loader_.set_extractor(ExtractorKind::kRandom);
  wait();
  EXPECT_EQ(session_.document().layer, layer);
  EXPECT_NE(session_.message().find("other maps"), std::string::npos) << session_.message();
  EXPECT_NE(session_.document().truth, nullptr);
  loader_.set_extractor(ExtractorKind::kPixels);
  wait();
  EXPECT_EQ(session_.document().shape(), (Shape{1, 3, 160, 576}));
  EXPECT_EQ(session_.document().parameters().cin, 3);
}

TEST_F(LoaderTest, APhotoIsBroughtToTheChosenSize) {
  const std::vector<std::uint8_t> rgb(1200 * 800 * 3, 90);
  ASSERT_TRUE(write_png(path("photo.png"), 1200, 800, rgb));
  loader_.open(path("photo.png"));
  wait();
  EXPECT_EQ(session_.document().shape(), (Shape{1, 256, 100, 150}));
  loader_.set_photo_size(PhotoSize::kFit);
  wait();
  EXPECT_EQ(session_.document().shape(), (Shape{1, 256, 48, 72}));
  EXPECT_NE(session_.message().find("800 × 1200"), std::string::npos) << session_.message();
  loader_.set_photo_size(PhotoSize::kCrop);
  wait();
  EXPECT_EQ(session_.document().shape(), (Shape{1, 256, 20, 72}));
}

TEST_F(LoaderTest, MissingLearnedWeightsAreSaidAndTheFilterBankStandsIn) {
  std::string error;
  const Document document = sample_document(path("nothing"), ExtractorKind::kLearned, error);
  EXPECT_NE(error.find("filter bank"), std::string::npos) << error;
  EXPECT_EQ(document.origin.extractor, ExtractorKind::kFilterbank);
  EXPECT_EQ(document.shape(), (Shape{1, 256, 20, 72}));
}

TEST_F(LoaderTest, SavedWeightsComeBackWithTheirBias) {
  session_.dispatch(SetBias{1, 2.5F});
  session_.dispatch(SetWeight{0, 3, -0.75F});
  save_in_background(session_, Saved::kWeights, path("mine.npy"));
  wait();
  ASSERT_EQ(session_.error(), "");
  const PointwiseLayer saved = session_.document().parameters();
  session_.dispatch(SetWeight{0, 3, 9.0F});
  session_.dispatch(SetBias{1, 9.0F});
  loader_.open(path("mine.npy"));
  wait();
  EXPECT_EQ(session_.document().parameters(), saved);
  save_in_background(session_, Saved::kOutputs, path("y.png"));
  wait();
  EXPECT_TRUE(read_image(path("y.png")));
  save_in_background(session_, Saved::kOutputs, path("y.txt"));
  wait();
  EXPECT_NE(session_.error().find("y.txt"), std::string::npos);
}

TEST(BiasPath, StandsBesideTheWeights) {
  EXPECT_EQ(bias_path("a/road.npy"), "a/road_bias.npy");
  EXPECT_EQ(bias_path("a/road_weights.npy"), "a/road_bias.npy");
}

}  // namespace
}  // namespace pw
