// The window and the command line give the same numbers.
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/document/truth_labels.h"
#include "compute/io/arrays/array_file.h"
#include "compute/io/arrays/npy.h"
#include "learn_test_window.h"

namespace pw {
namespace {

class SameNumbersJourney : public LearnJourney {
 protected:
  std::string path(const std::string& name) const { return folder_.path(name); }

  // The stack and these classes, as files.
  void save(const Document& document, const std::vector<std::uint8_t>& classes) const {
    const Shape& shape = document.shape();
    ASSERT_TRUE(write_npy_stack(path("x.npy"), document.input->features.maps, AxisOrder::kNchw, 4));
    const std::array<std::int64_t, 2> size = {shape.h, shape.w};
    const FileToWrite files[] = {pw::npy_file(path("labels.npy"), std::span<const std::uint8_t>(classes), size)};
    ASSERT_TRUE(write_files(files));
  }
  // Runs the program, which stands a folder above the tests; what it prints goes to out.txt.
  void run(const std::string& arguments) const {
    const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path().parent_path() / "pointwise";
    const std::string command = program.string() + " " + arguments + " --input " + path("x.npy") + " --labels " +
                                path("labels.npy") + " > " + path("out.txt") + " 2> " + path("errors.txt");
    ASSERT_EQ(std::system(command.c_str()), 0) << std::ifstream(path("errors.txt")).rdbuf();
  }

  Driver driver_{opened({})};
};

TEST_F(SameNumbersJourney, FitGivesTheWeightsThatTheWindowTrains) {
  show(driver_);
  driver_.set("labels=sample");
  train_to(driver_, 60);
  const Document& document = driver_.session().document();
  save(document, document.labels->classes);
  run("fit --optimiser sgd --steps 60 --seed " + std::to_string(document.training.seed) + " --output " + path("w.npy") +
      " --bias " + path("b.npy"));
  EXPECT_EQ(read_array_values(path("w.npy")).value(), document.parameters().weight);
  EXPECT_EQ(read_array_values(path("b.npy")).value(), document.parameters().bias);
}

TEST_F(SameNumbersJourney, CompareGivesTheRowsThatTheWindowShows) {
  // Too narrow for curves, which nobody waits for.
  driver_.resize(660, 800);
  driver_.set("view=learn.compare");
  driver_.set("compare.scope=stack");
  driver_.wait_for("the rows", [](const Json& state) { return state["compare"]["has_all_rows"].get<bool>(); });
  const Document& document = driver_.session().document();
  save(document, truth_labels(document));
  run("compare --train-cells 80 --json --seed " + std::to_string(document.training.seed));
  std::ifstream out(path("out.txt"));
  const Json printed = Json::parse(out);
  int compared = 0;
  for (const Json& row : printed["rows"]) {
    for (const Json& shown : driver_.state()["compare"]["rows"]) {
      if (shown["name"] != row["name"]) continue;
      ++compared;
      for (const char* key : {"iou", "accuracy", "variance_explained_raw", "variance_explained_standardised"})
        EXPECT_EQ(shown[key], row[key]) << row["name"] << " " << key;
    }
  }
  EXPECT_EQ(compared, 9);
}

}  // namespace
}  // namespace pw
