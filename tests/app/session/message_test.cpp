// The message is about the last action, and goes with it.
#include <gtest/gtest.h>

#include "app/document/builtin_inputs.h"
#include "app/session/session.h"
#include "tests/app/document/document_test_documents.h"

namespace pw {
namespace {

const SetActivation kSetRelu{Activation::kRelu};

TEST(SessionMessage, GoesWithTheNextActionUndoAndRedo) {
  Session session(
      hand_checkable_document(), [] {}, nullptr, Threading::kInline);
  const auto is_gone = [&] {
    const bool gone = session.message().empty();
    session.show_message("Every map counts equally");
    return gone;
  };
  session.show_message("Every map counts equally");
  ASSERT_TRUE(session.dispatch(kSetRelu));
  EXPECT_TRUE(is_gone());
  session.undo();
  EXPECT_TRUE(is_gone());
  session.redo();
  EXPECT_TRUE(is_gone());
  ASSERT_TRUE(session.restart(kSetRelu));
  EXPECT_TRUE(is_gone());
  // What does nothing leaves it.
  session.undo();
  EXPECT_FALSE(session.dispatch(SetWeights{nullptr}));
  EXPECT_EQ(session.message(), "Every map counts equally");
}

TEST(SessionMessage, AnErrorStaysUntilItIsClosed) {
  Session session(
      hand_checkable_document(), [] {}, nullptr, Threading::kInline);
  session.show_error("x.npy: is empty");
  ASSERT_TRUE(session.dispatch(kSetRelu));
  session.undo();
  EXPECT_EQ(session.error(), "x.npy: is empty");
}

// Weights cannot be made again from a source, so beyond the cap their steps are dropped.
TEST(SessionMessage, TellsWhenStepsAreDropped) {
  Session session(hand_checkable_document(), [] {}, nullptr, Threading::kInline, {16 << 10});
  for (int i = 0; i < 40 && session.message().empty(); ++i)
    ASSERT_TRUE(session.dispatch(SetWeights{test::weights_of(100 + i, 4)}));
  EXPECT_EQ(session.message(), "The oldest undo steps were dropped to save memory");
  EXPECT_GT(session.history().forgotten(), 0);
  EXPECT_GT(session.history().undo_steps(), 0U);
  ASSERT_TRUE(session.dispatch(kSetRelu));
  session.undo();
  EXPECT_EQ(session.message(), "");
}

}  // namespace
}  // namespace pw
