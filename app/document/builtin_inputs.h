#pragma once
// Inputs that need no file.
#include <memory>

#include "app/document/document.h"

namespace pw {

class ThreadPool;

// Measures the maps. `pool` may be null.
std::shared_ptr<const InputStack> make_input_stack(FeatureMaps features, ThreadPool* pool = nullptr);

// What the window opens with: unseen in training, with a curve, marks and cars.
inline constexpr std::uint64_t kSampleSeed = 1'000'091;

// A generated road scene of 160 x 576 pixels with its truth. Any thread; a few milliseconds.
struct SceneInput {
  std::shared_ptr<const Image> image;
  std::shared_ptr<const std::vector<std::uint8_t>> truth;
};
SceneInput scene_input(std::uint64_t seed);
std::string scene_name(std::uint64_t seed);  // "scene 1000091"

// Four maps of 3 rows x 4 columns of small whole numbers, and two filters of small whole weights: every output can be
// checked in the head.
Document hand_checkable_document();

}  // namespace pw
