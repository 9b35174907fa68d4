#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "app/session/session.h"
#include "tests/app/document/document_test_documents.h"
#include "tests/app/session/session_test_outputs.h"

namespace pw {
namespace {

struct InlineSession {
  explicit InlineSession(Document document)
      : session(
            std::move(document), [] {}, nullptr, Threading::kInline) {}
  void tick_until_idle() {
    while (session.jobs().activity()) session.tick();
  }
  double error() const {
    const Document& now = session.document();
    return test::error_of(session.network_outputs(), *now.input, now.network, now.mask);
  }
  Session session;
};

SetLabels labels_of(const Document& document, std::uint8_t value) {
  LabelMap labels = LabelMap::of_size(document.shape());
  labels.classes.front() = value;
  return {std::make_shared<const LabelMap>(std::move(labels))};
}

TEST(Gesture, ContinuesThroughEditsOfNumbers) {
  const Document first = test::full_document();
  InlineSession made(first);
  Session& session = made.session;
  const std::int64_t gesture = session.begin_gesture();
  const std::vector<Action> actions = {SetParameter{weight_id(0, 0), 3.0F}, SetParameter{bias_id(0), 3.0F},
                                       SetPokes{{{0, 0, {0, 0}, 1.0F}}}, labels_of(first, 1)};
  for (const Action& action : actions) {
    ASSERT_TRUE(session.dispatch(action));
    EXPECT_TRUE(session.is_open(gesture));
  }
  session.end_gesture();
  EXPECT_FALSE(session.is_open(gesture));
  EXPECT_EQ(session.history().undo_steps(), 1U);
  session.undo();
  EXPECT_TRUE(session.document() == first);
}

// The first edit of the pair puts it into the document.
TEST(Gesture, GoesOnThroughTheFirstPairButNotThroughAnother) {
  Document first = test::full_document();
  const Pair pair = *first.pair;
  first.pair.reset();
  first.locks.reset();
  InlineSession made(first);
  Session& session = made.session;
  const std::int64_t gesture = session.begin_gesture();
  ASSERT_TRUE(session.dispatch(SetPair{pair}));
  ASSERT_TRUE(session.dispatch(SetParameter{{NetworkId::kPair, 0, 0, 0}, 9.0F}));
  EXPECT_TRUE(session.is_open(gesture));
  ASSERT_TRUE(session.dispatch(SetPair{pair}));
  EXPECT_FALSE(session.is_open(gesture));
  EXPECT_EQ(session.history().undo_steps(), 2U);
}

TEST(Gesture, EndsByAnyOtherAction) {
  const Document document = test::full_document();
  const std::vector<Action> actions = {SetActivation{Activation::kRelu},
                                       SetWeights{test::weights_of(3, 4)},
                                       SetBias{{1, 2, 3}},
                                       SetInput{{nullptr, nullptr, document.input}, {}, test::weights_of(3, 4)},
                                       AddOutput{},
                                       RemoveOutput{},
                                       SetMask{{{0}, {}}},
                                       SetLocks{nullptr},
                                       SetPair{},
                                       SetDecoder{nullptr},
                                       SetTraining{{}},
                                       SetDocument{hand_checkable_document()}};
  for (const Action& action : actions) {
    InlineSession made(document);
    Session& session = made.session;
    const std::int64_t gesture = session.begin_gesture();
    session.dispatch(SetParameter{bias_id(0), 3.0F});
    ASSERT_TRUE(session.dispatch(action)) << action.index();
    EXPECT_FALSE(session.is_open(gesture)) << action.index();
    // What is still being dragged becomes a step of its own.
    session.dispatch(SetParameter{bias_id(0), 4.0F});
    EXPECT_EQ(session.history().undo_steps(), 3U) << action.index();
  }
}

TEST(Gesture, ContinuesIfAnActionDoesNotFit) {
  InlineSession made(test::full_document());
  const std::int64_t gesture = made.session.begin_gesture();
  EXPECT_FALSE(made.session.dispatch(SetMask{{{9}, {}}}));
  EXPECT_TRUE(made.session.is_open(gesture));
}

TEST(Gesture, EndsByUndoByRedoAndByTheNextOne) {
  InlineSession made(test::full_document());
  Session& session = made.session;
  session.dispatch(SetParameter{bias_id(0), 3.0F});
  const std::int64_t first = session.begin_gesture();
  session.dispatch(SetParameter{bias_id(0), 4.0F});
  session.undo();
  EXPECT_FALSE(session.is_open(first));
  EXPECT_EQ(session.document().parameters().bias[0], 3.0F);
  const std::int64_t second = session.begin_gesture();
  EXPECT_TRUE(session.is_open(second));
  EXPECT_FALSE(session.is_open(first));
  session.redo();
  EXPECT_FALSE(session.is_open(second));
  EXPECT_EQ(session.document().parameters().bias[0], 4.0F);
  const std::int64_t third = session.begin_gesture();
  const std::int64_t fourth = session.begin_gesture();
  EXPECT_FALSE(session.is_open(third));
  EXPECT_TRUE(session.is_open(fourth));
}

TEST(Gesture, IsTakenBackWhileItIsOpenAndAfterItsEnd) {
  const Document first = test::full_document();
  InlineSession made(first);
  Session& session = made.session;
  session.dispatch(SetParameter{bias_id(0), 8.0F});
  session.undo();
  for (const bool ends_before : {true, false}) {
    const std::int64_t gesture = session.begin_gesture();
    session.dispatch(SetParameter{bias_id(0), 3.0F});
    session.dispatch(SetParameter{weight_id(1, 2), 3.0F});
    if (ends_before) session.end_gesture();
    session.take_back(gesture);
    EXPECT_FALSE(session.is_open(gesture));
    EXPECT_TRUE(session.document() == first);
    EXPECT_EQ(made.error(), 0.0);
    EXPECT_EQ(session.history().undo_steps(), 0U);
    EXPECT_EQ(session.history().redo_steps(), 1U);
  }
}

TEST(Gesture, IsNotTakenBackIfItChangedNothingOrIsNotTheLastChange) {
  InlineSession made(test::full_document());
  Session& session = made.session;
  const std::int64_t first = session.begin_gesture();
  session.dispatch(SetParameter{bias_id(0), 3.0F});
  session.dispatch(SetActivation{Activation::kRelu});
  session.take_back(first);
  EXPECT_EQ(session.history().undo_steps(), 2U);
  const std::int64_t second = session.begin_gesture();
  session.take_back(second);
  EXPECT_FALSE(session.is_open(second));
  session.take_back(first);
  EXPECT_EQ(session.history().undo_steps(), 2U);
  session.end_gesture();
  session.take_back(second);
  EXPECT_EQ(session.history().undo_steps(), 2U);
}

TEST(Gesture, LabelsLocksAndSettingsDoNotChangeTheOutputs) {
  const Document first = test::full_document();
  InlineSession made(first);
  Session& session = made.session;
  const std::int64_t version = session.outputs_version();
  const std::int64_t revision = session.revision();
  const std::vector<Action> actions = {labels_of(first, 1), SetLocks{nullptr}, SetDecoder{nullptr},
                                       SetTraining{{.seed = 9}}};
  for (const Action& action : actions) ASSERT_TRUE(session.dispatch(action));
  session.undo();
  EXPECT_EQ(session.revision(), revision + 5);
  EXPECT_EQ(session.outputs_version(), version);
  EXPECT_TRUE(session.outputs_are_current());
}

// Larger than what is computed within a frame.
Document big_document() {
  return test::random_document({1, 40, 400, 300}, 1);
}

TEST(BigStack, EditsWhileItIsRecomputedAreKept) {
  InlineSession made(test::random_document({1, 3, 2, 2}, 2));
  Session& session = made.session;
  const Document big = big_document();
  ASSERT_TRUE(session.dispatch(SetInput{{nullptr, nullptr, big.input}, {}, big.network.layers.front()}));
  EXPECT_FALSE(session.outputs_are_current());
  ASSERT_TRUE(session.dispatch(SetParameter{weight_id(0, 7), 2.5F}));
  ASSERT_TRUE(session.dispatch(SetMask{{{3}, {}}}));
  EXPECT_FALSE(session.outputs_are_current());
  made.tick_until_idle();
  EXPECT_EQ(session.document().parameters().w(0, 7), 2.5F);
  EXPECT_EQ(session.document().mask, (Mask{{3}, {}}));
  EXPECT_TRUE(session.outputs_are_current());
  EXPECT_LE(made.error(), 2e-5);
  EXPECT_EQ(session.history().undo_steps(), 3U);
}

TEST(BigStack, PaintingLabelsDoesNotDelayItsOutputs) {
  InlineSession made(test::random_document({1, 3, 2, 2}, 2));
  Session& session = made.session;
  const Document big = big_document();
  ASSERT_TRUE(session.dispatch(SetInput{{nullptr, nullptr, big.input}, {}, big.network.layers.front()}));
  ASSERT_TRUE(session.jobs().activity());
  const auto started = session.jobs().activity()->started;
  session.begin_gesture();
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(session.dispatch(labels_of(session.document(), 1)));
    ASSERT_TRUE(session.jobs().activity());
    EXPECT_EQ(session.jobs().activity()->started, started);
  }
  made.tick_until_idle();
  EXPECT_TRUE(session.outputs_are_current());
  ASSERT_TRUE(session.dispatch(labels_of(session.document(), 0)));
  EXPECT_FALSE(session.jobs().activity());
  EXPECT_TRUE(session.outputs_are_current());
  EXPECT_LE(made.error(), 2e-5);
}

TEST(BigStack, ASmallOneInItsPlaceCancelsTheBackgroundJob) {
  InlineSession made(test::random_document({1, 3, 2, 2}, 2));
  Session& session = made.session;
  const Document big = big_document();
  ASSERT_TRUE(session.dispatch(SetInput{{nullptr, nullptr, big.input}, {}, big.network.layers.front()}));
  session.undo();
  EXPECT_FALSE(session.jobs().activity());
  EXPECT_TRUE(session.outputs_are_current());
  EXPECT_LE(made.error(), 2e-5);
}

}  // namespace
}  // namespace pw
