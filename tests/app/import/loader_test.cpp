#include "app/import/loader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/document/builtin_inputs.h"
#include "app/import/saver.h"
#include "app/import/weights_file.h"
#include "compute/io/arrays/npy.h"
#include "compute/io/arrays/safetensors.h"
#include "compute/io/images/image_file.h"
#include "tests/app/file_dialog/files_test_folder.h"
#include "tests/app/jobs/jobs_test_window.h"
#include "tests/compute/io/arrays/written_npy.h"
#include "tests/source_file.h"

namespace pw {
namespace {

using ::testing::HasSubstr;

const std::string kAssets = source_file("assets");

std::vector<float> counting_values(const std::vector<std::int64_t>& shape) {
  std::int64_t count = 1;
  for (const std::int64_t axis : shape) count *= axis;
  std::vector<float> values(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<float>(i % 7);
  return values;
}

class LoaderTest : public testing::Test {
 protected:
  std::string path(const std::string& name) const { return folder_.path(name); }

  void wait() {
    EXPECT_TRUE(window_.tick_until(session_, [this] { return !session_.jobs().activity(); }));
  }
  void write_array(const std::string& name, const std::vector<std::int64_t>& shape) const {
    EXPECT_TRUE(test::write_npy_values(path(name), counting_values(shape), shape));
  }
  // A file with several arrays of these names and shapes.
  void write_arrays(const std::string& name,
                    const std::vector<std::pair<std::string, std::vector<std::int64_t>>>& arrays) const {
    std::vector<std::vector<float>> values;
    for (const auto& [_, shape] : arrays) values.push_back(counting_values(shape));
    std::vector<ArrayToWrite> to_write;
    for (std::size_t i = 0; i < arrays.size(); ++i) to_write.push_back({arrays[i].first, arrays[i].second, values[i]});
    EXPECT_TRUE(write_safetensors(path(name), to_write, SafetensorsType::kFloat32));
  }
  void set(const ParameterId& id, float value) { EXPECT_TRUE(session_.dispatch(SetParameter{id, value})); }
  const Document& document() const { return session_.document(); }

  TestFolder folder_;
  test::JobsWindow window_;
  Session session_{hand_checkable_document(), window_.wake()};
  Loader loader_{session_, kAssets, std::make_shared<FeatureExtractor>(kAssets), ExtractorKind::kFilterbank};
  Saver saver_{session_};
};

TEST_F(LoaderTest, AStackThenItsWeightsThenUndo) {
  write_array("x.npy", {1, 6, 9, 5});
  write_array("w.npy", {2, 5});
  loader_.open(path("x.npy"));
  wait();
  EXPECT_EQ(session_.error(), "");
  EXPECT_EQ(document().shape(), (Shape{1, 5, 6, 9}));
  EXPECT_EQ(document().parameters().cin, 5);
  loader_.open(path("w.npy"));
  wait();
  EXPECT_EQ(document().parameters().w(1, 0), 5.0F);
  EXPECT_EQ(session_.history().undo_steps(), 2U);
  session_.undo();
  session_.undo();
  EXPECT_EQ(document().shape().c, 4);
}

TEST_F(LoaderTest, WeightsCorrectTheAxisOrderOfAStack) {
  // (1, 3, 4, 4) looks like NCHW, but the weights need 4 maps.
  write_array("x.npy", {1, 3, 4, 4});
  write_array("w.npy", {2, 4});
  loader_.open(path("x.npy"), Loader::Entry::kFirst, nullptr);
  wait();
  EXPECT_EQ(document().shape(), (Shape{1, 3, 4, 4}));
  loader_.open(path("w.npy"), Loader::Entry::kFirst, nullptr);
  wait();
  EXPECT_EQ(session_.error(), "");
  EXPECT_EQ(document().shape(), (Shape{1, 4, 3, 4}));
  EXPECT_EQ(document().source.axis_order(), AxisOrder::kNhwc);
  EXPECT_EQ(session_.history().undo_steps(), 0U);
}

TEST_F(LoaderTest, AnUnreadableFileLeavesTheDocumentUnchanged) {
  write_array("w.npy", {2, 99});
  folder_.file("text.npy", "no array");
  const auto before = document().input;
  for (const char* name : {"w.npy", "text.npy", "absent.npy", "."}) {
    session_.close_error();
    loader_.open(path(name));
    wait();
    EXPECT_THAT(session_.error(), HasSubstr(path(name)));
    EXPECT_EQ(session_.error().find('\n'), std::string::npos);
    EXPECT_EQ(document().input, before);
    EXPECT_EQ(session_.history().undo_steps(), 0U);
  }
}

TEST_F(LoaderTest, WeightsFromAFileHaveNoNamesNoClassesAndNoScore) {
  Weights meaningful = document().weights();
  meaningful.output_names = {"not road", "road"};
  meaningful.classes = {std::nullopt, SceneClass::kRoad};
  meaningful.is_scored = true;
  meaningful.parameters.activation = Activation::kSoftmax;
  ASSERT_TRUE(session_.dispatch(SetWeights{std::make_shared<const Weights>(meaningful)}));
  write_array("w.npy", {2, 4});
  loader_.open(path("w.npy"));
  wait();
  const Weights& read = document().weights();
  EXPECT_EQ(read.name, "w.npy");
  EXPECT_TRUE(read.output_names.empty());
  EXPECT_TRUE(read.classes.empty());
  EXPECT_FALSE(read.is_scored);
  EXPECT_EQ(read.parameters.activation, Activation::kSoftmax);
}

TEST_F(LoaderTest, WeightsForThePreviousStackAreRefused) {
  write_array("x.npy", {1, 2, 3, 256});
  write_array("w.npy", {2, 4});
  loader_.open(path("x.npy"), Loader::Entry::kFirst, nullptr);
  wait();
  ASSERT_EQ(document().shape().c, 256);
  loader_.open_hand_checkable();
  ASSERT_EQ(document().shape().c, 4);
  loader_.open(path("w.npy"));
  session_.undo();
  ASSERT_EQ(document().shape().c, 256);
  const Network before = document().network;
  wait();
  EXPECT_EQ(session_.error(),
            "w.npy: has weights for 4 maps, but the stack now has 256; open a stack that fits them first");
  EXPECT_EQ(document().network, before);
  EXPECT_EQ(session_.history().undo_steps(), 0U);
  EXPECT_EQ(session_.history().redo_steps(), 1U);
}

TEST_F(LoaderTest, ABiasIsOneStepAndKeepsWhatTheWeightsMean) {
  loader_.open_scene(kSampleSeed);
  wait();
  const Weights before = document().weights();
  write_array("b.npy", {2});
  loader_.open(path("b.npy"));
  wait();
  EXPECT_EQ(session_.error(), "");
  EXPECT_EQ(document().parameters().bias, (std::vector<float>{0, 1}));
  EXPECT_EQ(document().parameters().weight, before.parameters.weight);
  EXPECT_EQ(document().weights().output_names, before.output_names);
  EXPECT_EQ(session_.history().undo_steps(), 2U);
  // The same once more changes nothing.
  loader_.open(path("b.npy"));
  wait();
  EXPECT_EQ(session_.history().undo_steps(), 2U);
  EXPECT_EQ(session_.message(), "b.npy: 2 biases");
  session_.undo();
  EXPECT_EQ(document().weights(), before);
}

TEST_F(LoaderTest, ABiasThatNoLongerFitsIsRefused) {
  write_array("b.npy", {2});
  loader_.open(path("b.npy"));
  ASSERT_TRUE(session_.dispatch(AddOutput{}));
  wait();
  EXPECT_EQ(session_.error(), "A bias of 2 values does not fit the 3 filters that there are now");
  EXPECT_EQ(document().parameters().cout, 3);
}

TEST_F(LoaderTest, AWeightSetWhileASceneLoadsStays) {
  loader_.open_scene(kSampleSeed);
  wait();
  ASSERT_NE(document().parameters().w(1, 3), 0.0F);
  loader_.open_scene(kSampleSeed + 1);
  set(weight_id(1, 3), 0.0F);
  wait();
  ASSERT_EQ(document().source.seed(), kSampleSeed + 1);
  EXPECT_EQ(document().parameters().w(1, 3), 0.0F);
  session_.undo();
  EXPECT_EQ(document().source.seed(), kSampleSeed);
  EXPECT_EQ(document().parameters().w(1, 3), 0.0F);
}

TEST_F(LoaderTest, APhotoIsBroughtToTheChosenSize) {
  const std::vector<std::uint8_t> rgb(1200 * 800 * 3, 90);
  ASSERT_TRUE(write_png(path("photo.png"), 1200, 800, rgb));
  loader_.open(path("photo.png"));
  wait();
  EXPECT_EQ(document().shape(), (Shape{1, 256, 100, 150}));
  loader_.set_photo_size(PhotoSize::kFit);
  wait();
  EXPECT_EQ(document().shape(), (Shape{1, 256, 48, 72}));
  EXPECT_THAT(session_.message(), HasSubstr("800 × 1200"));
  loader_.set_photo_size(PhotoSize::kCrop);
  wait();
  EXPECT_EQ(document().shape(), (Shape{1, 256, 20, 72}));
}

TEST_F(LoaderTest, WithoutLearnedWeightsTheFilterBankIsUsedAndTheErrorSaysSo) {
  std::string error;
  FeatureExtractor features(path("nothing"));
  const Document sample = sample_document(path("nothing"), features, ExtractorKind::kLearned, error);
  EXPECT_THAT(error, HasSubstr("filter bank"));
  EXPECT_EQ(sample.source.extractor, ExtractorKind::kFilterbank);
  EXPECT_EQ(sample.shape(), (Shape{1, 256, 20, 72}));
}

TEST_F(LoaderTest, SavedWeightsComeBackWithTheirBias) {
  set(bias_id(1), 2.5F);
  set(weight_id(0, 3), -0.75F);
  saver_.save(Saved::kWeights, path("mine.npy"));
  wait();
  ASSERT_EQ(session_.error(), "");
  const PointwiseLayer saved = document().parameters();
  set(weight_id(0, 3), 9.0F);
  set(bias_id(1), 9.0F);
  loader_.open(path("mine.npy"));
  wait();
  EXPECT_EQ(document().parameters(), saved);
  saver_.save(Saved::kOutputs, path("y.png"));
  wait();
  EXPECT_TRUE(read_image(path("y.png")));
  saver_.save(Saved::kOutputs, path("y.txt"));
  wait();
  EXPECT_THAT(session_.error(), HasSubstr("y.txt"));
}

TEST_F(LoaderTest, APresetIsMadeInTheBackgroundAndExplained) {
  loader_.use_preset("average", "Every map counts equally");
  EXPECT_EQ(document().weights().name, "whole numbers");
  wait();
  EXPECT_EQ(document().weights().name, "averages");
  EXPECT_EQ(session_.message(), "Every map counts equally");
  EXPECT_EQ(session_.history().undo_steps(), 1U);
}

TEST_F(LoaderTest, AStackComesFromSafetensors) {
  write_arrays("x.safetensors", {{"features", {1, 6, 9, 5}}});
  loader_.open(path("x.safetensors"));
  wait();
  EXPECT_EQ(session_.error(), "");
  EXPECT_FALSE(loader_.choice());
  ASSERT_EQ(document().shape(), (Shape{1, 5, 6, 9}));
  EXPECT_EQ(document().input->features.maps.plane(0, 2)[1], 0.0F);  // value 7 of 0, 1 … 6, 0 …
  EXPECT_EQ(document().input->features.maps.plane(0, 3)[1], 1.0F);
}

TEST_F(LoaderTest, AFileOfSeveralArraysAsksWhichOne) {
  write_arrays("m.safetensors", {{"x", {1, 6, 9, 5}}, {"w", {2, 4}}, {"none", {0, 4}}});
  loader_.open(path("m.safetensors"));
  wait();
  EXPECT_EQ(session_.error(), "");
  EXPECT_EQ(session_.history().undo_steps(), 0U);
  ASSERT_TRUE(loader_.choice());
  EXPECT_EQ(loader_.choice()->file, path("m.safetensors"));
  const auto entries = loader_.choice()->entries;
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0].name, "x");
  EXPECT_EQ(entries[1].name, "w");
  EXPECT_EQ(entries[1].type, "F32");
  EXPECT_EQ(entries[1].shape, "(2, 4)");
  EXPECT_EQ(entries[2].path, "");

  loader_.answer(entries[1].path);
  EXPECT_FALSE(loader_.choice());
  wait();
  EXPECT_EQ(session_.error(), "");
  EXPECT_EQ(document().shape().c, 4);
  EXPECT_EQ(document().parameters().w(1, 0), 4.0F);

  loader_.open(path("m.safetensors"));
  wait();
  ASSERT_TRUE(loader_.choice());
  loader_.answer(loader_.choice()->entries[0].path);
  wait();
  EXPECT_EQ(document().shape(), (Shape{1, 5, 6, 9}));
  EXPECT_EQ(session_.history().undo_steps(), 2U);
}

TEST_F(LoaderTest, TheAnswerForAFileNamedAtTheStartLeavesNothingToUndo) {
  write_arrays("m.safetensors", {{"x", {1, 6, 9, 5}}, {"w", {2, 4}}});
  loader_.open(path("m.safetensors"), Loader::Entry::kFirst, nullptr);
  wait();
  ASSERT_TRUE(loader_.choice());
  loader_.answer(loader_.choice()->entries[0].path);
  wait();
  EXPECT_EQ(document().shape(), (Shape{1, 5, 6, 9}));
  EXPECT_EQ(session_.history().undo_steps(), 0U);
}

TEST_F(LoaderTest, ADroppedOrSupersededQuestionIsGone) {
  write_arrays("m.safetensors", {{"x", {1, 6, 9, 5}}, {"w", {2, 4}}});
  write_array("w.npy", {2, 4});
  loader_.open(path("m.safetensors"));
  wait();
  ASSERT_TRUE(loader_.choice());
  loader_.drop_choice();
  EXPECT_FALSE(loader_.choice());
  loader_.open(path("m.safetensors"));
  wait();
  ASSERT_TRUE(loader_.choice());
  loader_.open(path("w.npy"));
  EXPECT_FALSE(loader_.choice());
  wait();
  EXPECT_EQ(document().weights().name, "w.npy");
}

TEST(BiasPath, IsNextToTheWeights) {
  EXPECT_EQ(bias_path("a/road.npy"), "a/road_bias.npy");
  EXPECT_EQ(bias_path("a/road_weights.npy"), "a/road_bias.npy");
}

}  // namespace
}  // namespace pw
