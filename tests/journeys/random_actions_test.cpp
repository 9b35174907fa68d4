// Whatever a user does, in any order, and whenever background jobs finish: the window stays consistent,
// its outputs are those of its document, and undo leads back to where it began. The same for the same seed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <limits>
#include <optional>
#include <string>

#include "app/session/settings_file.h"
#include "random_actions.h"
#include "random_actions_document.h"
#include "random_actions_files.h"
#include "random_actions_log.h"
#include "random_actions_outputs.h"
#include "renderer/gl/debug_messages.h"
#include "tests/few.h"

namespace pw {
namespace {

constexpr int kActionsOfATest = 450;
constexpr int kFewActions = 150;
constexpr int kActionsOfASoak = 200;
// One window for so many, the next one with the next seed: a finding can be found again soon.
constexpr int kActionsOfAWindow = 1000;
// What costs more multiply-adds is compared with its definition only now and then.
constexpr std::int64_t kCheapOutputs = 100'000;
constexpr std::size_t kCostlyOutputsEvery = 16;
constexpr std::size_t kPixelsEvery = 8;
constexpr int kTimesToEscape = 60;

// A job runs in the first frame after it was started, or many frames later, or after one that was started later.
ChooseJob random_order(unsigned seed) {
  return [dice = Dice(seed), frames = std::size_t{1}](std::size_t waiting) mutable -> std::optional<std::size_t> {
    if (dice.once_in(32)) frames = std::size_t{1} << dice.below(6);
    if (!dice.once_in(frames)) return std::nullopt;
    return dice.below(waiting);
  };
}

std::vector<BenchRow> made_up_measurement(Progress&) {
  BenchRow row;
  row.work = "forward";
  row.shape = {8, 8, 16, 2};
  row.name = "pointwise";
  row.layout = "planar";
  row.min_us = row.median_us = 10.0;
  return {row};
}

// Some windows compute the outputs of every stack in the background, and some have so little memory for undo that
// stacks are made again.
enum class Budget { kPlenty, kInBackground, kLittleUndo };

SessionLimits limits_of(Budget budget) {
  constexpr std::int64_t kLittleUndoBytes = std::int64_t{2} << 20;
  SessionLimits limits;
  if (budget != Budget::kPlenty) limits.in_frame_bytes = 0;
  limits.undo_bytes = budget == Budget::kLittleUndo ? kLittleUndoBytes : std::numeric_limits<std::int64_t>::max();
  return limits;
}

class RandomActionsTest : public testing::TestWithParam<unsigned> {
 protected:
  // On windows with this seed and those that follow.
  void run(int actions, unsigned seed);

 private:
  void run_window(int actions, unsigned seed);
  void play(int actions, unsigned seed);
  void check();
  void check_gesture();
  void undo_everything();

  WindowOptions options() const {
    WindowOptions options;
    options.size = {640, 400};
    options.extractor = ExtractorKind::kPixels;
    options.files = {files_->path("batch.npy"), files_->path("weights_2x16.npy")};
    return options;
  }
  WindowParts parts(unsigned seed, SettingsFile& settings) const {
    WindowParts parts;
    parts.settings = &settings;
    parts.jobs = JobSchedule(random_order(seed));
    parts.limits = limits_of(budget_);
    parts.measurement = made_up_measurement;
    return parts;
  }

  std::optional<RandomActionsFiles> files_;
  Budget budget_ = Budget::kPlenty;
  Driver* driver_ = nullptr;
  ActionLog* log_ = nullptr;
  double magnitude_ = 0.0;  // the largest since the last action
  const int errors_before_ = gl::reported_errors();
};

void RandomActionsTest::check() {
  EXPECT_EQ(gl::reported_errors(), errors_before_);
  const Session& session = driver_->session();
  const Document& document = session.document();
  ASSERT_TRUE(is_consistent(document));
  const Json& state = driver_->state();
  EXPECT_LT(state["selected"]["map"], document.shape().c);
  EXPECT_LT(state["selected"]["output"], document.network.cout());
  EXPECT_LT(state["n"], document.shape().n);
  EXPECT_TRUE(std::ranges::binary_search(state["selected"]["maps"], state["selected"]["map"]));
  EXPECT_EQ(state["error"].get<std::string>().find('\n'), std::string::npos) << state["error"];
  if (state.contains("probe")) {
    EXPECT_LT(state["probe"]["x"], document.shape().w);
    EXPECT_LT(state["probe"]["y"], document.shape().h);
  }
  const bool is_cheap = output_cost(document) <= kCheapOutputs;
  magnitude_ = is_cheap ? largest_magnitude(document) : 0.0;
  const bool is_compared = is_cheap || log_->count() % kCostlyOutputsEvery == 0;
  // Gains that are trained along are not in the document.
  if (is_compared && !driver_->is_busy() && driver_->training().gain_changes() == nullptr) {
    EXPECT_TRUE(outputs_follow(session));
  }
}

// After each frame.
void RandomActionsTest::check_gesture() {
  const Session& session = driver_->session();
  if (!session.in_gesture() || driver_->training().is_running() || output_cost(session.document()) > kCheapOutputs)
    return;
  magnitude_ = std::max(magnitude_, largest_magnitude(session.document()));
  if (!session.outputs_are_current()) return;
  EXPECT_TRUE(outputs_follow_gesture(session, magnitude_));
}

void RandomActionsTest::play(int actions, unsigned seed) {
  RandomActions stream(seed, {files_->names(), [this](const std::string& name) { return files_->path(name); },
                              budget_ != Budget::kLittleUndo});
  driver_->after_each_frame([this] { check_gesture(); });
  for (int i = 0; i < actions && !HasFailure(); ++i) {
    const RandomAction action = stream.next(driver_->state());
    log_->add(action.text);
    action.perform(*driver_);
    if (log_->count() % kPixelsEvery == 0) driver_->draw_pixels();
    driver_->wait_for_file_dialog();
    check();
  }
  // Dialogs, lists, fields, help and errors close one after the other, and files that still wait come and go.
  for (int i = 0; i < kTimesToEscape; ++i) driver_->key("Escape");
  driver_->wait_idle();
  // What the last of them said.
  driver_->key("Escape");
  check();
}

void RandomActionsTest::undo_everything() {
  // Cost has steps of its own.
  if (driver_->state()["view"] == "cost") driver_->set("view=explore.inputs");
  while (driver_->session().history().undo_steps() > 0 && driver_->session().error().empty()) {
    const auto before = driver_->session().history().undo_steps();
    driver_->key_at_once("Ctrl+Z");
    driver_->frame();
    if (driver_->is_busy()) driver_->wait_idle();
    ASSERT_LT(driver_->session().history().undo_steps(), before) << driver_->state().dump();
  }
  EXPECT_EQ(driver_->session().error(), "");
}

void RandomActionsTest::run_window(int actions, unsigned seed) {
  budget_ = static_cast<Budget>(seed % 3);
  // New ones: what was saved in the window before would be in the dialog.
  files_.emplace();
  ActionLog log(seed);
  log_ = &log;
  SettingsFile settings(files_->settings_path());
  Driver driver(options(), parts(seed, settings));
  driver_ = &driver;
  const Document first = driver.session().document();
  try {
    play(actions, seed);
    if (!HasFailure()) undo_everything();
    if (!HasFailure() && driver.session().history().forgotten() == 0) {
      EXPECT_TRUE(are_byte_equal(driver.session().document(), first));
    }
  } catch (const std::exception& error) {
    ADD_FAILURE() << error.what();
  }
  if (HasFailure()) ADD_FAILURE() << log.text();
}

void RandomActionsTest::run(int actions, unsigned seed) {
  for (int done = 0; done < actions && !HasFailure(); done += kActionsOfAWindow, ++seed) {
    run_window(std::min(actions - done, kActionsOfAWindow), seed);
    if (actions > kActionsOfAWindow)
      std::cerr << std::min(actions, done + kActionsOfAWindow) << " actions, the last of seed " << seed << std::endl;
  }
}

TEST_P(RandomActionsTest, LeaveTheWindowSound) {
  run(few_of(kActionsOfATest, kFewActions), GetParam());
}
INSTANTIATE_TEST_SUITE_P(Seeds, RandomActionsTest, testing::Values(1, 2, 3, 4));

// As many actions as somebody asks for (./dev soak).
using RandomActionsSoak = RandomActionsTest;
TEST_F(RandomActionsSoak, LeavesTheWindowSound) {
  const char* actions = std::getenv("POINTWISE_SOAK_ACTIONS");
  const char* seed = std::getenv("POINTWISE_SOAK_SEED");
  run(actions != nullptr ? std::stoi(actions) : kActionsOfASoak,
      seed != nullptr ? static_cast<unsigned>(std::stoul(seed)) : 100U);
}

}  // namespace
}  // namespace pw
