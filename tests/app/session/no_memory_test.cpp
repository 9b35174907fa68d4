#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "app/session/session.h"
#include "tests/app/document/document_test_documents.h"
#include "tests/app/session/session_test_memory.h"
#include "tests/app/session/session_test_outputs.h"

namespace pw {
namespace {

TEST(NoMemoryItself, RunsOutWhereItShould) {
  const auto take_two = [] {
    const std::vector<int> first(100);
    const std::vector<int> second(first);
    EXPECT_EQ(second.size(), 100U);
  };
  EXPECT_FALSE(test::is_done_with(0, take_two));
  EXPECT_FALSE(test::is_done_with(1, take_two));
  EXPECT_TRUE(test::is_done_with(2, take_two));
}

double error_of(const Session& session) {
  const Document& now = session.document();
  return test::error_of(session.network_outputs(), *now.input, now.network, now.mask);
}

struct MemoryCase {
  const char* name;
  std::function<void(Session&)> prepare, act;
};

void PrintTo(const MemoryCase& one, std::ostream* out) {
  *out << one.name;
}

MemoryCase dispatching(const char* name, const Action& action) {
  return {name, [](Session&) {}, [action](Session& session) { session.dispatch(action); }};
}

void edit_twice(Session& session) {
  session.dispatch(SetParameter{weight_id(1, 1), 4.0F});
  session.dispatch(SetActivation{Activation::kSoftmax});
}

std::vector<MemoryCase> cases() {
  const Document other = hand_checkable_document();
  const SetParameter weight{weight_id(0, 2), 9.0F};
  return {
      dispatching("Weight", weight),
      dispatching("WeightOfThePair", SetParameter{{NetworkId::kPair, 0, 1, 1}, 9.0F}),
      dispatching("Activation", SetActivation{Activation::kSoftmax}),
      dispatching("Mask", SetMask{{{3}, {}}}),
      dispatching("Weights", SetWeights{test::weights_of(7, 4)}),
      dispatching("Bias", SetBias{{7, 8, 9}}),
      dispatching("Output", AddOutput{0}),
      dispatching("Input", SetInput{{nullptr, nullptr, test::stack_of({1, 5, 9, 9})}, {}, test::weights_of(2, 5)}),
      dispatching("Labels", SetLabels{nullptr}),
      dispatching("Document", SetDocument{other}),
      {"Start", edit_twice, [other](Session& session) { session.restart(SetDocument{other}); }},
      {"Undo", edit_twice, [](Session& session) { session.undo(); }},
      {"Redo",
       [](Session& session) {
         edit_twice(session);
         session.undo();
         session.undo();
       },
       [](Session& session) { session.redo(); }},
      {"BehindRedo",
       [](Session& session) {
         edit_twice(session);
         session.undo();
       },
       [weight](Session& session) { session.dispatch(weight); }},
      {"Gesture",
       [](Session& session) {
         edit_twice(session);
         session.begin_gesture();
         session.dispatch(SetParameter{bias_id(0), 3.0F});
       },
       [weight](Session& session) { session.dispatch(weight); }},
  };
}

class NoMemory : public testing::TestWithParam<MemoryCase> {};

// Memory runs out at each allocation in turn.
TEST_P(NoMemory, LeavesTheDocumentUnchanged) {
  std::int64_t allocations = 0;
  for (bool done = false; !done; ++allocations) {
    ASSERT_LT(allocations, 2000);
    Session session(
        test::full_document(), [] {}, nullptr, Threading::kInline);
    GetParam().prepare(session);
    const Document before = session.document();
    const std::size_t undo_steps = session.history().undo_steps();
    const std::size_t redo_steps = session.history().redo_steps();
    const std::int64_t bytes = session.history().bytes();
    done = test::is_done_with(allocations, [&] { GetParam().act(session); });
    if (!done) {
      ASSERT_TRUE(session.document() == before) << allocations;
      ASSERT_EQ(session.history().undo_steps(), undo_steps) << allocations;
      ASSERT_EQ(session.history().redo_steps(), redo_steps) << allocations;
      ASSERT_EQ(session.history().bytes(), bytes) << allocations;
    }
    while (session.jobs().activity()) session.tick();
    // With memory again, everything works.
    ASSERT_TRUE(session.dispatch(SetParameter{bias_id(0), 1.5F}));
    session.end_gesture();
    while (session.jobs().activity()) session.tick();
    ASSERT_TRUE(session.outputs_are_current()) << allocations;
    ASSERT_LE(error_of(session), 2e-5) << allocations;
  }
  EXPECT_GT(allocations, 3);
}

INSTANTIATE_TEST_SUITE_P(Changes, NoMemory, testing::ValuesIn(cases()),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(NoMemoryForTheOutputs, TheyAreRecomputedAutomatically) {
  const SetParameter action{{NetworkId::kPair, 0, 1, 1}, 9.0F};
  for (std::int64_t allocations = 0;; ++allocations) {
    Session session(
        test::full_document(), [] {}, nullptr, Threading::kInline);
    if (test::is_done_with(allocations, [&] { session.dispatch(action); })) break;
    while (session.jobs().activity()) session.tick();
    if (session.outputs_are_current()) {
      ASSERT_LE(error_of(session), 2e-5) << allocations;
      ASSERT_NE(session.pair_outputs(), nullptr);
      const Document& now = session.document();
      const auto in = make_input_stack({to_tensor(*now.picture), {}});
      ASSERT_LE(test::error_of(*session.pair_outputs(), *in, now.pair->network, {}), 2e-5) << allocations;
    }
  }
}

}  // namespace
}  // namespace pw
