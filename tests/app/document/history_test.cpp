#include <gtest/gtest.h>

#include <random>

#include "app/document/action.h"
#include "app/document/builtin_inputs.h"
#include "app/document/document_history.h"

namespace pw {
namespace {

// Of a document with one layer, without its shared parts.
constexpr std::int64_t kOwnBytes = sizeof(Document) + sizeof(std::shared_ptr<const Weights>);

// Room for 50 steps without their stacks, and for a few stacks.
constexpr std::int64_t kCap = 3 * 1024 + 50 * kOwnBytes;

Document changed(const DocumentHistory& history, float value) {
  return pw::apply(history.current(), SetParameter{weight_id(0, 1), value});
}

Source file_source(int number) {
  Source source;
  source.from = FileSource{std::to_string(number), {}, AxisOrder::kNhwc};
  return source;
}

// Each step has its own stack: 4 maps of 256 bytes.
Document with_other_stack(const DocumentHistory& history, int number) {
  FeatureMaps maps;
  maps.maps = Tensor({1, 4, 4, 16});
  const Document& now = history.current();
  return pw::apply(
      now,
      SetInput{{nullptr, nullptr, make_input_stack(std::move(maps))}, file_source(number), now.network.layers.front()});
}

// Undoes until one more undo would lead to it.
void undo_to_a_lost_stack(DocumentHistory& history) {
  while (history.before() != nullptr && !history.before()->is_thin()) history.undo();
}

TEST(History, AGestureOfManyStepsIsOneUndo) {
  DocumentHistory history(hand_checkable_document());
  const auto before = history.current().network;
  history.begin_gesture();
  for (int i = 1; i <= 100; ++i) history.push(changed(history, static_cast<float>(i)));
  history.end_gesture();
  EXPECT_EQ(history.undo_steps(), 1U);
  EXPECT_EQ(history.current().parameters().w(0, 1), 100.0F);
  ASSERT_TRUE(history.undo());
  EXPECT_EQ(history.current().network, before);
  ASSERT_TRUE(history.redo());
  EXPECT_EQ(history.current().parameters().w(0, 1), 100.0F);
  EXPECT_FALSE(history.redo());
}

TEST(History, AGestureWithoutAChangeIsNoStep) {
  DocumentHistory history(hand_checkable_document());
  history.begin_gesture();
  history.end_gesture();
  EXPECT_EQ(history.undo_steps(), 0U);
  EXPECT_FALSE(history.undo());
}

TEST(History, AGestureThatIsTakenBackHasNeverBeen) {
  DocumentHistory history(hand_checkable_document());
  for (const float value : {1.0F, 2.0F, 3.0F}) history.push(changed(history, value));
  history.undo();
  history.undo();
  EXPECT_FALSE(history.ends_in_gesture());
  for (const bool ends_before : {true, false}) {
    history.begin_gesture();
    EXPECT_FALSE(history.ends_in_gesture());
    for (int i = 10; i <= 12; ++i) history.push(changed(history, static_cast<float>(i)));
    EXPECT_EQ(history.redo_steps(), 0U);
    if (ends_before) history.end_gesture();
    ASSERT_TRUE(history.ends_in_gesture());
    history.undo();
    history.restore_redo();
    EXPECT_FALSE(history.ends_in_gesture());
    EXPECT_EQ(history.current().parameters().w(0, 1), 1.0F);
    EXPECT_EQ(history.undo_steps(), 1U);
    EXPECT_EQ(history.redo_steps(), 2U);
  }
  for (const float value : {2.0F, 3.0F}) {
    ASSERT_TRUE(history.redo());
    EXPECT_EQ(history.current().parameters().w(0, 1), value);
  }
}

TEST(History, AStepThatComesAfterAGestureIsNotOfIt) {
  DocumentHistory history(hand_checkable_document());
  history.begin_gesture();
  history.push(changed(history, 1.0F));
  history.end_gesture();
  EXPECT_TRUE(history.ends_in_gesture());
  history.push(changed(history, 2.0F));
  EXPECT_FALSE(history.ends_in_gesture());
  history.undo();
  EXPECT_FALSE(history.ends_in_gesture());
}

TEST(History, ANewStepClearsRedo) {
  DocumentHistory history(hand_checkable_document());
  history.push(changed(history, 1.0F));
  history.push(changed(history, 2.0F));
  history.undo();
  history.push(changed(history, 3.0F));
  EXPECT_EQ(history.redo_steps(), 0U);
  EXPECT_EQ(history.undo_steps(), 2U);
}

TEST(History, BeyondTheCapTheOldestLoseTheirStacksAndTheCurrentStays) {
  DocumentHistory history(hand_checkable_document(), kCap);
  for (int i = 0; i < 50; ++i) history.push(with_other_stack(history, i));
  EXPECT_LE(history.bytes_beyond_current(), kCap);
  EXPECT_EQ(history.forgotten(), 0);
  EXPECT_EQ(history.undo_steps(), 50U);
  EXPECT_FALSE(history.current().is_thin());
  EXPECT_EQ(history.current().source, file_source(49));
  ASSERT_TRUE(history.undo());
  EXPECT_EQ(history.current().source, file_source(48));
  EXPECT_FALSE(history.current().is_thin());
  undo_to_a_lost_stack(history);
  EXPECT_GE(history.undo_steps(), 45U);
}

TEST(History, ALostStackIsFilledIn) {
  DocumentHistory history(hand_checkable_document(), kCap);
  for (int i = 0; i < 50; ++i) history.push(with_other_stack(history, i));
  undo_to_a_lost_stack(history);
  ASSERT_NE(history.before(), nullptr);
  const Source lost = history.before()->source;
  FeatureMaps maps;
  maps.maps = Tensor({1, 4, 4, 16});
  const auto recomputable = make_input_stack(std::move(maps));
  history.fill_in([&](Document& document) {
    if (!document.is_thin() || document.source != lost) return false;
    document.input = recomputable;
    return true;
  });
  ASSERT_TRUE(history.undo());
  EXPECT_EQ(history.current().input, recomputable);
  EXPECT_EQ(history.current().source, lost);
}

TEST(History, IfDroppingStacksIsNotEnoughTheOldestStepsAreForgotten) {
  // Each step has its own weights: 10 numbers.
  constexpr std::int64_t kTenSteps = 10 * (kOwnBytes + 40);
  DocumentHistory history(hand_checkable_document(), kTenSteps);
  for (int i = 0; i < 50; ++i) history.push(changed(history, static_cast<float>(i)));
  EXPECT_LE(history.bytes_beyond_current(), kTenSteps);
  EXPECT_EQ(history.undo_steps(), 10U);
  EXPECT_EQ(history.forgotten(), 40);
  EXPECT_EQ(history.current().parameters().w(0, 1), 49.0F);
  EXPECT_TRUE(history.undo());
  EXPECT_EQ(history.current().parameters().w(0, 1), 48.0F);
}

TEST(History, RandomActionsAreUndoneToTheSameBytes) {
  std::mt19937 random(7);
  DocumentHistory history(hand_checkable_document());
  std::vector<PointwiseLayer> states = {history.current().parameters()};
  for (int i = 0; i < 200; ++i) {
    const auto o = static_cast<std::int64_t>(random() % 2);
    const auto c = static_cast<std::int64_t>(random() % 4);
    const float value = static_cast<float>(random() % 1000) / 7.0F;
    const auto kind = random() % 3;
    const auto push = [&](const Action& action) { history.push(pw::apply(history.current(), action)); };
    if (kind == 0) push(SetParameter{weight_id(o, c), value});
    if (kind == 1) push(SetParameter{bias_id(o), value});
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
