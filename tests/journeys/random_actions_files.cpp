#include "random_actions_files.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <random>

#include "app/session/settings.h"
#include "compute/io/arrays/npy.h"
#include "compute/io/arrays/safetensors.h"
#include "compute/io/images/image_file.h"
#include "journey.h"
#include "tests/compute/io/arrays/written_npy.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

void write_stack(const std::string& path, const Tensor& stack) {
  EXPECT_TRUE(write_npy_stack(path, stack, AxisOrder::kNhwc, 4)) << path;
}

std::vector<float> uniform_values(std::int64_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<float> values;
  for (std::int64_t i = 0; i < count; ++i) values.push_back(static_cast<float>(random() % 2001) / 1000.0F - 1.0F);
  return values;
}

void write_array(const std::string& path, const std::vector<float>& values, const std::vector<std::int64_t>& shape) {
  EXPECT_TRUE(test::write_npy_values(path, values, shape)) << path;
}

}  // namespace

RandomActionsFiles::RandomActionsFiles() {
  folder_.folder("files");
  folder_.folder("dialog");
  write_stacks();
  write_weights();
  write_archives();
  write_pictures();
  write_damaged();
  write_settings();
  for (const char* name : {"batch.npy", "photo.png", "weights_2x16.npy", "truncated.npy"})
    fs::copy_file(path(name), dialog_folder() + "/" + name);
}

std::string RandomActionsFiles::add(const std::string& name) {
  names_.push_back(name);
  return path(name);
}

void RandomActionsFiles::write_stacks() {
  write_stack(add("small.npy"), made_up_stack({1, 6, 3, 4}, 3));
  write_stack(add("batch.npy"), made_up_stack({2, 16, 10, 12}, 4));
  write_stack(add("other_batch.npy"), made_up_stack({5, 16, 4, 9}, 5));
  write_stack(add("wide.npy"), made_up_stack({1, 64, 8, 24}, 6));
  write_stack(add("column.npy"), made_up_stack({1, 5, 30, 1}, 7));
  write_stack(add("one.npy"), made_up_stack({1, 1, 1, 1}, 8));
  Tensor holes = made_up_stack({1, 6, 8, 8}, 9);
  holes.plane(0, 1)[5] = kNan;
  holes.plane(0, 2)[5] = kInfinity;
  holes.plane(0, 2)[6] = -kInfinity;
  holes.plane(0, 4)[6] = kInfinity;
  write_stack(add("holes.npy"), holes);
  Tensor nothing({2, 3, 4, 4});
  for (std::int64_t c = 0; c < 3; ++c) std::ranges::fill(nothing.plane(1, c), kNan);
  write_stack(add("half_nan.npy"), nothing);
  Tensor large = made_up_stack({1, 16, 6, 6}, 10);
  for (std::int64_t c = 0; c < 16; ++c) {
    for (float& value : large.plane(0, c)) value *= 3e37F;
  }
  write_stack(add("large.npy"), large);
}

void RandomActionsFiles::write_weights() {
  const auto weights = [&](std::int64_t outputs, std::int64_t inputs) {
    const std::string name = "weights_" + std::to_string(outputs) + "x" + std::to_string(inputs) + ".npy";
    write_array(add(name), uniform_values(outputs * inputs, static_cast<unsigned>(outputs)), {outputs, inputs});
  };
  weights(2, 16);
  weights(3, 64);
  weights(2, 6);
  weights(7, 16);
  weights(40, 6);
  weights(3, 3);
  write_array(path("weights_7x16_bias.npy"), uniform_values(7, 1), {7});
  write_array(path("weights_3x3_bias.npy"), uniform_values(5, 1), {5});
  write_array(add("bias_2.npy"), uniform_values(2, 2), {2});
  std::vector<float> holes = uniform_values(2 * 6, 11);
  holes[3] = kNan;
  holes[8] = kInfinity;
  write_array(add("weights_holes.npy"), holes, {2, 6});
}

void RandomActionsFiles::write_archives() {
  const std::vector<float> values = uniform_values(2 * 16, 12);
  const std::vector<ArrayToWrite> arrays = {{"head/kernel", {2, 16}, values},
                                            {"a", {1, 2, 2, 8}, values},
                                            {"scalar", {}, std::span(values).first(1)},
                                            {"long", {32}, values}};
  EXPECT_TRUE(write_safetensors(add("several.safetensors"), arrays, SafetensorsType::kFloat32));
  EXPECT_TRUE(write_safetensors(add("single.safetensors"), std::span(arrays).first(1), SafetensorsType::kFloat16));
  add("several.safetensors:head/kernel");
  add("several.safetensors:none");
}

void RandomActionsFiles::write_pictures() {
  const auto picture = [&](const std::string& name, int width, int height) {
    std::vector<std::uint8_t> rgb(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    for (std::size_t i = 0; i < rgb.size(); ++i) rgb[i] = static_cast<std::uint8_t>(i * 37 % 256);
    EXPECT_TRUE(write_png(add(name), width, height, rgb));
  };
  picture("photo.png", 24, 16);
  picture("pixel.png", 1, 1);
  picture("line.png", 90, 1);
}

void RandomActionsFiles::cut(const std::string& name, const std::string& of, double share) {
  std::ifstream file(path(of), std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(file), {}};
  content.resize(static_cast<std::size_t>(static_cast<double>(content.size()) * share));
  std::ofstream(add(name), std::ios::binary) << content;
}

void RandomActionsFiles::write_damaged() {
  cut("truncated.npy", "batch.npy", 0.6);
  cut("header.npy", "batch.npy", 0.01);
  cut("truncated.png", "photo.png", 0.5);
  cut("truncated.safetensors", "several.safetensors", 0.7);
  std::ofstream(add("empty.npy")) << "";
  std::ofstream(add("notes.txt")) << "2 apples\n";
  std::ofstream(add("garbage.png"), std::ios::binary) << "\x89PNG\r\n\x1a\n and then nothing of the kind";
  fs::create_directory(add("folder.npy"));
  add("missing.npy");
}

void RandomActionsFiles::write_settings() const {
  Settings settings;
  settings.last_folder = dialog_folder();
  EXPECT_TRUE(save_settings(settings_path(), settings));
}

}  // namespace pw
