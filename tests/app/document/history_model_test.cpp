#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/app/document/history_test_toy.h"

namespace pw {
namespace {

using test::part;
using test::PartPointer;
using test::Toy;

// A naive reference for History: recounts everything each time.
class Model {
 public:
  Model(Toy first, std::int64_t cap) : values_{std::move(first)}, cap_(cap) {}

  void push(const Toy& toy) {
    const bool replaces = in_gesture_ && has_step_;
    if (!replaces) aside_.clear();
    if (in_gesture_ && !replaces) aside_.assign(after_current(), values_.end());
    values_.resize(replaces ? at_ : at_ + 1);
    values_.push_back(toy);
    at_ = values_.size() - 1;
    has_step_ = in_gesture_;
    trim();
  }
  void begin_gesture() {
    aside_.clear();
    in_gesture_ = true;
    has_step_ = false;
  }
  void end_gesture() { in_gesture_ = false; }
  void step(int by) {
    end_gesture();
    const auto to = static_cast<std::int64_t>(at_) + by;
    if (to < 0 || to >= static_cast<std::int64_t>(values_.size())) return;
    at_ = static_cast<std::size_t>(to);
    has_step_ = false;
    trim();
  }
  bool ends_in_gesture() const { return has_step_ && at_ > 0; }
  void restore_redo() {
    values_.resize(at_ + 1);
    values_.insert(values_.end(), aside_.begin(), aside_.end());
    aside_.clear();
  }
  void restart(const Toy& toy) {
    values_ = {toy};
    aside_.clear();
    at_ = 0;
    has_step_ = false;
    end_gesture();
  }
  void fill_in(int recipe, const PartPointer& made) {
    for (auto* toys : {&values_, &aside_}) {
      for (Toy& toy : *toys) {
        if (toy.recomputable == nullptr && toy.recipe == recipe) toy.recomputable = made;
      }
    }
  }

  std::int64_t bytes() const {
    std::set<PartPointer> parts;
    std::int64_t bytes = 0;
    for (const auto* toys : {&values_, &aside_}) {
      for (const Toy& toy : *toys) bytes += collect(toy, parts);
    }
    for (const PartPointer& one : parts) bytes += one->bytes;
    return bytes;
  }
  std::int64_t bytes_beyond_current() const {
    std::set<PartPointer> parts;
    std::int64_t bytes = collect(values_[at_], parts);
    for (const PartPointer& one : parts) bytes += one->bytes;
    return this->bytes() - bytes;
  }
  const std::vector<Toy>& values() const { return values_; }
  std::size_t at() const { return at_; }
  std::int64_t forgotten() const { return forgotten_; }

 private:
  static std::int64_t collect(const Toy& toy, std::set<PartPointer>& parts) {
    parts.insert(toy.lasting.begin(), toy.lasting.end());
    if (toy.recomputable) parts.insert(toy.recomputable);
    return toy.own_bytes;
  }
  std::vector<Toy>::iterator after_current() { return values_.begin() + static_cast<std::ptrdiff_t>(at_ + 1); }
  void trim() {
    const auto is_over = [&] { return bytes_beyond_current() > cap_; };
    if (is_over()) aside_.clear();
    for (std::size_t i = 0; i < at_ && is_over(); ++i) thin(i);
    for (std::size_t i = values_.size() - 1; i > at_ && is_over(); --i) thin(i);
    for (; at_ > 0 && is_over(); --at_, ++forgotten_) values_.erase(values_.begin());
  }
  void thin(std::size_t i) {
    if (values_[i].recomputable != values_[at_].recomputable) values_[i].recomputable.reset();
  }

  std::vector<Toy> values_;
  std::vector<Toy> aside_;  // could be redone before the last gesture
  std::size_t at_ = 0;
  std::int64_t cap_;
  std::int64_t forgotten_ = 0;
  bool in_gesture_ = false;
  bool has_step_ = false;
};

// Applies the same operations to both.
class RandomRun {
 public:
  explicit RandomRun(unsigned seed, std::int64_t cap) : random_(seed), model_(next({}), cap), history_(made_, cap) {}

  void act() {
    const int kind = number(21);
    if (kind < 9) return push();
    if (kind < 12) return step(-1);
    if (kind < 14) return step(1);
    if (kind < 16) return begin_gesture();
    if (kind < 18) return end_gesture();
    if (kind < 19) return fill_in();
    if (kind < 20) return take_back();
    if (number(20) == 0) restart();
  }

  // What differs; empty if nothing does.
  std::string difference() const {
    if (history_.bytes() != model_.bytes()) return "bytes";
    if (history_.bytes_beyond_current() != model_.bytes_beyond_current()) return "bytes beyond the current";
    if (history_.forgotten() != model_.forgotten()) return "forgotten steps";
    if (history_.undo_steps() != model_.at()) return "steps back";
    if (history_.redo_steps() != model_.values().size() - 1 - model_.at()) return "steps forward";
    if (history_.current() != model_.values()[model_.at()]) return "the current value";
    if (history_.before() != nullptr && *history_.before() != model_.values()[model_.at() - 1]) return "the one before";
    if (history_.after() != nullptr && *history_.after() != model_.values()[model_.at() + 1]) return "the one after";
    if (history_.current().recomputable == nullptr && !was_thin_) return "the current value's part was dropped";
    return "";
  }

 private:
  int number(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

  // Shares most parts with the previous one.
  Toy next(Toy toy) {
    toy.id = ++count_;
    toy.own_bytes = number(30);
    if (toy.recomputable == nullptr || number(8) == 0) {
      toy.recipe = count_;
      toy.recomputable = part(200 + number(300));
    }
    if (toy.lasting.empty()) toy.lasting.resize(3);
    for (PartPointer& one : toy.lasting) {
      if (one == nullptr || number(4) == 0) one = part(number(100));
    }
    if (number(5) == 0) toy.lasting[0] = toy.lasting[2];
    made_ = toy;
    return toy;
  }

  void push() {
    const Toy toy = next(history_.current());
    was_thin_ = false;
    model_.push(toy);
    history_.push(toy);
  }
  void step(int by) {
    const Toy* target = by < 0 ? history_.before() : history_.after();
    was_thin_ = target != nullptr ? target->recomputable == nullptr : was_thin_;
    model_.step(by);
    EXPECT_EQ(by < 0 ? history_.undo() : history_.redo(), target != nullptr);
  }
  void take_back() {
    ASSERT_EQ(history_.ends_in_gesture(), model_.ends_in_gesture());
    if (!history_.ends_in_gesture()) return;
    step(-1);
    model_.restore_redo();
    history_.restore_redo();
  }
  void begin_gesture() {
    model_.begin_gesture();
    history_.begin_gesture();
  }
  void end_gesture() {
    model_.end_gesture();
    history_.end_gesture();
  }
  void restart() {
    const Toy toy = next(history_.current());
    was_thin_ = false;
    model_.restart(toy);
    history_.restart(toy);
  }
  void fill_in() {
    if (history_.before() == nullptr || history_.before()->recomputable) return;
    const int recipe = history_.before()->recipe;
    const PartPointer made = part(200);
    model_.fill_in(recipe, made);
    if (history_.current().recipe == recipe) was_thin_ = false;
    history_.fill_in([&](Toy& toy) {
      if (toy.recomputable || toy.recipe != recipe) return false;
      toy.recomputable = made;
      return true;
    });
  }

  std::mt19937 random_;
  int count_ = 0;
  Toy made_;
  Model model_;
  History<Toy> history_;
  bool was_thin_ = false;
};

TEST(HistoryModel, MatchesTheModelThroughTenThousandRandomOperations) {
  for (const std::int64_t cap : {0, 700, 4000}) {
    RandomRun run(static_cast<unsigned>(cap) + 17, cap);
    for (int i = 0; i < 10'000; ++i) {
      run.act();
      const std::string difference = run.difference();
      ASSERT_EQ(difference, "") << "after operation " << i << ", cap " << cap;
    }
  }
}

Toy toy_of(int id, std::int64_t lasting, std::int64_t recomputable) {
  return {id, id, 0, {part(lasting)}, part(recomputable)};
}

TEST(HistoryModel, ThinsBeforeItForgetsAndTheOldestFirst) {
  History<Toy> history(toy_of(0, 10, 100), 150);
  for (int i = 1; i <= 3; ++i) history.push(toy_of(i, 10, 100));
  EXPECT_EQ(history.forgotten(), 0);
  EXPECT_EQ(history.bytes_beyond_current(), 130);
  std::vector<bool> is_thin;
  for (; history.before() != nullptr; history.undo()) is_thin.push_back(history.before()->recomputable == nullptr);
  EXPECT_TRUE(is_thin.back());
  EXPECT_FALSE(is_thin.front());
}

TEST(HistoryModel, ForgetsTheOldestWhereThinningIsNotEnough) {
  History<Toy> history(toy_of(0, 10, 100), 25);
  for (int i = 1; i <= 5; ++i) history.push(toy_of(i, 10, 100));
  EXPECT_EQ(history.undo_steps(), 2U);
  EXPECT_EQ(history.forgotten(), 3);
  ASSERT_NE(history.before(), nullptr);
  EXPECT_EQ(history.before()->id, 4);
  EXPECT_NE(history.current().recomputable, nullptr);
}

TEST(HistoryModel, RestartingDoesNotCountAsForgetting) {
  History<Toy> history(toy_of(0, 10, 100), 0);
  history.push(toy_of(1, 10, 100));
  EXPECT_EQ(history.forgotten(), 1);
  history.restart(toy_of(2, 10, 100));
  EXPECT_EQ(history.forgotten(), 1);
  EXPECT_EQ(history.bytes(), 110);
  EXPECT_EQ(history.bytes_beyond_current(), 0);
}

// The maximum number of parts that a push visits after so many steps.
std::int64_t most_visits_of_a_push(std::int64_t cap, int steps) {
  const PartPointer shared = part(1000);
  History<Toy> history({0, 0, 0, {part(10)}, shared}, cap);
  for (int i = 1; i < steps; ++i) history.push({i, 0, 0, {part(10)}, shared});
  std::int64_t most = 0;
  for (int i = 0; i < 10; ++i) {
    test::visited = 0;
    history.push({i, 0, 0, {part(10)}, shared});
    most = std::max(most, test::visited);
  }
  return most;
}

TEST(HistoryModel, APushCostsTheSameAfterAnyNumberOfSteps) {
  EXPECT_EQ(most_visits_of_a_push(1'000'000, 5000), most_visits_of_a_push(1'000'000, 50));
}

// With 5000 and with 50 steps left by the cap.
TEST(HistoryModel, APushAtTheCapCostsTheSameAfterAnyNumberOfSteps) {
  EXPECT_EQ(most_visits_of_a_push(50'000, 6000), most_visits_of_a_push(500, 6000));
}

}  // namespace
}  // namespace pw
