// Labels, opened while a stack is open.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/import/loader.h"
#include "app/import/saver.h"
#include "import_test_files.h"
#include "tests/app/jobs/jobs_test_window.h"
#include "tests/source_file.h"

namespace pw {
namespace {

using test::error_of;
using test::opened;
using testing::HasSubstr;

using Bytes = std::vector<std::uint8_t>;

const LabelMap* new_labels(const OpenResult& result) {
  const Opened* done = opened(result);
  const auto* set = done != nullptr ? std::get_if<SetLabels>(&done->action) : nullptr;
  return set != nullptr ? set->labels.get() : nullptr;
}

// The open stack has 5 maps of 3 × 4 and two filters.
class OpenLabelsTest : public testing::Test {
 protected:
  OpenLabelsTest() { opener_.context.shape = {1, 5, 3, 4}; }

  std::string path(const std::string& name) const { return files_.path(name); }
  void labels(const std::string& name, const std::vector<std::int64_t>& shape,
              const std::vector<std::int64_t>& values) const {
    files_.text(name, test::whole_number_npy("<i4", shape, values));
  }
  OpenResult load(const std::string& name) const { return open_labels_file(path(name), opener_.context, Progress()); }

  const std::vector<std::int64_t> twelve_{0, 1, 0, 1, -1, -1, -1, 255, 1, 1, 1, 1};
  test::ImportFiles files_;
  test::Opener opener_;
};

TEST_F(OpenLabelsTest, AreRecognisedByTheirContent) {
  labels("l.npy", {3, 4}, twelve_);
  const auto result = opener_.open(path("l.npy"));
  ASSERT_NE(new_labels(result), nullptr) << error_of(result);
  EXPECT_EQ(*new_labels(result), (LabelMap{1, 3, 4, {0, 1, 0, 1, 255, 255, 255, 255, 1, 1, 1, 1}}));
  EXPECT_EQ(opened(result)->message, "8 labels from l.npy");
  EXPECT_TRUE(opened(result)->is_for_stack);
}

TEST_F(OpenLabelsTest, OfTheSizeOfSquareMapsAreNotWeightsInTheOtherAxisOrder) {
  files_.npy("x.npy", {1, 3, 3, 5});
  const auto stack = opener_.open(path("x.npy"), AxisOrder::kNhwc);
  ASSERT_NE(test::new_input(stack), nullptr) << error_of(stack);
  opener_.context.shape = test::new_input(stack)->input.stack->shape();
  opener_.context.source = test::new_input(stack)->source;
  labels("l.npy", {3, 3}, {0, 1, 0, 1, 0, 1, 0, 1, 0});
  EXPECT_NE(new_labels(opener_.open(path("l.npy"))), nullptr);
}

TEST_F(OpenLabelsTest, SayWhatWasDoneToThem) {
  std::vector<std::int64_t> values;
  for (int i = 0; i < 48; ++i) values.push_back(i < 16 ? 0 : 3);
  labels("large.npy", {6, 8}, values);
  const auto result = load("large.npy");
  ASSERT_NE(new_labels(result), nullptr) << error_of(result);
  EXPECT_EQ(new_labels(result)->classes, (Bytes{0, 0, 0, 0, 3, 3, 3, 3, 3, 3, 3, 3}));
  EXPECT_EQ(opened(result)->message,
            "12 labels from large.npy, reduced by majority from 6 × 8; 8 of them count as unlabelled: their classes "
            "have no output");
  opener_.context.cout = 4;
  EXPECT_EQ(opened(load("large.npy"))->message, "12 labels from large.npy, reduced by majority from 6 × 8");
}

// A sigmoid tells two classes apart.
TEST_F(OpenLabelsTest, OneOutputHasTwoClasses) {
  opener_.context.cout = 1;
  labels("l.npy", {3, 4}, twelve_);
  EXPECT_EQ(opened(load("l.npy"))->message, "8 labels from l.npy");
}

TEST_F(OpenLabelsTest, WhatFitsNeitherAsLabelsNorAsWeightsIsRefused) {
  labels("small.npy", {2, 4}, {0, 1, 0, 1, 0, 1, 0, 1});
  const std::string said = error_of(opener_.open(path("small.npy")));
  EXPECT_TRUE(test::is_sentence_about(said, path("small.npy")));
  EXPECT_THAT(said, HasSubstr("has 2 × 4 labels, too few for maps of 3 × 4"));
  EXPECT_THAT(said, HasSubstr("with 5 columns would be weights"));
}

TEST_F(OpenLabelsTest, APictureAsLabels) {
  Bytes grey = {0, 255, 0, 255, 0, 0, 0, 0, 255, 255, 255, 255};
  ASSERT_TRUE(write_grey_png(path("mask.png"), 4, 3, grey));
  const auto result = load("mask.png");
  ASSERT_NE(new_labels(result), nullptr) << error_of(result);
  EXPECT_EQ(new_labels(result)->classes, (Bytes{0, 1, 0, 1, 0, 0, 0, 0, 1, 1, 1, 1}));
  EXPECT_EQ(opened(result)->message, "12 labels from mask.png");
  // Dropped, a picture is a picture.
  EXPECT_NE(test::new_input(opener_.open(path("mask.png"))), nullptr);
  files_.png("photo.png", 4, 3);
  EXPECT_THAT(error_of(load("photo.png")), HasSubstr("photo.png: is a picture in colour"));
}

TEST_F(OpenLabelsTest, AnythingElseIsRefused) {
  files_.npy("floats.npy", {3, 4});
  EXPECT_THAT(error_of(load("floats.npy")), HasSubstr("labels are whole numbers"));
  files_.text("text.npy", "0 1 0 1");
  EXPECT_THAT(error_of(load("text.npy")), HasSubstr("is neither"));
  EXPECT_THAT(error_of(load("absent.npy")), HasSubstr("No such file"));
  files_.archive("net.safetensors", {{"kernel", {2, 4}}, {"bias", {2}}});
  EXPECT_NE(test::choice(load("net.safetensors")), nullptr);
}

class LoadedLabelsTest : public testing::Test {
 protected:
  void wait() {
    EXPECT_TRUE(window_.tick_until(session_, [this] { return !session_.jobs().activity(); }));
  }
  std::string path(const std::string& name) const { return files_.path(name); }
  const LabelMap* labels() const { return session_.document().labels.get(); }

  static inline const std::string kAssets = source_file("assets");
  test::ImportFiles files_;
  test::JobsWindow window_;
  Session session_{hand_checkable_document(), window_.wake()};
  Loader loader_{session_, kAssets, std::make_shared<FeatureExtractor>(kAssets), ExtractorKind::kPixels};
  Saver saver_{session_};
};

TEST_F(LoadedLabelsTest, AreOneUndoStepAndComeBackFromTheirFile) {
  files_.text("l.npy", test::whole_number_npy("|u1", {3, 4}, {0, 1, 0, 1, 255, 255, 255, 255, 1, 1, 1, 9}));
  loader_.open_labels(path("l.npy"));
  wait();
  ASSERT_NE(labels(), nullptr) << session_.error();
  const LabelMap loaded = *labels();
  saver_.save(Saved::kLabels, path("saved.npy"));
  wait();
  EXPECT_EQ(session_.message(), "Saved 8 labels as " + path("saved.npy"));
  EXPECT_EQ(files_.content("saved.npy"), files_.content("l.npy"));
  session_.undo();
  EXPECT_EQ(labels(), nullptr);
  loader_.open_labels(path("saved.npy"));
  wait();
  ASSERT_NE(labels(), nullptr);
  EXPECT_EQ(*labels(), loaded);
}

TEST_F(LoadedLabelsTest, OneOfSeveralArraysIsStillReadAsLabels) {
  const std::vector<float> values(12, 1.0F);
  const std::vector<ArrayToWrite> arrays = {{"a", {3, 4}, values}, {"b", {3, 4}, values}};
  ASSERT_TRUE(write_safetensors(path("two.safetensors"), arrays, SafetensorsType::kFloat32));
  loader_.open_labels(path("two.safetensors"));
  wait();
  ASSERT_TRUE(loader_.choice());
  loader_.answer(loader_.choice()->entries[1].path);
  wait();
  EXPECT_THAT(session_.error(), HasSubstr("two.safetensors:b: holds floating-point numbers; labels are whole numbers"));
}

TEST_F(LoadedLabelsTest, WithoutLabelsNothingIsSaved) {
  saver_.save(Saved::kLabels, path("none.npy"));
  wait();
  EXPECT_THAT(session_.error(), HasSubstr("There are no labels to save"));
  EXPECT_FALSE(std::filesystem::exists(path("none.npy")));
  EXPECT_FALSE(check_saved_ending(Saved::kLabels, "l.png"));
  EXPECT_TRUE(check_saved_ending(Saved::kLabels, "l.npy"));
}

TEST_F(LoadedLabelsTest, OfABatchHaveThreeAxes) {
  Document batch = session_.document();
  batch.input = make_input_stack({Tensor(Shape{2, 4, 1, 3}), {}}, nullptr);
  batch.labels = std::make_shared<const LabelMap>(LabelMap{2, 1, 3, {0, 1, 255, 1, 1, 0}});
  ASSERT_TRUE(session_.dispatch(SetDocument{batch})) << session_.error();
  saver_.save(Saved::kLabels, path("b.npy"));
  wait();
  EXPECT_EQ(files_.content("b.npy"), test::whole_number_npy("|u1", {2, 1, 3}, {0, 1, 255, 1, 1, 0}));
}

}  // namespace
}  // namespace pw
