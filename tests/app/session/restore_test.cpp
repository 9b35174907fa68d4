#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/import/make_input.h"
#include "app/session/session.h"
#include "compute/features/feature_extractor.h"
#include "compute/io/arrays/npy.h"
#include "compute/io/files/file_hash.h"
#include "tests/app/file_dialog/files_test_folder.h"
#include "tests/app/session/session_test_outputs.h"

namespace pw {
namespace {

// 64 KB each: undo has room for steps, but not for stacks.
constexpr Shape kShape{1, 4, 64, 64};
constexpr std::int64_t kUndoBytes = 48 << 10;

std::vector<float> values_of(const InputStack& stack) {
  std::vector<float> values;
  for (std::int64_t n = 0; n < stack.shape().n; ++n) {
    for (std::int64_t c = 0; c < stack.shape().c; ++c) {
      const auto plane = stack.features.maps.plane(n, c);
      values.insert(values.end(), plane.begin(), plane.end());
    }
  }
  return values;
}

// A session on stacks from files, which undo drops and restores.
class RestoreTest : public testing::Test {
 protected:
  RestoreTest() : features_(""), session_(first(), [] {}, maker(), Threading::kInline, {kUndoBytes}) {}

  Source write(const std::string& name, unsigned seed, const Shape& shape = kShape) {
    const std::string path = folder_.path(name);
    const auto stack = test::random_stack(shape, seed);
    EXPECT_TRUE(write_npy_stack(path, stack->features.maps, AxisOrder::kNchw, 4));
    Source source;
    source.from = FileSource{path, file_hash(path, nullptr).value_or(""), AxisOrder::kNchw};
    return source;
  }
  void open(const Source& source) {
    const auto made = make_input(source, features_, nullptr, nullptr);
    ASSERT_TRUE(made) << made.error().message();
    ASSERT_TRUE(session_.dispatch(SetInput{*made, source, test::random_weights(2, made->stack->shape().c)}));
  }
  void tick_until_idle() {
    while (session_.jobs().activity()) session_.tick();
  }
  void undo_and_wait() {
    session_.undo();
    tick_until_idle();
  }
  void redo_and_wait() {
    session_.redo();
    tick_until_idle();
  }
  // Nothing has changed except the error.
  void expect_refused(const Document& before, const std::string& sentence) {
    EXPECT_EQ(session_.error(), sentence);
    EXPECT_TRUE(session_.document() == before);
    EXPECT_FALSE(session_.jobs().activity());
    EXPECT_EQ(session_.history().redo_steps(), 0U);
  }
  std::string path(const std::string& name) const { return folder_.path(name); }

  TestFolder folder_;
  FeatureExtractor features_;
  int made_ = 0;
  // If set, called instead of make_input.
  std::function<Expected<Input>(const Source&)> other_;
  const Source a_ = write("a.npy", 1);
  const Source b_ = write("b.npy", 2);
  const Source c_ = write("c.npy", 3);
  Session session_;

 private:
  Document first() {
    Document document;
    document.source = a_;
    document.input = make_input(a_, features_, nullptr, nullptr)->stack;
    document.network = one_layer(test::random_weights(2, 4));
    return document;
  }
  Session::MakeInput maker() {
    return [this](const Source& source, Progress& progress, ThreadPool& pool) {
      ++made_;
      return other_ ? other_(source) : make_input(source, features_, &pool, &progress);
    };
  }
};

TEST_F(RestoreTest, UndoMakesADroppedStackAgainWithTheSameBytes) {
  const auto values = values_of(*session_.document().input);
  const Document first = session_.document();
  open(b_);
  ASSERT_TRUE(session_.history().before()->is_thin());
  session_.undo();
  // The step is taken once the stack has been made.
  EXPECT_EQ(session_.document().source, b_);
  ASSERT_TRUE(session_.jobs().activity());
  EXPECT_EQ(session_.jobs().activity()->label, "making " + path("a.npy") + " again");
  tick_until_idle();
  EXPECT_EQ(made_, 1);
  EXPECT_EQ(session_.document().source, a_);
  EXPECT_EQ(values_of(*session_.document().input), values);
  EXPECT_EQ(session_.document().input->statistics, first.input->statistics);
  EXPECT_EQ(session_.document().network, first.network);
  EXPECT_EQ(session_.error(), "");
  EXPECT_TRUE(session_.outputs_are_current());
  EXPECT_LE(test::error_of(session_.network_outputs(), *first.input, first.network, {}), 2e-5);
}

TEST_F(RestoreTest, AStackLargerThanTheCapAndItsWeightsAreBothUndone) {
  const Document first = session_.document();
  open(b_);
  const Network network = session_.document().network;
  ASSERT_TRUE(session_.dispatch(SetWeights{test::random_weights(3, 4)}));
  EXPECT_EQ(session_.history().undo_steps(), 2U);
  EXPECT_EQ(session_.message(), "");
  undo_and_wait();
  EXPECT_EQ(session_.document().network, network);
  undo_and_wait();
  EXPECT_EQ(session_.document().source, a_);
  EXPECT_EQ(session_.document().network, first.network);
  EXPECT_EQ(session_.history().forgotten(), 0);
  redo_and_wait();
  redo_and_wait();
  EXPECT_EQ(session_.document().parameters().cout, 3);
}

TEST_F(RestoreTest, RedoMakesADroppedStackAgain) {
  open(b_);
  const auto values = values_of(*session_.document().input);
  open(c_);
  undo_and_wait();
  undo_and_wait();
  ASSERT_EQ(session_.document().source, a_);
  ASSERT_TRUE(session_.history().after()->is_thin());
  redo_and_wait();
  EXPECT_EQ(session_.document().source, b_);
  EXPECT_EQ(values_of(*session_.document().input), values);
  redo_and_wait();
  EXPECT_EQ(session_.document().source, c_);
  EXPECT_EQ(made_, 4);
}

TEST_F(RestoreTest, AGeneratedSceneIsMadeAgain) {
  Source scene;
  scene.from = SceneSource{42, Weather::kDay};
  scene.extractor = ExtractorKind::kPixels;
  open(scene);
  const Document before = session_.document();
  open(a_);
  ASSERT_TRUE(session_.history().before()->is_thin());
  undo_and_wait();
  EXPECT_EQ(session_.document().source, scene);
  EXPECT_EQ(values_of(*session_.document().input), values_of(*before.input));
  EXPECT_EQ(session_.document().picture->rgb8, before.picture->rgb8);
  EXPECT_EQ(*session_.document().ground_truth, *before.ground_truth);
}

TEST_F(RestoreTest, StepsOfOneSourceAreFilledAtOnce) {
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(session_.dispatch(SetParameter{bias_id(0), static_cast<float>(i)}));
  open(b_);
  undo_and_wait();
  EXPECT_EQ(made_, 1);
  const auto stack = session_.document().input;
  while (session_.history().undo_steps() > 0) {
    session_.undo();
    EXPECT_EQ(session_.document().input, stack);
  }
  EXPECT_EQ(made_, 1);
  redo_and_wait();
  EXPECT_EQ(session_.document().input, stack);
}

TEST_F(RestoreTest, AnExistingStackOfTheSameSourceIsUsed) {
  open(b_);
  open(a_);
  undo_and_wait();
  undo_and_wait();
  ASSERT_EQ(session_.document().source, a_);
  const int made = made_;
  // The next two are thin.
  ASSERT_TRUE(
      session_.dispatch(SetInput{{nullptr, nullptr, test::random_stack(kShape, 1)}, a_, test::random_weights(2, 4)}));
  ASSERT_TRUE(session_.history().before()->is_thin());
  const auto stack = session_.document().input;
  session_.undo();
  EXPECT_FALSE(session_.jobs().activity());
  EXPECT_EQ(session_.document().input, stack);
  EXPECT_EQ(session_.history().redo_steps(), 1U);
  EXPECT_EQ(made_, made);
}

TEST_F(RestoreTest, AFileThatHasChangedIsOneSentence) {
  open(b_);
  write("a.npy", 99);
  const Document before = session_.document();
  undo_and_wait();
  expect_refused(before,
                 path("a.npy") +
                     ": has changed since it was opened; open it again to use the new content; that step cannot be "
                     "reached without it");
  EXPECT_EQ(session_.history().undo_steps(), 1U);
  // With the original file, the step works.
  write("a.npy", 1);
  undo_and_wait();
  EXPECT_EQ(session_.document().source, a_);
}

TEST_F(RestoreTest, AFileThatIsGoneIsOneSentence) {
  open(b_);
  std::filesystem::remove(path("a.npy"));
  const Document before = session_.document();
  undo_and_wait();
  const std::string& error = session_.error();
  EXPECT_TRUE(error.starts_with(path("a.npy") + ": ")) << error;
  EXPECT_TRUE(error.ends_with("; that step cannot be reached without it")) << error;
  expect_refused(before, error);
}

TEST_F(RestoreTest, ADifferentStackIsRefused) {
  open(b_);
  const Document before = session_.document();
  other_ = [](const Source&) -> Expected<Input> { return Input{nullptr, nullptr, test::random_stack({1, 5, 8, 8})}; };
  undo_and_wait();
  expect_refused(before,
                 path("a.npy") + ": gives a different stack than before; that step cannot be reached without it");
}

TEST_F(RestoreTest, AStackThatTheLabelsDoNotFitIsRefused) {
  ASSERT_TRUE(session_.dispatch(SetLabels{std::make_shared<const LabelMap>(LabelMap::of_size(kShape))}));
  open(b_);
  const Document before = session_.document();
  other_ = [](const Source&) -> Expected<Input> { return Input{nullptr, nullptr, test::random_stack({1, 4, 8, 8})}; };
  undo_and_wait();
  expect_refused(before,
                 path("a.npy") + ": gives a different stack than before; that step cannot be reached without it");
}

TEST_F(RestoreTest, WithoutMemoryItIsOneSentence) {
  open(b_);
  const Document before = session_.document();
  other_ = [](const Source&) -> Expected<Input> { throw std::bad_alloc(); };
  undo_and_wait();
  expect_refused(before, "making " + path("a.npy") +
                             " again: not enough memory; the document is unchanged; that step cannot be "
                             "reached without it");
}

TEST_F(RestoreTest, AnyActionInBetweenCancelsIt) {
  const std::vector<std::function<void()>> acts = {[&] { session_.begin_gesture(); }, [&] { session_.redo(); },
                                                   [&] { session_.jobs().cancel(); },
                                                   [&] {
                                                     session_.dispatch(SetParameter{bias_id(0), 7.0F});
                                                   }};
  open(b_);
  for (const auto& act : acts) {
    session_.undo();
    ASSERT_TRUE(session_.jobs().activity());
    act();
    EXPECT_FALSE(session_.jobs().activity());
    session_.tick();
    EXPECT_EQ(session_.document().source, b_);
    session_.end_gesture();
  }
  EXPECT_EQ(made_, 0);
  EXPECT_EQ(session_.document().parameters().bias[0], 7.0F);
  EXPECT_EQ(session_.error(), "");
}

TEST_F(RestoreTest, PressedTwiceItIsOneStep) {
  open(b_);
  open(c_);
  session_.undo();
  session_.undo();
  tick_until_idle();
  EXPECT_EQ(session_.document().source, b_);
  EXPECT_EQ(made_, 1);
}

TEST(Restore, WithoutAMakerItIsOneSentence) {
  Document first = test::random_document(kShape, 2);
  Session session(first, [] {}, nullptr, Threading::kInline, {kUndoBytes});
  Source other;
  other.from = SceneSource{5, Weather::kDay};
  ASSERT_TRUE(session.dispatch(
      SetInput{{nullptr, nullptr, test::random_stack(kShape, 9)}, other, first.network.layers.front()}));
  session.undo();
  EXPECT_EQ(session.error(), "hand-checkable stack: its stack was dropped and cannot be made again");
  EXPECT_EQ(session.document().source, other);
}

}  // namespace
}  // namespace pw
