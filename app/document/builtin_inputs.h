#pragma once
// Inputs that need no file.
#include <memory>

#include "app/document/document.h"
#include "compute/core/error.h"

namespace pw {

// What the window opens with: held out from training, with a curve, lane marks and cars.
inline constexpr std::uint64_t kSampleSeed = 1'000'091;

// A generated road scene of 160 x 576 pixels with its ground truth, without a stack. Any thread; takes a few
// milliseconds.
Input scene_picture(const SceneSource& scene);

// Four maps of 3 rows x 4 columns of small whole numbers, and two filters of small whole weights: every output can be
// checked by mental arithmetic.
std::shared_ptr<const InputStack> hand_checkable_stack();
std::shared_ptr<const Weights> hand_checkable_weights();
Document hand_checkable_document();

}  // namespace pw
