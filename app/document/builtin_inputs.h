#pragma once
// Inputs that need no file.
#include <memory>

#include "app/document/document.h"

namespace pw {

class ThreadPool;

// Measures the maps. `pool` may be null.
std::shared_ptr<const InputStack> make_input_stack(FeatureMaps features, ThreadPool* pool = nullptr);

inline constexpr const char* kSampleName = "sample scene";

// A road scene of 160 x 576 pixels that the project's own generator makes.
std::shared_ptr<const Image> sample_image();

// Four maps of 3 rows x 4 columns of small whole numbers, and two filters of small whole weights: every output can be
// checked in the head.
Document hand_checkable_document();

}  // namespace pw
