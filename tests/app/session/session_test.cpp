#include "app/session/session.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <random>
#include <thread>
#include <utility>

#include "app/document/builtin_inputs.h"
#include "compute/layer/pointwise_reference.h"
#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

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
  auto layer = std::make_shared<NamedLayer>();
  layer->parameters = PointwiseLayer(cout, shape.c);
  for (float& weight : layer->parameters.weight) weight = normal(random);
  return {nullptr, nullptr, make_input_stack(std::move(features)), layer, {"random", {}, {}, {}}};
}

void expect_outputs_are_right(const Session& session) {
  ASSERT_TRUE(session.outputs_fit());
  ASSERT_TRUE(session.outputs_are_current());
  const Document& document = session.document();
  const auto want = pointwise_reference(document.input->features.maps, document.parameters());
  std::size_t i = 0;
  const Tensor& values = session.outputs().values();
  for (std::int64_t n = 0; n < values.shape().n; ++n) {
    for (std::int64_t o = 0; o < values.shape().c; ++o) {
      for (const float value : values.plane(n, o)) {
        ASSERT_NEAR(value, want.value[i], 1e-5 * (1.0 + want.magnitude[i]));
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

// More than is mixed within a frame.
Document big_document() {
  return random_document({1, 40, 400, 300}, 2);
}

void wait_for_the_background(Session& session) {
  for (int i = 0; i < 2000 && session.worker().activity(); ++i) {
    session.tick();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  ASSERT_FALSE(session.worker().activity());
}

TEST(Session, OutputsFollowEveryActionAndEveryUndo) {
  Session session(random_document({2, 9, 5, 13}, 3), [] {});
  expect_outputs_are_right(session);
  session.begin_gesture();
  for (int i = 0; i < 50; ++i) session.dispatch(SetWeight{1, 4, static_cast<float>(i) * 0.1F});
  expect_outputs_are_right(session);
  session.end_gesture();
  expect_outputs_are_right(session);
  session.dispatch(SetBias{2, -3.0F});
  expect_outputs_are_right(session);
  for (const Activation activation :
       {Activation::kRelu, Activation::kSigmoid, Activation::kSoftmax, Activation::kNone}) {
    session.dispatch(SetActivation{activation});
    expect_outputs_are_right(session);
    session.dispatch(SetWeight{0, 0, 0.5F + static_cast<float>(activation)});
    expect_outputs_are_right(session);
  }
  while (session.history().undo_steps() > 0) {
    session.undo();
    expect_outputs_are_right(session);
  }
}

TEST(Session, ABigStackIsRecomputedInTheBackgroundAndADragFollowsAtOnce) {
  std::atomic<int> wakes{0};
  Session session(random_document({1, 3, 2, 2}, 2), [&] { ++wakes; });
  const Document big = big_document();
  session.dispatch(SetInput{nullptr, nullptr, big.input, big.layer, big.origin});
  EXPECT_FALSE(session.outputs_are_current());
  wait_for_the_background(session);
  EXPECT_GT(wakes.load(), 0);
  expect_outputs_are_right(session);
  session.begin_gesture();
  session.dispatch(SetWeight{0, 7, 2.5F});
  EXPECT_TRUE(session.outputs_are_current());
  session.end_gesture();
  wait_for_the_background(session);
  expect_outputs_are_right(session);
}

TEST(Session, ALongDragOfABigStackIsFollowedToItsEndAndSettledThen) {
  Session session(big_document(), [] {});
  const float first = session.document().parameters().w(0, 7);
  session.begin_gesture();
  // As far apart as makes the steps add up errors that a full pass does not have.
  for (int i = 0; i < 2 * IncrementalSums::kMostUpdates; ++i) {
    session.dispatch(SetWeight{0, 7, i % 2 == 0 ? 1e6F : first});
    ASSERT_TRUE(session.outputs_are_current());
    ASSERT_FALSE(session.worker().activity());
  }
  const auto version = session.outputs_version();
  session.end_gesture();
  EXPECT_TRUE(session.outputs_are_current());
  ASSERT_TRUE(session.worker().activity());
  wait_for_the_background(session);
  EXPECT_GT(session.outputs_version(), version);
  expect_outputs_are_right(session);
}

TEST(Session, ChangesOfABigStackThatAreFollowedMeanwhileAreNotUndoneByTheBackground) {
  Session session(big_document(), [] {});
  session.dispatch(SetWeight{0, 7, 2.5F});
  ASSERT_TRUE(session.worker().activity());
  session.begin_gesture();
  session.dispatch(SetWeight{0, 7, -1.5F});
  const auto version = session.outputs_version();
  wait_for_the_background(session);
  EXPECT_EQ(session.outputs_version(), version);
  expect_outputs_are_right(session);
  session.end_gesture();
  wait_for_the_background(session);
  EXPECT_GT(session.outputs_version(), version);
  expect_outputs_are_right(session);
}

TEST(Session, ALongDragIsSettledOnItsWay) {
  Session session(random_document({2, 9, 5, 13}, 3), [] {});
  session.begin_gesture();
  for (int i = 0; i < IncrementalSums::kMostUpdates; ++i) {
    session.dispatch(SetWeight{1, 4, i % 2 == 0 ? 1e6F : 0.1F});
    ASSERT_TRUE(session.outputs_are_current());
  }
  expect_outputs_are_right(session);
}

TEST(Session, TheVersionOfTheOutputsGrowsWithEachOfTheirChanges) {
  Session session(random_document({1, 3, 2, 2}, 2), [] {});
  auto version = session.outputs_version();
  const auto grown = [&] { return std::exchange(version, session.outputs_version()) < session.outputs_version(); };
  session.begin_gesture();
  EXPECT_FALSE(grown());
  session.dispatch(SetBias{0, 1.0F});
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

TEST(Session, WhatIsNotFiniteLeavesTheOutputsWhenItsWeightDoes) {
  FeatureMaps features;
  features.maps = Tensor({1, 2, 1, 2});
  features.maps.plane(0, 0)[0] = std::numeric_limits<float>::quiet_NaN();
  features.maps.plane(0, 1)[0] = 3.0F;
  auto layer = std::make_shared<NamedLayer>();
  layer->parameters = PointwiseLayer(1, 2);
  layer->parameters.weight = {1.0F, 1.0F};
  Session session({nullptr, nullptr, make_input_stack(std::move(features)), layer, {}}, [] {});
  EXPECT_EQ(session.outputs().of(0, 0).non_finite, 1);
  // 0 · NaN is NaN: the map still counts as read.
  session.dispatch(SetWeight{0, 0, 0.0F});
  EXPECT_EQ(session.outputs().of(0, 0).non_finite, 1);
  session.dispatch(SetWeight{0, 1, 2.0F});
  EXPECT_EQ(session.outputs().values().plane(0, 0)[1], 0.0F);
}

TEST(Session, ADragOfABigStackFollowsBesidesWhatIsNotFinite) {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  FeatureMaps features;
  features.maps = Tensor({1, 40, 400, 300});
  features.maps.plane(0, 7)[0] = kInfinity;
  features.maps.plane(0, 7)[1] = 3.0F;
  auto layer = std::make_shared<NamedLayer>();
  layer->parameters = PointwiseLayer(1, 40);
  layer->parameters.w(0, 7) = 1.0F;
  Session session({nullptr, nullptr, make_input_stack(std::move(features)), layer, {}}, [] {});
  session.begin_gesture();
  for (const float value : {2.0F, -1.0F, -2.0F}) {
    session.dispatch(SetWeight{0, 7, value});
    ASSERT_TRUE(session.outputs_are_current());
    EXPECT_EQ(session.outputs().values().plane(0, 0)[1], 3.0F * value);
    EXPECT_EQ(session.outputs().of(0, 0).non_finite, 1);
  }
  session.end_gesture();
  wait_for_the_background(session);
  EXPECT_EQ(session.outputs().values().plane(0, 0)[0], -kInfinity);
}

TEST(Session, AWeightThatIsNotFiniteLeavesTheOutputs) {
  const Document document = random_document({1, 3, 2, 20}, 2);
  auto layer = std::make_shared<NamedLayer>(*document.layer);
  layer->parameters.w(1, 2) = std::numeric_limits<float>::quiet_NaN();
  Session session({nullptr, nullptr, document.input, layer, {}}, [] {});
  EXPECT_EQ(session.outputs().of(0, 1).non_finite, 40);
  session.begin_gesture();
  session.dispatch(SetWeight{1, 2, 0.5F});
  expect_outputs_are_right(session);
  EXPECT_EQ(session.outputs().of(0, 1).non_finite, 0);
}

TEST(Worker, OfEachKindTheNewestWins) {
  std::atomic<bool> first_may_end{false};
  int delivered = 0;
  Worker worker(1, [] {});
  worker.start(Worker::Kind::kLoad, "first", [&](Progress& progress, ThreadPool&) {
    while (!progress.cancelled() && !first_may_end) std::this_thread::yield();
    return [&] { delivered = 1; };
  });
  worker.start(Worker::Kind::kLoad, "second", [&](Progress&, ThreadPool&) { return [&] { delivered = 2; }; });
  for (int i = 0; i < 2000 && delivered == 0; ++i) {
    worker.deliver();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  EXPECT_EQ(delivered, 2);
  EXPECT_FALSE(worker.activity());
}

TEST(Worker, WhatIsCancelledIsNeverDelivered) {
  bool delivered = false;
  Worker worker(1, [] {});
  std::atomic<bool> ended{false};
  worker.start(Worker::Kind::kSave, "saving", [&](Progress&, ThreadPool&) {
    ended = true;
    return [&] { delivered = true; };
  });
  while (!ended) std::this_thread::yield();
  worker.cancel(Worker::Kind::kSave);
  worker.deliver();
  EXPECT_FALSE(delivered);
}

}  // namespace
}  // namespace pw
