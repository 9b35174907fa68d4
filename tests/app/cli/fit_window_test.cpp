// `pointwise fit` and the window's training.
#include <gtest/gtest.h>

#include "app/cli/command_line.h"
#include "app/document/builtin_inputs.h"
#include "app/training/training_chunk.h"
#include "compute/core/random.h"
#include "compute/io/arrays/array_file.h"
#include "tests/app/file_dialog/files_test_folder.h"
#include "tests/compute/io/arrays/written_npy.h"

namespace pw {
namespace {

constexpr Shape kStack{2, 7, 6, 9};

Tensor noisy_stack() {
  Tensor stack(kStack);
  Random random(3, 0);
  for (std::int64_t n = 0; n < kStack.n; ++n) {
    for (std::int64_t c = 0; c < kStack.c; ++c) {
      for (float& value : stack.plane(n, c)) value = random.between(-1.0F, 3.0F);
    }
  }
  return stack;
}

std::vector<std::uint8_t> some_labels(int classes) {
  std::vector<std::uint8_t> labels;
  Random random(5, 0);
  for (std::int64_t p = 0; p < kStack.n * kStack.pixels(); ++p) {
    const int kind = random.below(classes + 1);
    labels.push_back(kind == classes ? kUnlabelled : static_cast<std::uint8_t>(kind));
  }
  return labels;
}

// As the window trains on all labels.
PointwiseLayer trained_in_window(const std::vector<std::uint8_t>& labels, const TrainingSettings& settings,
                                 std::int64_t cout, std::int64_t steps) {
  TrainingSetup setup;
  setup.input = make_input_stack({noisy_stack(), {}}, nullptr);
  setup.labels = std::make_shared<const LabelMap>(LabelMap{kStack.n, kStack.h, kStack.w, labels});
  setup.truth.assign(labels.size(), kUnlabelled);
  setup.settings = settings;
  setup.cout = cout;
  PointwiseLayer shown;
  shown.cout = cout;
  shown.cin = kStack.c;
  shown.weight.resize(static_cast<std::size_t>(cout * kStack.c));
  shown.bias.resize(static_cast<std::size_t>(cout));
  TrainingWork work(setup, nullptr);
  TrainingProgress progress = work.start({shown});
  // In pieces, as between frames.
  for (std::int64_t step = 0; step < steps; step += 10) work.run(progress, 10, std::nullopt, nullptr);
  return progress.layers()[0];
}

TEST(FitWindow, EqualSettingsGiveTheSameBytes) {
  const TestFolder folder;
  ASSERT_TRUE(write_stack(folder.path("x.npy"), "", noisy_stack(), AxisOrder::kNhwc, 4));
  for (const auto& [word, kind, rate] : {std::tuple{"sgd", Optimiser::kSgd, 3e-4},
                                         {"momentum", Optimiser::kMomentum, 3e-4},
                                         {"adam", Optimiser::kAdam, 0.01}}) {
    for (const int classes : {2, 3}) {
      SCOPED_TRACE(fmt::format("{}, {} classes", word, classes));
      const std::vector<std::uint8_t> labels = some_labels(classes);
      const std::array<std::int64_t, 3> shape = {kStack.n, kStack.h, kStack.w};
      const FileToWrite file = npy_file(folder.path("l.npy"), labels, shape);
      ASSERT_TRUE(write_files({&file, 1}));
      const std::string w = folder.path("w.npy"), b = folder.path("b.npy");
      std::vector<std::string> arguments = {"pointwise",   "fit",
                                            "-i",          folder.path("x.npy"),
                                            "-l",          folder.path("l.npy"),
                                            "-o",          w,
                                            "-b",          b,
                                            "--optimiser", word,
                                            "--steps",     "50",
                                            "--seed",      "4",
                                            "--decay",     "0.25"};
      std::vector<char*> argv;
      for (std::string& argument : arguments) argv.push_back(argument.data());
      ASSERT_EQ(run_command_line(static_cast<int>(argv.size()), argv.data(), {}), 0);
      TrainingSettings settings;
      settings.optimiser = kind;
      settings.rate = rate;
      settings.decay = 0.25;
      settings.seed = 4;
      const PointwiseLayer layer = trained_in_window(labels, settings, classes, 50);
      EXPECT_EQ(read_array_values(w), layer.weight);
      EXPECT_EQ(read_array_values(b), layer.bias);
    }
  }
}

}  // namespace
}  // namespace pw
