#include "app/document/history.h"

#include <gtest/gtest.h>

#include <random>

#include "app/document/action.h"
#include "app/document/builtin_inputs.h"

namespace pw {
namespace {

Document changed(const History& history, float value) {
  return pw::apply(history.current(), SetWeight{0, 1, value});
}

TEST(History, AGestureOfManyStepsIsOneUndo) {
  History history(hand_checkable_document());
  const auto before = history.current().layer;
  history.begin_gesture();
  for (int i = 1; i <= 100; ++i) history.push(changed(history, static_cast<float>(i)));
  history.end_gesture();
  EXPECT_EQ(history.undo_steps(), 1U);
  EXPECT_EQ(history.current().parameters().w(0, 1), 100.0F);
  ASSERT_TRUE(history.undo());
  EXPECT_EQ(history.current().layer, before);
  ASSERT_TRUE(history.redo());
  EXPECT_EQ(history.current().parameters().w(0, 1), 100.0F);
  EXPECT_FALSE(history.redo());
}

TEST(History, AGestureWithoutAChangeIsNoStep) {
  History history(hand_checkable_document());
  history.begin_gesture();
  history.end_gesture();
  EXPECT_EQ(history.undo_steps(), 0U);
  EXPECT_FALSE(history.undo());
}

TEST(History, ANewStepForgetsWhatRedoHeld) {
  History history(hand_checkable_document());
  history.push(changed(history, 1.0F));
  history.push(changed(history, 2.0F));
  history.undo();
  history.push(changed(history, 3.0F));
  EXPECT_EQ(history.redo_steps(), 0U);
  EXPECT_EQ(history.undo_steps(), 2U);
}

TEST(History, BeyondTheCapTheOldestAreForgottenAndTheCurrentStays) {
  History history(hand_checkable_document(), 3 * 1024);
  for (int i = 0; i < 50; ++i) {
    FeatureMaps maps;
    maps.maps = Tensor({1, 4, 4, 16});
    auto input = make_input_stack(std::move(maps));
    history.push(apply(history.current(),
                       SetInput{nullptr, nullptr, input, history.current().layer, {std::to_string(i), {}, {}, {}}}));
  }
  EXPECT_LE(history.undo_steps(), 4U);
  EXPECT_GE(history.undo_steps(), 1U);
  EXPECT_EQ(history.current().origin.source, "49");
  EXPECT_TRUE(history.undo());
  EXPECT_EQ(history.current().origin.source, "48");
}

TEST(History, RandomActionsAreUndoneToTheSameBytes) {
  std::mt19937 random(7);
  History history(hand_checkable_document());
  std::vector<PointwiseLayer> states = {history.current().parameters()};
  for (int i = 0; i < 200; ++i) {
    const auto o = static_cast<std::int64_t>(random() % 2);
    const auto c = static_cast<std::int64_t>(random() % 4);
    const float value = static_cast<float>(random() % 1000) / 7.0F;
    const auto kind = random() % 3;
    const auto push = [&](const Action& action) { history.push(pw::apply(history.current(), action)); };
    if (kind == 0) push(SetWeight{o, c, value});
    if (kind == 1) push(SetBias{o, value});
    if (kind == 2) push(SetActivation{static_cast<Activation>(random() % 4)});
    states.push_back(history.current().parameters());
  }
  for (std::size_t i = states.size(); i-- > 0;) {
    EXPECT_EQ(history.current().parameters(), states[i]);
    EXPECT_EQ(history.undo(), i > 0);
  }
}

}  // namespace
}  // namespace pw
