#include "app/session/session.h"

#include <gtest/gtest.h>

#include <limits>
#include <new>
#include <random>
#include <utility>

#include "app/document/builtin_inputs.h"
#include "compute/layer/pointwise_reference.h"
#include "compute/parallel/thread_pool.h"
#include "tests/app/jobs/jobs_test_window.h"

namespace pw {
namespace {

Document document_of(std::shared_ptr<const InputStack> input, std::shared_ptr<const Weights> weights) {
  Document document;
  document.input = std::move(input);
  document.network = one_layer(std::move(weights));
  return document;
}

SetInput input_of(const Document& document) {
  return {{document.picture, document.ground_truth, document.input},
          document.source,
          document.network.layers.front(),
          true};
}

Document random_document(Shape shape, std::int64_t cout) {
  std::mt19937 random(3);
  std::normal_distribution<float> normal;
  FeatureMaps features;
  features.maps = Tensor(shape);
  for (std::int64_t n = 0; n < shape.n; ++n) {
    for (std::int64_t c = 0; c < shape.c; ++c) {
      for (float& value : features.maps.plane(n, c)) value = normal(random);
    }
  }
  auto weights = std::make_shared<Weights>();
  weights->parameters = PointwiseLayer(cout, shape.c);
  for (float& weight : weights->parameters.weight) weight = normal(random);
  return document_of(make_input_stack(std::move(features)), weights);
}

void expect_outputs_are_right(const Session& session) {
  EXPECT_TRUE(session.outputs_fit());
  EXPECT_TRUE(session.outputs_are_current());
  if (!session.outputs_fit()) return;
  const Document& document = session.document();
  const auto want = pointwise_reference(document.input->features.maps, document.parameters());
  std::size_t i = 0;
  const Tensor& values = session.outputs().values();
  for (std::int64_t n = 0; n < values.shape().n; ++n) {
    for (std::int64_t o = 0; o < values.shape().c; ++o) {
      for (const float value : values.plane(n, o)) {
        EXPECT_NEAR(value, want.value[i], 1e-5 * (1.0 + want.magnitude[i]));
        if (testing::Test::HasFailure()) return;
        ++i;
      }
      const OutputRange& range = session.outputs().of(n, o);
      const PlaneStatistics measured = plane_statistics(values.plane(n, o));
      EXPECT_EQ(range.min, measured.min);
      EXPECT_EQ(range.max, measured.max);
      EXPECT_NEAR(range.mean, measured.mean, 1e-9);
      EXPECT_EQ(range.non_finite, values.shape().pixels() - measured.finite);
    }
  }
}

// Larger than what is computed within a frame.
Document big_random_document() {
  return random_document({1, 40, 400, 300}, 2);
}

// A session that can wait for its background work, until it is woken.
struct WatchedSession {
  explicit WatchedSession(Document first) : session(std::move(first), window.wake()) {}
  void wait_for_the_background() {
    EXPECT_TRUE(window.tick_until(session, [this] { return !session.jobs().activity(); }));
  }

  test::JobsWindow window;
  Session session;
};

TEST(Session, OutputsFollowEveryActionAndEveryUndo) {
  Session session(random_document({2, 9, 5, 13}, 3), [] {});
  expect_outputs_are_right(session);
  session.begin_gesture();
  for (int i = 0; i < 50; ++i) session.dispatch(SetParameter{weight_id(1, 4), static_cast<float>(i) * 0.1F});
  expect_outputs_are_right(session);
  session.end_gesture();
  expect_outputs_are_right(session);
  session.dispatch(SetParameter{bias_id(2), -3.0F});
  expect_outputs_are_right(session);
  for (const Activation activation :
       {Activation::kRelu, Activation::kSigmoid, Activation::kSoftmax, Activation::kNone}) {
    session.dispatch(SetActivation{activation});
    expect_outputs_are_right(session);
    session.dispatch(SetParameter{weight_id(0, 0), 0.5F + static_cast<float>(activation)});
    expect_outputs_are_right(session);
  }
  while (session.history().undo_steps() > 0) {
    session.undo();
    expect_outputs_are_right(session);
  }
}

TEST(Session, ABigStackIsRecomputedInTheBackgroundAndADragUpdatesAtOnce) {
  WatchedSession watched(random_document({1, 3, 2, 2}, 2));
  Session& session = watched.session;
  const Document big = big_random_document();
  session.dispatch(input_of(big));
  EXPECT_FALSE(session.outputs_are_current());
  watched.wait_for_the_background();
  expect_outputs_are_right(session);
  session.begin_gesture();
  session.dispatch(SetParameter{weight_id(0, 7), 2.5F});
  EXPECT_TRUE(session.outputs_are_current());
  session.end_gesture();
  watched.wait_for_the_background();
  expect_outputs_are_right(session);
}

TEST(Session, ALongDragOfABigStackIsIncrementalAndRecomputedAtItsEnd) {
  WatchedSession watched(big_random_document());
  Session& session = watched.session;
  const float first = session.document().parameters().w(0, 7);
  session.begin_gesture();
  // Steps so large that they accumulate errors that a full pass does not have.
  for (int i = 0; i < 2 * IncrementalSums::kMaxUpdates; ++i) {
    session.dispatch(SetParameter{weight_id(0, 7), i % 2 == 0 ? 1e6F : first});
    ASSERT_TRUE(session.outputs_are_current());
    ASSERT_FALSE(session.jobs().activity());
  }
  const auto version = session.outputs_version();
  session.end_gesture();
  EXPECT_TRUE(session.outputs_are_current());
  ASSERT_TRUE(session.jobs().activity());
  watched.wait_for_the_background();
  EXPECT_GT(session.outputs_version(), version);
  expect_outputs_are_right(session);
}

TEST(Session, IncrementalChangesOfABigStackAreNotOverwrittenByTheBackground) {
  WatchedSession watched(big_random_document());
  Session& session = watched.session;
  session.dispatch(SetParameter{weight_id(0, 7), 2.5F});
  ASSERT_TRUE(session.jobs().activity());
  session.begin_gesture();
  session.dispatch(SetParameter{weight_id(0, 7), -1.5F});
  const auto version = session.outputs_version();
  watched.wait_for_the_background();
  EXPECT_EQ(session.outputs_version(), version);
  expect_outputs_are_right(session);
  session.end_gesture();
  watched.wait_for_the_background();
  EXPECT_GT(session.outputs_version(), version);
  expect_outputs_are_right(session);
}

TEST(Session, ALongDragIsRecomputedOnItsWay) {
  Session session(random_document({2, 9, 5, 13}, 3), [] {});
  session.begin_gesture();
  for (int i = 0; i < IncrementalSums::kMaxUpdates; ++i) {
    session.dispatch(SetParameter{weight_id(1, 4), i % 2 == 0 ? 1e6F : 0.1F});
    ASSERT_TRUE(session.outputs_are_current());
  }
  expect_outputs_are_right(session);
}

TEST(Session, TheOutputsVersionIncreasesWithEachChange) {
  Session session(random_document({1, 3, 2, 2}, 2), [] {});
  auto version = session.outputs_version();
  const auto grown = [&] { return std::exchange(version, session.outputs_version()) < session.outputs_version(); };
  session.begin_gesture();
  EXPECT_FALSE(grown());
  session.dispatch(SetParameter{bias_id(0), 1.0F});
  EXPECT_TRUE(grown());
  session.end_gesture();
  EXPECT_TRUE(grown());
  session.begin_gesture();
  session.end_gesture();
  session.tick();
  EXPECT_FALSE(grown());
  session.dispatch(SetActivation{Activation::kRelu});
  EXPECT_TRUE(grown());
  session.undo();
  EXPECT_TRUE(grown());
}

TEST(Session, NonFiniteOutputsDisappearWithTheirWeight) {
  FeatureMaps features;
  features.maps = Tensor({1, 2, 1, 2});
  features.maps.plane(0, 0)[0] = std::numeric_limits<float>::quiet_NaN();
  features.maps.plane(0, 1)[0] = 3.0F;
  auto weights = std::make_shared<Weights>();
  weights->parameters = PointwiseLayer(1, 2);
  weights->parameters.weight = {1.0F, 1.0F};
  Session session(document_of(make_input_stack(std::move(features)), weights), [] {});
  EXPECT_EQ(session.outputs().of(0, 0).non_finite, 1);
  // 0 · NaN is NaN: the map still counts.
  session.dispatch(SetParameter{weight_id(0, 0), 0.0F});
  EXPECT_EQ(session.outputs().of(0, 0).non_finite, 1);
  session.dispatch(SetParameter{weight_id(0, 1), 2.0F});
  EXPECT_EQ(session.outputs().values().plane(0, 0)[1], 0.0F);
}

TEST(Session, ADragOfABigStackWorksDespiteNonFiniteValues) {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  FeatureMaps features;
  features.maps = Tensor({1, 40, 400, 300});
  features.maps.plane(0, 7)[0] = kInfinity;
  features.maps.plane(0, 7)[1] = 3.0F;
  auto weights = std::make_shared<Weights>();
  weights->parameters = PointwiseLayer(1, 40);
  weights->parameters.w(0, 7) = 1.0F;
  WatchedSession watched(document_of(make_input_stack(std::move(features)), weights));
  Session& session = watched.session;
  session.begin_gesture();
  for (const float value : {2.0F, -1.0F, -2.0F}) {
    session.dispatch(SetParameter{weight_id(0, 7), value});
    ASSERT_TRUE(session.outputs_are_current());
    EXPECT_EQ(session.outputs().values().plane(0, 0)[1], 3.0F * value);
    EXPECT_EQ(session.outputs().of(0, 0).non_finite, 1);
  }
  session.end_gesture();
  watched.wait_for_the_background();
  EXPECT_EQ(session.outputs().values().plane(0, 0)[0], -kInfinity);
}

TEST(Session, AWeightThatIsNotFiniteLeavesTheOutputs) {
  const Document document = random_document({1, 3, 2, 20}, 2);
  auto weights = std::make_shared<Weights>(document.weights());
  weights->parameters.w(1, 2) = std::numeric_limits<float>::quiet_NaN();
  Session session(document_of(document.input, weights), [] {});
  EXPECT_EQ(session.outputs().of(0, 1).non_finite, 40);
  session.begin_gesture();
  session.dispatch(SetParameter{weight_id(1, 2), 0.5F});
  expect_outputs_are_right(session);
  EXPECT_EQ(session.outputs().of(0, 1).non_finite, 0);
}

TEST(Session, ShowsWhatADeliveryThrows) {
  Session session(
      random_document({1, 3, 2, 2}, 2), [] {}, nullptr, Threading::kInline);
  JobSlot slot(session.jobs().quick());
  slot.start<int>(
      "reading x.npy", [](Progress&, ThreadPool&) { return 1; }, [](const Expected<int>&) { throw std::bad_alloc(); });
  session.tick();
  EXPECT_EQ(session.error(), "reading x.npy: not enough memory; the document is unchanged");
}

TEST(Session, WithoutThreadsABigStackIsRecomputedByTheNextTick) {
  Session session(
      random_document({1, 3, 2, 2}, 2), [] {}, nullptr, Threading::kInline);
  const Document big = big_random_document();
  session.dispatch(input_of(big));
  EXPECT_FALSE(session.outputs_are_current());
  ASSERT_TRUE(session.jobs().activity());
  EXPECT_FALSE(session.jobs().activity()->cancellable);
  session.tick();
  EXPECT_FALSE(session.jobs().activity());
  expect_outputs_are_right(session);
}

}  // namespace
}  // namespace pw
