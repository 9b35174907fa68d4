#include "app/session/session.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <random>
#include <thread>

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
      EXPECT_EQ(session.outputs().of(n, o), plane_statistics(values.plane(n, o)));
    }
  }
}

void wait_until_current(Session& session) {
  for (int i = 0; i < 2000 && !session.outputs_are_current(); ++i) {
    session.tick();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
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
  const Document big = random_document({1, 40, 400, 300}, 2);
  session.dispatch(SetInput{nullptr, nullptr, big.input, big.layer, big.origin});
  EXPECT_FALSE(session.outputs_are_current());
  wait_until_current(session);
  EXPECT_GT(wakes.load(), 0);
  expect_outputs_are_right(session);
  session.begin_gesture();
  session.dispatch(SetWeight{0, 7, 2.5F});
  EXPECT_TRUE(session.outputs_are_current());
  session.end_gesture();
  wait_until_current(session);
  expect_outputs_are_right(session);
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
  EXPECT_EQ(session.outputs().of(0, 0).nan, 1);
  // 0 · NaN is NaN: the map still counts as read.
  session.dispatch(SetWeight{0, 0, 0.0F});
  EXPECT_EQ(session.outputs().of(0, 0).nan, 1);
  session.dispatch(SetWeight{0, 1, 2.0F});
  EXPECT_EQ(session.outputs().values().plane(0, 0)[1], 0.0F);
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
