#include <gtest/gtest.h>

#include "app/session/session.h"
#include "tests/app/document/document_test_documents.h"
#include "tests/app/session/session_test_outputs.h"

namespace pw {
namespace {

struct InlineRun {
  explicit InlineRun(const Document& document)
      : session(
            document, [] {}, nullptr, Threading::kInline) {}
  double error(const Network& network) const {
    return test::error_of(session.network_outputs(), *session.document().input, network, session.document().mask);
  }
  Session session;
};

SetLabels no_labels() {
  return {nullptr};
}

TEST(Run, IsOneUndoStepWithAllItsGestures) {
  const Document first = test::full_document();
  InlineRun made(first);
  Session& session = made.session;
  const std::int64_t run = session.begin_run();
  EXPECT_FALSE(session.in_gesture());
  session.dispatch(SetWeights{test::weights_of(3, 4)});
  const std::int64_t gesture = session.begin_gesture();
  EXPECT_TRUE(session.in_gesture());
  session.dispatch(SetParameter{weight_id(0, 0), 3.0F});
  // What training has done meanwhile does not end the gesture.
  session.dispatch(SetWeights{test::weights_of(3, 4)});
  EXPECT_TRUE(session.is_open(gesture));
  session.end_gesture();
  EXPECT_FALSE(session.is_open(gesture));
  session.dispatch(no_labels());
  session.dispatch(SetLocks{nullptr});
  session.dispatch(SetMask{});
  EXPECT_TRUE(session.is_run_open(run));
  session.end_run();
  EXPECT_FALSE(session.is_run_open(run));
  EXPECT_EQ(session.history().undo_steps(), 1U);
  session.undo();
  EXPECT_TRUE(session.document() == first);
}

TEST(Run, EndsByUndoAndByWhatChangesMore) {
  const Document first = test::full_document();
  InlineRun made(first);
  Session& session = made.session;
  std::int64_t run = session.begin_run();
  session.dispatch(SetWeights{test::weights_of(3, 4)});
  session.undo();
  EXPECT_FALSE(session.is_run_open(run));
  EXPECT_TRUE(session.document() == first);
  run = session.begin_run();
  session.dispatch(SetWeights{test::weights_of(3, 4)});
  session.dispatch(AddOutput{});
  EXPECT_FALSE(session.is_run_open(run));
  EXPECT_EQ(session.history().undo_steps(), 2U);
  // Nothing was changed in it: no step.
  run = session.begin_run();
  session.end_run();
  EXPECT_EQ(session.history().undo_steps(), 2U);
}

TEST(Run, GainsChangeTheOutputsAndNotTheDocument) {
  Document first = test::full_document();
  first.mask = {};
  InlineRun made(first);
  Session& session = made.session;
  session.begin_run();
  const auto weights = test::weights_of(3, 4);
  session.set_gains(std::make_shared<const std::vector<float>>(std::vector<float>{0.5F, 0.0F, -1.0F, 2.0F}));
  session.dispatch(SetWeights{weights});
  auto scaled = std::make_shared<Weights>(*weights);
  for (std::int64_t o = 0; o < 3; ++o) {
    scaled->parameters.w(o, 0) *= 1.5F;
    scaled->parameters.w(o, 2) *= 0.0F;
    scaled->parameters.w(o, 3) *= 3.0F;
  }
  EXPECT_LE(made.error(one_layer(scaled)), test::kClose);
  EXPECT_TRUE(session.document().network == one_layer(weights));
  // A drag as well.
  session.dispatch(SetParameter{weight_id(0, 0), 4.0F});
  scaled->parameters.w(0, 0) = 6.0F;
  EXPECT_LE(made.error(one_layer(scaled)), test::kClose);
  session.set_gains(nullptr);
  session.dispatch(SetWeights{weights});
  EXPECT_LE(made.error(one_layer(weights)), test::kClose);
}

}  // namespace
}  // namespace pw
