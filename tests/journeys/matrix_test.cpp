// Explore's mode matrix: the same layer as one matrix product, and as a program that really runs.
#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "compute/io/arrays/npy.h"
#include "journey.h"

namespace pw {
namespace {

class MatrixJourney : public StackJourney {
 protected:
  MatrixJourney() { driver_.set("maps.show=matrix"); }

  // Of the position in the middle of row `row` of X or Y, which shows every step-th row in `drawn` ones.
  ImVec2 at_row(const std::string& matrix, std::int64_t row, float across) {
    return driver_.widget(matrix).at(across, (static_cast<float>(row) + 0.5F) / 1440.0F);
  }
  std::string save_folder(const std::string& name) {
    driver_.click("code.save");
    driver_.wait_for_widget("browser.path");
    driver_.key("Ctrl+A");
    driver_.type(folder_.path(name));
    driver_.key("Enter");
    driver_.wait_for_file_dialog();
    driver_.wait_idle();
    return folder_.path(name);
  }
  static int run(const std::string& path) {
    return std::system(("/usr/bin/python3 " + path + "/check.py > /dev/null 2>&1").c_str());
  }
  void expect_runs(const std::string& name) {
    const std::string path = save_folder(name);
    ASSERT_TRUE(std::filesystem::exists(path + "/check.py")) << name;
    EXPECT_EQ(run(path), 0) << name;
    auto y = read_npy_stack(path + "/y.npy", AxisOrder::kNhwc);
    ASSERT_TRUE(y);
    y->plane(0, 0)[3] += 0.25F;
    ASSERT_TRUE(write_npy_stack(path + "/y.npy", *y, AxisOrder::kNhwc, 4));
    EXPECT_NE(run(path), 0) << name;
  }
};

TEST_F(MatrixJourney, ARowIsAPosition) {
  const auto y = driver_.widget("matrix.y");
  driver_.move(y.at(0.5F, 0.5F));
  driver_.click(y.at(0.5F, 0.5F));
  EXPECT_NEAR(driver_.number("/probe/y"), 10.0F, 1.0F);
  driver_.click(driver_.widget("matrix.x").at(0.5F, 0.01F));
  EXPECT_EQ(driver_.number("/probe/y"), 0.0F);
}

TEST_F(MatrixJourney, AColumnOfXIsAMap) {
  driver_.click(driver_.widget("matrix.x").at(10.5F / 64.0F, 0.5F));
  EXPECT_EQ(driver_.value("/selected/map"), 10);
  driver_.click(driver_.widget("matrix.w").at(0.5F, 40.5F / 64.0F));
  EXPECT_EQ(driver_.value("/selected/map"), 40);
}

TEST_F(MatrixJourney, WhatOtherPanelsPointAtIsMarked) {
  driver_.move_away();
  const Picture before = driver_.picture_of("matrix.x");
  driver_.move(driver_.widget("output.0").at(0.3F, 0.2F));
  EXPECT_FALSE(driver_.picture_of("matrix.x") == before);
}

TEST_F(MatrixJourney, GoesBackToTheStackAndForth) {
  EXPECT_EQ(driver_.number("/matrix/reshape"), 1.0F);
  driver_.click("matrix.play");
  driver_.wait_for("a step of the way", [](const Json& state) {
    const float reshape = state.at("matrix").at("reshape").get<float>();
    return reshape > 0.0F && reshape < 1.0F;
  });
  driver_.wait_for("the stack", [](const Json& state) { return state.at("matrix").at("reshape") == 0.0F; });
  driver_.click("matrix.play");
  driver_.wait_for("the matrix", [](const Json& state) { return state.at("matrix").at("reshape") == 1.0F; });
}

TEST_F(MatrixJourney, TheSliderStopsAnywhere) {
  driver_.click(driver_.widget("matrix.reshape").at(0.5F, 0.5F));
  EXPECT_NEAR(driver_.number("/matrix/reshape"), 0.5F, 0.02F);
  driver_.drag("matrix.reshape", 400, 0);
  EXPECT_EQ(driver_.number("/matrix/reshape"), 1.0F);
}

TEST_F(MatrixJourney, CodeIsCopied) {
  driver_.click("code.copy");
  EXPECT_THAT(driver_.copied(), testing::HasSubstr("x.reshape(1440, 64) @ w.T + b"));
  driver_.click("code.1");
  driver_.click("code.copy");
  EXPECT_THAT(driver_.copied(), testing::HasSubstr("nn.Linear(64, 2)"));
  driver_.click("code.2");
  driver_.click("code.copy");
  EXPECT_THAT(driver_.copied(), testing::HasSubstr("# not run here"));
}

TEST_F(MatrixJourney, CopiedCodeKnowsTheSavedFolder) {
  const std::string path = save_folder("saved");
  driver_.click("code.copy");
  EXPECT_THAT(driver_.copied(), testing::HasSubstr("os.chdir(\"" + path + "\")"));
  std::ifstream file(path + "/check.py");
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_THAT(text.str(), testing::HasSubstr("__file__"));
  // It holds other weights than these.
  driver_.set("muted=3");
  driver_.click("code.copy");
  EXPECT_THAT(driver_.copied(), testing::Not(testing::HasSubstr(path)));
  driver_.set("muted=");
  driver_.click("code.copy");
  EXPECT_THAT(driver_.copied(), testing::HasSubstr(path));
}

TEST_F(MatrixJourney, TheDifferenceFromSumsInDoubleIsThatOfTheLayerShown) {
  const auto is_found = [&] { return driver_.value("/matrix").contains("largest_difference"); };
  ASSERT_TRUE(is_found());
  EXPECT_LT(driver_.number("/matrix/largest_difference"), 1e-4F);
  const ImVec2 at = driver_.widget("weight.1.20").centre();
  driver_.move(at);
  driver_.press();
  driver_.move({at.x, at.y - 5});
  driver_.frame(2);
  EXPECT_FALSE(is_found()) << "not summed in every frame of a drag";
  driver_.release();
  driver_.frame(2);
  EXPECT_TRUE(is_found());
}

TEST_F(MatrixJourney, TheSavedProgramAgreesWithTheWindow) {
  expect_runs("plain");
  for (const char* activation : {"relu", "sigmoid", "softmax"}) {
    driver_.key("A");
    expect_runs(activation);
  }
}

// Takes seconds to start; `./dev test --slow` installs what it needs.
TEST_F(MatrixJourney, PytorchsProgramAgreesToo) {
  if (std::getenv("POINTWISE_SLOW") == nullptr) GTEST_SKIP() << "only among the slow tests";
  if (std::system("/usr/bin/python3 -c 'import torch' > /dev/null 2>&1") != 0) GTEST_SKIP() << "needs python3-torch";
  driver_.click("code.1");
  expect_runs("torch");
  for (const char* activation : {"torch relu", "torch sigmoid", "torch softmax"}) {
    driver_.key("A");
    expect_runs(activation);
  }
}

TEST_F(MatrixJourney, MutedMapsAreSilentThereToo) {
  driver_.set("muted=3,17");
  expect_runs("muted");
}

TEST_F(MatrixJourney, OneAndNineOutputsAndABatch) {
  driver_.drop({MatrixJourney::save_weights("one.npy", made_up_parameters(1, 64))});
  expect_runs("one");
  driver_.drop({MatrixJourney::save_weights("nine.npy", made_up_parameters(9, 64))});
  expect_runs("nine");
  driver_.drop({save_stack("batch.npy", made_up_stack({3, 64, 6, 7}))});
  driver_.set("n=2");
  expect_runs("batch");
}

TEST_F(MatrixJourney, AFileInTheOtherAxisOrder) {
  const Tensor stack = made_up_stack({2, 64, 6, 7});
  ASSERT_TRUE(write_npy_stack(folder_.path("planar.npy"), stack, AxisOrder::kNchw, 4));
  driver_.drop({folder_.path("planar.npy")});
  if (driver_.session().document().shape().c != 64) driver_.key("Shift+N");
  driver_.wait_idle();
  const std::string path = save_folder("planar");
  const auto header = read_npy_header(path + "/x.npy");
  ASSERT_TRUE(header);
  EXPECT_EQ(header->shape, (std::vector<std::int64_t>{2, 64, 6, 7}));
  EXPECT_EQ(run(path), 0);
}

TEST_F(MatrixJourney, AFolderWithFilesIsRefused) {
  const std::string path = save_folder("taken");
  std::filesystem::remove(path + "/x.npy");
  driver_.click("code.save");
  driver_.wait_for_widget("browser.path");
  driver_.wait_for_file_dialog();
  driver_.key("Escape");
  EXPECT_FALSE(std::filesystem::exists(path + "/x.npy"));
}

TEST_F(MatrixJourney, TheCurtainHidesTheAnswer) {
  driver_.click("code.copy");
  EXPECT_THAT(driver_.copied(), testing::HasSubstr("# ["));
  driver_.key("H");
  driver_.click("code.copy");
  EXPECT_THAT(driver_.copied(), testing::Not(testing::HasSubstr("# [")));
}

TEST_F(MatrixJourney, AsOneLineTheProgramHasItsButtonsAsWell) {
  driver_.set("theme=projector");
  for (const auto& [width, height] : {std::pair{1600, 900}, {1024, 768}}) {
    driver_.resize(width, height);
    for (const char* name : {"code.copy", "code.save"}) EXPECT_TRUE(driver_.shows(name)) << name << ' ' << width;
    EXPECT_EQ(driver_.shows("code.1"), width > 1024);
  }
  driver_.resize(1600, 900);
  driver_.click("code.1");
  driver_.click("code.copy");
  EXPECT_THAT(driver_.copied(), testing::HasSubstr("from torch import nn"));
}

}  // namespace
}  // namespace pw
