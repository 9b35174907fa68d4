#include <gtest/gtest.h>

#include <optional>

#include "app/document/pair_input.h"
#include "app/session/session.h"
#include "tests/app/document/document_test_documents.h"
#include "tests/app/session/session_test_outputs.h"

namespace pw {
namespace {

Session inline_session(Document document) {
  return Session(
      std::move(document), [] {}, nullptr, Threading::kInline);
}

void tick_until_idle(Session& session) {
  while (session.jobs().activity()) session.tick();
}

void expect_right(const Session& session) {
  const Document& document = session.document();
  EXPECT_TRUE(session.outputs_are_current());
  EXPECT_LE(test::error_of(session.network_outputs(), *document.input, document.network, document.mask), test::kClose);
  if (!document.pair) {
    EXPECT_EQ(session.pair_outputs(), nullptr);
    return;
  }
  const auto in = pair_input_stack(document, document.pair->input);
  EXPECT_EQ(session.pair_outputs() == nullptr, in == nullptr);
  if (in == nullptr || session.pair_outputs() == nullptr) return;
  EXPECT_LE(test::error_of(*session.pair_outputs(), *in, document.pair->network, {}), test::kClose);
}

Pair pair_on(PairInput input, std::int64_t cin) {
  return {PairCase::kAbs, input, {{test::random_weights(2, cin, Activation::kRelu), test::random_weights(1, 2)}}};
}

TEST(PairOutputs, AreOfThePictureTheStackOrTheNumbers) {
  Session session = inline_session(test::full_document());
  expect_right(session);
  for (const auto& pair : {pair_on(PairInput::kPicture, 3), pair_on(PairInput::kStack, 4),
                           pair_on(PairInput::kNumbers, 4), pair_on(PairInput::kStack, 4)}) {
    ASSERT_TRUE(session.dispatch(SetPair{pair}));
    expect_right(session);
  }
  ASSERT_TRUE(session.dispatch(SetPair{}));
  expect_right(session);
  while (session.history().undo_steps() > 0) {
    session.undo();
    expect_right(session);
  }
}

TEST(PairOutputs, AreUpdatedDuringADragAndRecomputedAtItsEnd) {
  Session session = inline_session(test::full_document());
  for (const std::int64_t layer : {0, 1}) {
    const ParameterId id{NetworkId::kPair, layer, 0, 1};
    const float first = parameter(session.document().pair->network, id);
    session.begin_gesture();
    for (int i = 0; i < 101; ++i) {
      ASSERT_TRUE(session.dispatch(SetParameter{id, i % 2 == 0 ? 1e6F : first}));
      ASSERT_TRUE(session.outputs_are_current());
    }
    ASSERT_TRUE(session.dispatch(SetParameter{id, first}));
    session.end_gesture();
    expect_right(session);
  }
  EXPECT_EQ(session.history().undo_steps(), 2U);
}

TEST(PairOutputs, DisappearWithTheirInputAndComeBackWithIt) {
  Session session = inline_session(test::full_document());
  const Document other = test::full_document();
  ASSERT_TRUE(session.dispatch(SetInput{{nullptr, nullptr, other.input}, {}, other.network.layers.front()}));
  ASSERT_TRUE(session.document().pair.has_value());
  expect_right(session);
  EXPECT_EQ(session.pair_outputs(), nullptr);
  // Its parameters can be edited without an input.
  ASSERT_TRUE(session.dispatch(SetParameter{{NetworkId::kPair, 0, 0, 1}, 3.0F}));
  expect_right(session);
  session.undo();
  session.undo();
  expect_right(session);
  EXPECT_NE(session.pair_outputs(), nullptr);
}

TEST(PairOutputs, OfABigStackComeFromTheBackground) {
  Session session = inline_session(test::random_document({1, 40, 400, 300}, 1));
  ASSERT_TRUE(session.dispatch(SetPair{pair_on(PairInput::kStack, 40)}));
  EXPECT_FALSE(session.outputs_are_current());
  EXPECT_EQ(session.pair_outputs(), nullptr);
  tick_until_idle(session);
  expect_right(session);
  // Outputs of another number of layers are dropped while the new ones are computed.
  Pair one_layer_less = pair_on(PairInput::kStack, 40);
  one_layer_less.network.layers.pop_back();
  ASSERT_TRUE(session.dispatch(SetPair{one_layer_less}));
  EXPECT_EQ(session.pair_outputs(), nullptr);
  tick_until_idle(session);
  expect_right(session);
}

// The second layer reads all hidden maps again, which is too much for a frame.
TEST(PairOutputs, OfLargeHiddenMapsComeFromTheBackground) {
  Session session = inline_session(test::random_document({1, 3, 800, 700}, 1));
  const Pair pair{PairCase::kAbs,
                  PairInput::kStack,
                  {{test::random_weights(16, 3, Activation::kRelu), test::random_weights(1, 16)}}};
  ASSERT_TRUE(session.dispatch(SetPair{pair}));
  tick_until_idle(session);
  ASSERT_TRUE(session.dispatch(SetParameter{{NetworkId::kPair, 0, 0, 1}, 0.5F}));
  EXPECT_FALSE(session.outputs_are_current());
  tick_until_idle(session);
  expect_right(session);
  session.begin_gesture();
  ASSERT_TRUE(session.dispatch(SetParameter{{NetworkId::kPair, 1, 0, 2}, 0.5F}));
  EXPECT_TRUE(session.outputs_are_current()) << "one map times a number is quick";
  session.end_gesture();
  tick_until_idle(session);
  expect_right(session);
}

}  // namespace
}  // namespace pw
